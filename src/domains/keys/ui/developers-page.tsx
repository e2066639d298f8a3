import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ReadableTag } from '@/trpc/rest/reading'
import { CodeBlock } from '@/ui/code-block'
import { TextLink } from '@/ui/link-button'
import { ReadingPage } from '@/ui/reading-page'
import { curlExample } from './curl'
import { OperationPart } from './operation-part'
import { ProblemList } from './problem-list'

const DOCUMENT = '/api/v1/openapi.json'

const documentLink = (words: ReactNode) => (
  <TextLink>
    <a href={DOCUMENT}>{words}</a>
  </TextLink>
)

/** The API for people: how to begin, every operation from its document, and what each problem means. */
export function DevelopersPage({ origin, tags }: { origin: string; tags: readonly ReadableTag[] }) {
  const t = useTranslations('developers')
  const start = (
    <>
      <p>{t('start.key')}</p>
      <CodeBlock label={t('start.example')}>{curlExample(origin, '/events')}</CodeBlock>
      <p>{t('start.tenant')}</p>
      <p>
        {t.rich('start.document', { document: documentLink })}
      </p>
    </>
  )
  const rules = (
    <ul className="grid list-disc gap-2 ps-5 marker:text-accent">
      {(['lists', 'writes', 'limits', 'growth'] as const).map((rule) => (
        <li key={rule}>{t(`rules.${rule}`)}</li>
      ))}
    </ul>
  )
  const sections = [
    { id: 'start', title: t('start.title'), body: start },
    { id: 'rules', title: t('rules.title'), body: rules },
    ...tags.map(({ name, description, operations }) => ({
      id: name.toLowerCase().replaceAll(' ', '-'),
      title: name,
      body: (
        <>
          <p dir="ltr" lang="en" className="text-start">
            {description}
          </p>
          <div>
            {operations.map((operation) => (
              <OperationPart key={operation.id} operation={operation} />
            ))}
          </div>
        </>
      ),
    })),
    { id: 'problems', title: t('problems.title'), body: <ProblemList /> },
  ]
  return <ReadingPage title={t('title')} lead={t('lead')} sections={sections} />
}
