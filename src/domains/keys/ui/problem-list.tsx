import { useTranslations } from 'next-intl'
import { useFailureText } from '@/i18n/failure-text'
import { PROBLEM_CODES } from '@/trpc/rest/problem-codes'

/** Values that stand in the texts of some problems. */
const SAMPLE = { minutes: 12, scope: 'orders.view', allow: 'GET, HEAD, OPTIONS', maxBytes: 65_536 }

/** Every code a program can meet, each at the place that `type` names. */
export function ProblemList() {
  const t = useTranslations('developers.problems')
  const failureText = useFailureText()
  return (
    <>
      <p>{t('lead')}</p>
      <dl className="grid gap-3">
        {PROBLEM_CODES.map((code) => (
          <div key={code} id={code} className="grid scroll-mt-6 gap-1 border-t border-line pt-3">
            <dt dir="ltr" className="text-start font-bold break-all">
              <code>{code}</code>
            </dt>
            <dd>{code === 'unexpected' ? t('unexpected') : failureText.of({ type: 'rule', code, meta: SAMPLE })}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
