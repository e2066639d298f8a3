/** The fonts of documents; files of `public/fonts`. */
export const DOCUMENT_FONTS = {
  text: 'inter-400',
  bold: 'inter-700',
  display: 'bricolage-grotesque-800',
  arabic: 'noto-kufi-arabic-400',
  arabicBold: 'noto-kufi-arabic-700',
} as const

export type DocumentFonts = Record<keyof typeof DOCUMENT_FONTS, Uint8Array>

let kept: DocumentFonts | undefined

/** The fonts as TrueType files, fetched once for an isolate from our own static files: an edge has no disk. */
export async function documentFonts(appUrl: string): Promise<DocumentFonts> {
  if (kept) return kept
  const { text, bold, display, arabic, arabicBold } = DOCUMENT_FONTS
  const load = async (name: string) => {
    const response = await fetch(`${appUrl}/fonts/${name}.ttf`)
    if (!response.ok) throw new Error(`The font ${name} was answered with ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  }
  const files = await Promise.all([load(text), load(bold), load(display), load(arabic), load(arabicBold)])
  kept = { text: files[0], bold: files[1], display: files[2], arabic: files[3], arabicBold: files[4] }
  return kept
}
