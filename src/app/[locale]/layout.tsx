import type { Metadata, Viewport } from 'next'
import { hasLocale } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { directionOf, routing } from '@/i18n/routing'
import { DirectionProvider } from '@/ui/direction'
import { fontVariables } from '@/ui/fonts'
import '../globals.css'

export const viewport: Viewport = {
  viewportFit: 'cover',
  colorScheme: 'light dark',
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common.site')
  return {
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('description'),
    // Most pages are somebody's own. One that may be found says so by `publicHead`.
    robots: { index: false, follow: true },
  }
}

export default async function RootLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  return (
    <html lang={locale} dir={directionOf(locale)} className={fontVariables}>
      <body>
        <DirectionProvider dir={directionOf(locale)}>{children}</DirectionProvider>
      </body>
    </html>
  )
}
