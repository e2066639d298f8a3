'use client'
import { encodeQR } from 'qr'

/** ISO/IEC 18004 asks for four modules of nothing around a code. */
const QUIET_MODULES = 4

/** What an authenticator app scans: drawn here, so that the secret goes nowhere else. */
export function TotpQr({ uri, label, className }: { uri: string; label: string; className?: string }) {
  const modules = encodeQR(uri, 'raw', { ecc: 'low', border: QUIET_MODULES })
  const path = modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${modules.length} ${modules.length}`} shapeRendering="crispEdges" className={className}>
      <rect width={modules.length} height={modules.length} fill="white" />
      <path d={path} fill="black" />
    </svg>
  )
}
