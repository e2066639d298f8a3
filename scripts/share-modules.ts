import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'

/** Shorter ones cost as much to fetch from elsewhere as to repeat. */
const WORTH_SHARING_CHARACTERS = 500

interface Factory {
  /** Its place in the file's array. */
  index: number
  start: number
  end: number
  /** The modules' numbers and the code: what two files may have in common. */
  identity: string
}

/** The module factories of a Turbopack chunk, `module.exports=[1,2,a=>{…},3,(a,b,c)=>{…}]`; none in a file of another form. */
function factoriesOf(source: string): Factory[] {
  const [statement] = parseSync('chunk.cjs', source).program.body
  if (statement?.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return []
  const { right } = statement.expression
  if (right.type !== 'ArrayExpression') return []
  let ids: string[] = []
  return right.elements.flatMap((element, index) => {
    if (!element) return []
    const text = source.slice(element.start, element.end)
    if (element.type === 'Literal') {
      ids.push(text)
      return []
    }
    const identity = `${ids.join()}|${text}`
    ids = []
    return [{ index, start: element.start, end: element.end, identity }]
  })
}

/**
 * Turbopack gives every page a chunk of its own with all it imports: the database's driver is in each of them. On a disk
 * that costs nothing, in a worker each copy counts. Here a chunk takes what an earlier file has from that file.
 * Answers how many characters were saved.
 */
export async function shareModules(directory: string): Promise<number> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.js')).toSorted()
  const files = await Promise.all(names.map(async (name) => ({ name, source: await readFile(join(directory, name), 'utf8') })))
  const homes = new Map<string, string>()
  let saved = 0
  const writes: Promise<void>[] = []
  // In one order, so that files never need each other both ways.
  for (const { name, source } of files) {
    let shared = source
    for (const { index, start, end, identity } of factoriesOf(source).toReversed()) {
      const home = homes.get(identity)
      if (home === undefined || end - start < WORTH_SHARING_CHARACTERS) {
        homes.set(identity, `require(${JSON.stringify(`./${name}`)})[${index}]`)
        continue
      }
      shared = shared.slice(0, start) + home + shared.slice(end)
      saved += end - start - home.length
    }
    if (shared !== source) writes.push(writeFile(join(directory, name), shared))
  }
  await Promise.all(writes)
  return saved
}
