import { useTranslations } from 'next-intl'
import type { ReadableOperation, ReadableParameter } from '@/trpc/rest/reading'
import { Badge } from '@/ui/badge'
import { CodeBlock } from '@/ui/code-block'
import { Disclosure } from '@/ui/disclosure'

/** One operation: what it is called, what it takes, what it answers. Its own words are those of the document, in English. */
export function OperationPart({ operation }: { operation: ReadableOperation }) {
  const t = useTranslations('developers.operation')
  const { id, method, path, summary, description, permission, parameters, body, answer } = operation
  return (
    <Disclosure
      id={id}
      summary={
        <span className="grid min-w-0 gap-1">
          <span dir="ltr" lang="en" className="text-start">
            {summary}
          </span>
          <code dir="ltr" className="text-start text-small font-normal break-all text-ink-soft">
            {method} {path}
          </code>
        </span>
      }
    >
      <p dir="ltr" lang="en" className="text-start">
        {description}
      </p>
      <p className="flex flex-wrap items-center gap-2 text-small">
        {permission === null ? (
          <Badge tone="info">{t('open')}</Badge>
        ) : (
          <>
            {t('permission')}{' '}
            <code dir="ltr">{permission}</code>
          </>
        )}
      </p>
      {parameters.length > 0 ? <Parameters parameters={parameters} /> : null}
      {body === null ? null : (
        <>
          <h3 className="font-bold">{t('body')}</h3>
          <CodeBlock label={t('body')}>{body}</CodeBlock>
        </>
      )}
      <h3 className="font-bold">{t('answer')}</h3>
      <CodeBlock label={t('answer')}>{answer}</CodeBlock>
    </Disclosure>
  )
}

function Parameters({ parameters }: { parameters: readonly ReadableParameter[] }) {
  const t = useTranslations('developers.operation')
  return (
    <>
      <h3 className="font-bold">{t('parameters')}</h3>
      <dl className="grid gap-2 text-small">
        {parameters.map(({ name, form, isRequired, description }) => (
          <div key={name} className="grid gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
            <dt className="flex flex-wrap items-center gap-2">
              <code dir="ltr" className="font-bold">
                {name}
              </code>
              {isRequired ? <span className="text-ink-soft">{t('required')}</span> : null}
            </dt>
            <dd dir="ltr" lang="en" className="text-start break-words text-ink-soft">
              {[form, description].filter(Boolean).join(' · ')}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
