import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import type { PlainPage } from '@/lib/addresses'
import { TextLink } from '@/ui/link-button'

/** Who runs this installation and answers for it, from its settings. */
export interface Operator {
  name: string
  /** Postal, in one line. */
  address: string
  email: string
}

/** Pages that the texts lead to, by the name of their tag. */
const PLACES = {
  events: '/events',
  tickets: '/tickets',
  faq: '/faq',
  support: '/support',
  refunds: '/refunds',
  terms: '/terms',
  privacy: '/privacy',
  magic: '/magic-link',
  reset: '/forgot-password',
} as const satisfies Record<string, PlainPage>

const linkTo = (href: PlainPage) => (words: ReactNode) => (
  <TextLink>
    <Link href={href}>{words}</Link>
  </TextLink>
)

const LINKS = Object.fromEntries(Object.entries(PLACES).map(([tag, href]) => [tag, linkTo(href)]))

const MARKS = {
  p: (words: ReactNode) => <p>{words}</p>,
  list: (items: ReactNode) => <ul className="grid list-disc gap-2 ps-5 marker:text-accent">{items}</ul>,
  item: (words: ReactNode) => <li>{words}</li>,
  b: (words: ReactNode) => <strong>{words}</strong>,
  ...LINKS,
}

/** What the tags of an info text become: paragraphs, lists, links to our pages. */
export const infoTags = MARKS

const said = (words: string) => words
const asLine = (words: string) => `${words}\n`

/** The same for programs: plain text, a line for each paragraph and item of a list. */
export const plainTags = { ...Object.fromEntries(Object.keys(MARKS).map((tag) => [tag, said])), p: asLine, item: asLine }

/** Words of another direction in the middle of a sentence: what follows stays where it belongs (first strong isolate). */
const isolated = (words: string) => `\u2068${words}\u2069`

/** The same, and who runs the site: `{operator}`, `{address}`, `<mail></mail>`. */
export const operatorTags = ({ name, address, email }: Operator) => ({
  ...MARKS,
  operator: isolated(name),
  address: isolated(address),
  mail: () => (
    <TextLink>
      <a href={`mailto:${email}`} dir="ltr">
        {email}
      </a>
    </TextLink>
  ),
})
