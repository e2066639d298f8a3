import { encodeQR } from 'qr'

/** ISO/IEC 18004 asks for four modules of nothing around a code. */
const QUIET_MODULES = 4

/** The dark modules of a text's QR code, row by row, quiet zone included. A seventh of it may be torn or wet; more would make its modules too small. */
export function qrMatrix(text: string): boolean[][] {
  return encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_MODULES })
}

/** The code as an SVG path in units of a module, one subpath for each run of dark modules. */
export function qrPath(matrix: readonly (readonly boolean[])[]): string {
  return matrix.flatMap((row, y) => darkRuns(row).map(({ x, length }) => `M${x} ${y}h${length}v1h-${length}z`)).join('')
}

/** The runs of dark modules in a row. */
export function darkRuns(row: readonly boolean[]): { x: number; length: number }[] {
  const runs: { x: number; length: number }[] = []
  row.forEach((dark, x) => {
    const last = runs.at(-1)
    if (!dark) return
    if (last && last.x + last.length === x) last.length += 1
    else runs.push({ x, length: 1 })
  })
  return runs
}
