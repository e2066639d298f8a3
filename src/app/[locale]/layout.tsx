import type { Metadata, Viewport } from 'next'
import { hasLocale } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { routing } from '@/i18n/routing'
import { manifestPath } from '@/i18n/web-manifest'
import { HOUSE_COLOURS } from '@/lib/contrast'
import { directionOf } from '@/lib/translated'
import { DirectionProvider } from '@/ui/direction'
import { fontVariables } from '@/ui/fonts'
import { OldBrowser } from '@/ui/old-browser'
import '../globals.css'

export const viewport: Viewport = {
  viewportFit: 'cover',
  colorScheme: 'light dark',
  themeColor: HOUSE_COLOURS.primary,
}

interface RootProps {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: RootProps): Promise<Metadata> {
  const [t, { locale }] = await Promise.all([getTranslations('common.site'), params])
  return {
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('description'),
    manifest: hasLocale(routing.locales, locale) ? manifestPath(locale) : null,
    // Most pages are somebody's own. One that may be found says so by `publicHead`.
    robots: { index: false, follow: true },
  }
}

export default async function RootLayout({ children, params }: RootProps & { children: ReactNode }) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  return (
    <html lang={locale} dir={directionOf(locale)} className={fontVariables}>
      <body>
        <OldBrowser />
        <DirectionProvider dir={directionOf(locale)}>{children}</DirectionProvider>
      </body>
    </html>
  )
}
