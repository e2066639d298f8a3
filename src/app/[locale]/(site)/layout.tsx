import { Globe, Menu } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { AccountSlot } from '@/domains/identity/ui/account-slot'
import { CartSign } from '@/domains/inventory/ui/cart-sign'
import { OfflineReady } from '@/domains/tickets/ui/offline-ready'
import { ClientTexts } from '@/i18n/client-texts'
import { LocaleLinks } from '@/i18n/locale-links'
import { NavLink } from '@/i18n/nav-link'
import { Link } from '@/i18n/navigation'
import { TrpcProvider } from '@/trpc/client'
import { DialogClose, Sheet } from '@/ui/dialog'
import { headerLinkStyle, menuItemStyle } from '@/ui/menu-style'
import { Popover } from '@/ui/popover'
import { CONTENT_ID, SkipLink } from '@/ui/skip-link'
import { ToastRegion } from '@/ui/toast'
import { Wordmark } from '@/ui/wordmark'

const PLACES = [
  { href: '/events', name: 'events' },
  { href: '/tickets', name: 'myTickets' },
] as const

const INFO = [
  { href: '/support', name: 'support' },
  { href: '/faq', name: 'faq' },
  { href: '/refunds', name: 'refunds' },
  { href: '/about', name: 'about' },
  { href: '/terms', name: 'terms' },
  { href: '/privacy', name: 'privacy' },
  { href: '/developers', name: 'developers' },
] as const

export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <ClientTexts place="site">
      <TrpcProvider>
        <ToastRegion>
          <div data-place="site" className="flex min-h-dvh flex-col">
            <SkipLink />
            <Header />
            <main id={CONTENT_ID} tabIndex={-1} className="flex grow flex-col outline-none">
              {children}
            </main>
            <Footer />
            <OfflineReady />
          </div>
        </ToastRegion>
      </TrpcProvider>
    </ClientTexts>
  )
}

function Header() {
  const t = useTranslations('common.nav')
  const locale = useLocale()
  return (
    <header className="ground-event-1 print:hidden">
      <div className="page-wrap flex min-h-16 flex-wrap items-center gap-x-2 py-2 md:gap-x-6">
        <Link href="/" aria-label={t('home')} className="inline-flex min-h-11 items-center rounded-control">
          <Wordmark name="Fairground" />
        </Link>
        <nav aria-label={t('main')} className="hidden gap-1 md:flex">
          {PLACES.map(({ href, name }) => (
            <NavLink key={href} href={href} className={headerLinkStyle}>
              {t(name)}
            </NavLink>
          ))}
        </nav>
        <div className="ms-auto flex items-center xs:gap-1">
          <div className="hidden md:block">
            <Popover
              label={t('languages')}
              trigger={
                <button
                  type="button"
                  aria-label={`${t('languages')}: ${locale}`}
                  className={`${headerLinkStyle} gap-2 uppercase`}
                >
                  <Globe aria-hidden className="size-5" />
                  {locale}
                </button>
              }
            >
              <LocaleLinks linkClassName={menuItemStyle} />
            </Popover>
          </div>
          <CartSign />
          <AccountSlot />
          <div className="md:hidden">
            <SiteMenu />
          </div>
        </div>
      </div>
    </header>
  )
}

function SiteMenu() {
  const t = useTranslations('common.nav')
  const info = useTranslations('info.names')
  const trigger = (
    <button
      type="button"
      aria-label={t('menu')}
      className="-me-2 inline-flex size-11 items-center justify-center rounded-control"
    >
      <Menu aria-hidden className="size-6" />
    </button>
  )
  return (
    <Sheet title={t('menu')} trigger={trigger}>
      <nav aria-label={t('main')} className="-mx-3 grid text-lead">
        {PLACES.map(({ href, name }) => (
          <DialogClose key={href}>
            <NavLink href={href} className={menuItemStyle}>
              {t(name)}
            </NavLink>
          </DialogClose>
        ))}
      </nav>
      <h2 className="mt-6 mb-1 text-small font-bold text-ink-soft">{info('title')}</h2>
      <nav aria-label={info('title')} className="-mx-3 grid grid-cols-2">
        {INFO.map(({ href, name }) => (
          <DialogClose key={href}>
            <NavLink href={href} className={menuItemStyle}>
              {info(name)}
            </NavLink>
          </DialogClose>
        ))}
      </nav>
      <h2 className="mt-6 mb-1 text-small font-bold text-ink-soft">{t('languages')}</h2>
      <LocaleLinks className="-mx-3 grid grid-cols-2" linkClassName={menuItemStyle} />
    </Sheet>
  )
}

function Footer() {
  const nav = useTranslations('common.nav')
  const t = useTranslations('common.footer')
  const info = useTranslations('info.names')
  return (
    <footer className="mt-auto bg-sunken print:hidden">
      <div aria-hidden className="h-3 wristband" />
      <div className="page-wrap grid gap-10 py-12 sm:grid-cols-3 lg:grid-cols-[2fr_1fr_1fr_1fr]">
        <div className="grid max-w-md content-start gap-2 sm:col-span-3 lg:col-span-1">
          <p className="font-display text-title font-extrabold tracking-display">{t('promise')}</p>
          <p className="text-ink-soft">{t('promiseDetail')}</p>
        </div>
        <nav aria-label={t('explore')} className="-mx-3">
          <h2 className="px-3 pb-1 text-small font-bold text-ink-soft">{t('explore')}</h2>
          <div className="grid grid-cols-2 sm:grid-cols-1">
            {PLACES.map(({ href, name }) => (
              <NavLink key={href} href={href} className={menuItemStyle}>
                {nav(name)}
              </NavLink>
            ))}
            <NavLink href="/desk" prefetch={false} className={menuItemStyle}>
              {nav('organise')}
            </NavLink>
          </div>
        </nav>
        <nav aria-label={info('title')} className="-mx-3">
          <h2 className="px-3 pb-1 text-small font-bold text-ink-soft">{info('title')}</h2>
          <div className="grid grid-cols-2 sm:grid-cols-1">
            {INFO.map(({ href, name }) => (
              <NavLink key={href} href={href} className={menuItemStyle}>
                {info(name)}
              </NavLink>
            ))}
          </div>
        </nav>
        <nav aria-label={nav('languages')} className="-mx-3">
          <h2 className="px-3 pb-1 text-small font-bold text-ink-soft">{nav('languages')}</h2>
          <LocaleLinks className="grid grid-cols-2 sm:grid-cols-1" linkClassName={menuItemStyle} />
        </nav>
      </div>
    </footer>
  )
}
