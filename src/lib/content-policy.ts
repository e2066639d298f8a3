/** What of the scripts inside a page may run, beside the files of the build. */
export type InlineScripts =
  /** A page made for one reader: scripts that carry this answer's own nonce. */
  | { by: 'nonce'; nonce: string }
  /** A page kept for many: these texts alone, each by its `sha256-…` in base64. */
  | { by: 'hash'; hashes: readonly string[] }
  /** Any: pages that Next keeps under `next start`. */
  | { by: 'none' }
  /** Any, and `eval`, by which `next dev` explains errors and swaps code. */
  | { by: 'development' }

function scriptSources(scripts: InlineScripts): string {
  switch (scripts.by) {
    case 'nonce':
      return `'nonce-${scripts.nonce}'`
    case 'hash':
      return scripts.hashes.map((hash) => `'${hash}'`).join(' ')
    case 'none':
      return "'unsafe-inline'"
    case 'development':
      return "'unsafe-inline' 'unsafe-eval'"
  }
}

/** Where a browser tells of what a page was not allowed. */
const POLICY_REPORTS_PATH = '/api/reports'

/**
 * What a page may load and run (https://www.w3.org/TR/CSP3): what is our own, and nothing else. Styles inside the page are
 * free: an event's colours are one, and dialogs write theirs while they are open.
 */
export function contentPolicy(scripts: InlineScripts): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${scriptSources(scripts)}`.trimEnd(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${scripts.by === 'development' ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "media-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // The buyer is led to the payment page by address, never by a form.
    "form-action 'self'",
    "frame-ancestors 'none'",
    `report-uri ${POLICY_REPORTS_PATH}`,
  ].join('; ')
}

/** For answers of the API: they are data, whoever opens them as a page. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** The gate's scanner sees, "near you" asks where; nothing here listens, pays by the browser or speaks to other machines. */
const FEATURES = 'camera=(self), geolocation=(self), ' + ['microphone', 'payment', 'usb', 'serial', 'hid', 'midi', 'display-capture'].map((feature) => `${feature}=()`).join(', ')

const TWO_YEARS_SECONDS = 63_072_000

/** What every answer says beside its policy. Over plain http a browser is not to hear of https alone (RFC 6797, section 7.2). */
export function protectiveHeaders({ https }: { https: boolean }): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': FEATURES,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(https ? { 'strict-transport-security': `max-age=${TWO_YEARS_SECONDS}; includeSubDomains` } : {}),
  }
}
