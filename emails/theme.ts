/** Mail programs know no variables: the site's colours by day, written out. The night's are in the layout's style sheet. */
export const PAPER = '#f3f5f2'
export const SURFACE = '#ffffff'
export const LINE = '#cdd5d0'
export const INK = '#0d1512'
export const INK_SOFT = '#47544e'
export const GREEN = '#00543d'
export const PINK = '#ff9ecb'

export const FACE = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, Tahoma, sans-serif"
export const DISPLAY_FACE = "'Bricolage Grotesque', 'Arial Black', 'Segoe UI Black', 'Segoe UI', Arial, Tahoma, sans-serif"

/** Names may be one long word: without this it makes the whole mail wider than a phone. */
export const WRAPS = { overflowWrap: 'anywhere', wordBreak: 'break-word' } as const

/** Laid over the inline styles by programs that follow the reader's theme; the others keep the day. */
export const NIGHT = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper, body > table > tbody > tr > td { background-color: #0b110f !important; }
  .surface { background-color: #141c19 !important; }
  .ink { color: #eff5f1 !important; }
  .soft { color: #abb9b2 !important; }
  .accent { color: #ff9ecb !important; }
  .line { border-color: #47544e !important; }
  .action { background-color: #ff9ecb !important; color: #0d1512 !important; }
}
@media (max-width: 480px) {
  .part { padding-left: 20px !important; padding-right: 20px !important; }
}`
