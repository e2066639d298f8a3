type Texts = { [name: string]: unknown }
const isGroup = (value: unknown): value is Texts => value instanceof Object

/** Of all texts those in the groups named, `common.ui` or a whole `gate`, each at its own place. */
export function textsOf(messages: object, groups: readonly string[]): Texts {
  const picked: Texts = {}
  for (const group of groups) {
    const path = group.split('.')
    const last = path.pop() ?? ''
    let [from, to]: [unknown, Texts] = [messages, picked]
    for (const name of path) {
      from = isGroup(from) ? from[name] : undefined
      const inside = to[name]
      const next = isGroup(inside) ? inside : {}
      to[name] = next
      to = next
    }
    if (isGroup(from)) to[last] = from[last]
  }
  return picked
}
