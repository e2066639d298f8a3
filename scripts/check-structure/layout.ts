import { DOMAINS } from './layers.ts'
import type { Violation } from './source.ts'

const PAGE_LINES_MAX = 80

const TOP_FOLDERS = ['app', 'domains', 'db', 'trpc', 'platform', 'i18n', 'ui', 'lib']
const TOP_FILES = /^(env|worker|middleware|instrumentation-client)((\.db)?\.test)?\.ts$|^[a-z-]+\.d\.ts$/

/** File names inside `src/domains/<domain>/`, tests aside. */
const DOMAIN_FILES = [
  /^(contract|model|queries|events|handlers|router|testing)\.ts$/,
  /^(model|queries|commands)\/[a-z][a-z0-9-]*\.ts$/,
  /^jobs\/[a-z][a-z0-9-]*(\.run)?\.ts$/,
  /^ui\/([a-z][a-z0-9-]*\/)*[a-z][a-z0-9-]*\.(ts|tsx|css)$/,
]

/** The names Next gives a meaning to, and the style sheet of a root layout. */
const ROUTE_FILES =
  /^(page|layout|template|loading|error|global-error|not-found|global-not-found|forbidden|unauthorized|default|icon|apple-icon|opengraph-image|twitter-image)\.tsx$|^(route|sitemap|robots|manifest)\.ts$|^[a-z-]+\.css$|\.(ico|png|svg|jpg|woff2)$/

/** Rules on names: every file stands where the house has a place for it. */
export function checkLayout(paths: readonly string[], linesOf: (path: string) => number): Violation[] {
  const found: Violation[] = []
  for (const path of paths) {
    const problem = misplaced(path)
    if (problem) found.push({ path, line: 1, ...problem })
    if (/^src\/app\/(.*\/)?page\.tsx$/.test(path) && linesOf(path) > PAGE_LINES_MAX) {
      found.push({
        path,
        line: PAGE_LINES_MAX + 1,
        wrong: `a page of ${linesOf(path)} lines`,
        instead: `A page composes: ${PAGE_LINES_MAX} lines at most; move the rest to src/domains/<domain>/ui`,
      })
    }
  }
  return found
}

function misplaced(path: string): Pick<Violation, 'wrong' | 'instead'> | null {
  const [root, top = '', ...rest] = path.split('/')
  if (/(^|\/)index\.(ts|tsx)$/.test(path)) {
    return { wrong: 'an index file', instead: 'Name the file after what is in it, and import that file' }
  }
  if (root !== 'src') return null
  if (rest.length === 0) {
    if (TOP_FILES.test(top)) return null
    return { wrong: `the file ${top} at the top of src`, instead: 'Only env.ts, worker.ts, middleware.ts, instrumentation-client.ts, their tests and ambient .d.ts files stand there' }
  }
  if (!TOP_FOLDERS.includes(top)) {
    return { wrong: `the folder src/${top}`, instead: `The folders of src are ${TOP_FOLDERS.join(', ')}` }
  }
  if (top === 'domains') return misplacedInDomain(rest)
  const name = rest.at(-1) ?? ''
  if (top === 'app' && !ROUTE_FILES.test(withoutTest(name))) {
    return { wrong: `the file ${name} in src/app, which holds routes only`, instead: 'Move it to src/domains/<domain>/ui, src/ui or src/trpc' }
  }
  return null
}

function misplacedInDomain([domain = '', ...rest]: readonly string[]): Pick<Violation, 'wrong' | 'instead'> | null {
  if (!DOMAINS.some((known) => known === domain)) {
    return { wrong: `the domain "${domain}"`, instead: `The domains are ${DOMAINS.join(', ')}` }
  }
  const inside = withoutTest(rest.join('/'))
  if (DOMAIN_FILES.some((allowed) => allowed.test(inside))) return null
  return {
    wrong: `the file ${rest.join('/')} in a domain`,
    instead:
      'A domain has contract.ts, model.ts or model/<name>.ts, queries.ts or queries/<name>.ts, commands/<verb>.ts, events.ts, handlers.ts, jobs/<name>.ts with its lazily loaded body jobs/<name>.run.ts, router.ts, ui/…, testing.ts, and tests beside them',
  }
}

/** `commands/reserve.db.test.ts` stands where `commands/reserve.ts` may. */
function withoutTest(path: string): string {
  return path.replace(/(\.db)?\.test\.(tsx?)$/, '.$2')
}
