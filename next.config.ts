import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  // `next dev` listens as localhost and is opened as 127.0.0.1.
  allowedDevOrigins: ['127.0.0.1'],
  // The front door answers these; under `next dev` and `next start` its route does, at an address of its own.
  rewrites: async () => [
    { source: '/:file(robots\\.txt|sitemap\\.xml)', destination: '/api/found/:file' },
    { source: '/sitemaps/:file', destination: '/api/found/sitemaps/:file' },
  ],
  // `npm run verify` type-checks the whole project; the compiler's own pass over the routes would repeat it.
  typescript: { ignoreBuildErrors: true },
}

const withTexts = createNextIntlPlugin({
  requestConfig: './src/i18n/request.ts',
  // Messages are read by the build, so that neither a browser nor a render has to: a page goes without the reader of ICU.
  experimental: { messages: { path: './src/i18n/messages', locales: 'infer', format: 'json', precompile: true } },
})

export default withTexts(config)
