import { qrMatrix, qrPath } from '../model/qr'

interface QrCodeProps {
  text: string
  /** What it is, for those who do not see it. */
  label: string
  className?: string
}

/** A QR code that fills its place, dark on light in every theme, its quiet zone inside. Drawn wherever it is rendered. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const matrix = qrMatrix(text)
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${matrix.length} ${matrix.length}`} shapeRendering="crispEdges" className={className}>
      <rect width={matrix.length} height={matrix.length} fill="white" />
      <path d={qrPath(matrix)} fill="black" />
    </svg>
  )
}
