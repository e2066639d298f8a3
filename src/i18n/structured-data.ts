import type { BreadcrumbList, FAQPage, Organization, SearchAction, Thing, WebSite, WithActionConstraints } from 'schema-dts'
import { addressOf } from '@/lib/addresses'
import type { Locale } from '@/lib/translated'

interface Site {
  /** `https://fairground.example`, no trailing slash. */
  origin: string
  locale: Locale
  name: string
  description: string
}

/** Who runs the site, the same on every page by its id. */
const houseId = (origin: string) => `${origin}/#organization`

/** The site and the house behind it, with the search that a search engine may offer by itself. */
export function siteData({ origin, locale, name, description }: Site): Thing[] {
  const organization: Organization = { '@type': 'Organization', '@id': houseId(origin), name, url: origin, logo: `${origin}/icon.svg` }
  const search: WithActionConstraints<SearchAction> = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${origin}${addressOf('/events', locale)}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  }
  const website: WebSite = {
    '@type': 'WebSite',
    '@id': `${origin}/#website`,
    name,
    description,
    url: origin + addressOf('/', locale),
    inLanguage: locale,
    publisher: { '@id': houseId(origin) },
    potentialAction: search,
  }
  return [website, organization]
}

/** The way to a page, from the first step on; `path` begins with the language. */
export function breadcrumbData(origin: string, steps: readonly { name: string; path: string }[]): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({ '@type': 'ListItem', position: index + 1, name, item: origin + path })),
  }
}

/** Questions with their answers, each as plain text. */
export function faqData(questions: readonly { question: string; answer: string }[]): FAQPage {
  return {
    '@type': 'FAQPage',
    mainEntity: questions.map(({ question, answer }) => ({ '@type': 'Question', name: question, acceptedAnswer: { '@type': 'Answer', text: answer } })),
  }
}
