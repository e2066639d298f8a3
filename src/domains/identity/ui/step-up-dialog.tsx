'use client'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { Dialog } from '@/ui/dialog'
import { SkeletonRegion, SkeletonText } from '@/ui/skeleton'
import { RequestFailure } from './failures'
import { SecondFactorForm } from './second-factor-form'
import { SetUpSecondFactor } from './set-up-second-factor'

/** Asks for a code; who has no second factor yet sets one up here, without leaving the page. */
export function StepUpDialog({ onAnswer }: { onAnswer: (isShown: boolean) => void }) {
  const t = useTranslations('identity.stepUp')
  const { data: factor, error } = trpc.identity.secondFactor.useQuery(undefined, { staleTime: 0 })
  const show = trpc.identity.showSecondFactor.useMutation({
    onSuccess: ({ outcome }) => {
      if (outcome === 'shown') onAnswer(true)
    },
  })
  return (
    <Dialog
      open
      onOpenChange={() => onAnswer(false)}
      title={factor?.since === null ? t('setUpTitle') : t('title')}
      description={factor?.since === null ? t('setUpLead') : t('lead')}
    >
      <div className="pb-2">
        <RequestFailure error={error} />
        {!factor && !error ? (
          <SkeletonRegion>
            <SkeletonText lines={2} />
          </SkeletonRegion>
        ) : null}
        {factor?.since ? <SecondFactorForm request={show} action={t('goOn')} /> : null}
        {factor && !factor.since ? <SetUpSecondFactor hasPassword={factor.hasPassword} onDone={() => onAnswer(true)} /> : null}
      </div>
    </Dialog>
  )
}
