import { encodeQR } from 'qr'
import { useTranslations } from 'next-intl'

/** What a phone's camera reads: the page that pairs, with the code behind `#`, which no server gets to see. */
export function PairingCode({ origin, code }: { origin: string; code: string }) {
  const t = useTranslations('devices.pairing')
  const matrix = encodeQR(`${origin}/pair#${code}`, 'raw', { ecc: 'medium', border: 4 })
  const dark = matrix.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <div className="grid justify-items-center gap-3">
      <svg role="img" aria-label={t('qr')} viewBox={`0 0 ${matrix.length} ${matrix.length}`} shapeRendering="crispEdges" className="w-full max-w-64 rounded-card border border-line">
        <rect width={matrix.length} height={matrix.length} fill="white" />
        <path d={dark} fill="black" />
      </svg>
      <p className="text-center text-ink-soft">{t('byHand', { address: `${origin.replace(/^https?:\/\//, '')}/pair` })}</p>
      <output dir="ltr" aria-label={t('code')} className="text-center font-display text-title font-extrabold tabular-nums">
        {code}
      </output>
    </div>
  )
}
