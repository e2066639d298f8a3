import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { addressOf } from '@/lib/addresses'
import { Card } from '@/ui/card'
import { TextLink } from '@/ui/link-button'
import { PageHeading } from '@/ui/page-heading'
import type { AccountView, GoogleRefusal, GoogleView, SecondFactorView, SessionsResult } from '../contract'
import { ChangeEmail } from './change-email'
import { ChangePassword } from './change-password'
import { GoogleRefused } from './google-refused'
import { GoogleSettings } from './google-settings'
import { SecondFactorSettings } from './second-factor-settings'
import { SessionList } from './session-list'

interface SecurityPageProps {
  account: AccountView
  google: GoogleView
  /** Of a way to Google and back that has just ended. */
  googleRefusal: GoogleRefusal | null
  secondFactor: SecondFactorView
  sessions: SessionsResult
}

/** The ways into an account, and who is in. */
export function SecurityPage({ account, google, googleRefusal, secondFactor, sessions }: SecurityPageProps) {
  const t = useTranslations('identity.security')
  const nav = useTranslations('common.nav')
  const locale = useLocale()
  const back = (
    <TextLink>
      <Link href="/account">{nav('account')}</Link>
    </TextLink>
  )
  return (
    <div className="page-wrap grow pb-16">
      <PageHeading eyebrow={back} title={t('title')} lead={t('lead')} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="grid gap-6">
          <Section id="password" title={t('passwordTitle')} lead={account.hasPassword ? t('passwordLead') : t('noPasswordLead')}>
            <ChangePassword hasPassword={account.hasPassword} />
          </Section>
          <Section id="email" title={t('emailTitle')} lead={t('emailLead')}>
            <ChangeEmail email={account.email} hasPassword={account.hasPassword} />
          </Section>
        </div>
        <div className="grid gap-6">
          <Section id="second-factor" title={t('secondFactorTitle')} lead={t('secondFactorLead')}>
            <SecondFactorSettings factor={secondFactor} />
          </Section>
          {google.isOffered ? (
            <Section id="google" title="Google" lead={t('googleLead')}>
              <GoogleRefused reason={googleRefusal} />
              <GoogleSettings google={google} hasPassword={account.hasPassword} here={addressOf('/account/security', locale)} />
            </Section>
          ) : null}
          <Section id="devices" title={t('devicesTitle')} lead={t('devicesLead')}>
            <SessionList initial={sessions} />
          </Section>
        </div>
      </div>
    </div>
  )
}

function Section({ id, title, lead, children }: { id: string; title: string; lead: string; children: ReactNode }) {
  return (
    <Card id={id} className="grid scroll-mt-6 gap-4">
      <header className="grid gap-1">
        <h2 className="font-display text-title font-extrabold tracking-display">{title}</h2>
        <p className="text-ink-soft">{lead}</p>
      </header>
      {children}
    </Card>
  )
}
