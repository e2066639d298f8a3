import { describe, expect, it } from 'vitest'
import { contentPolicy, DATA_POLICY, protectiveHeaders, type InlineScripts } from './content-policy'

const sourcesOf = (scripts: InlineScripts) =>
  Object.fromEntries(contentPolicy(scripts).split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ')
    return [name, sources]
  }))

describe('contentPolicy', () => {
  it('lets a page for one reader run what carries the nonce', () => {
    expect(sourcesOf({ by: 'nonce', nonce: 'abc' })['script-src']).toEqual(["'self'", "'nonce-abc'"])
  })

  it('lets a page for many run what was in it when it was made', () => {
    expect(sourcesOf({ by: 'hash', hashes: ['sha256-a=', 'sha256-b='] })['script-src']).toEqual(["'self'", "'sha256-a='", "'sha256-b='"])
    expect(sourcesOf({ by: 'hash', hashes: [] })['script-src']).toEqual(["'self'"])
  })

  it('frees inline scripts for Next alone, and eval for its development', () => {
    const all = [{ by: 'nonce', nonce: 'a' }, { by: 'hash', hashes: ['sha256-a='] }] as const
    for (const scripts of all) expect(String(sourcesOf(scripts)['script-src'])).not.toMatch(/unsafe/)
    expect(sourcesOf({ by: 'none' })['script-src']).toEqual(["'self'", "'unsafe-inline'"])
    expect(sourcesOf({ by: 'development' })['script-src']).toContain("'unsafe-eval'")
    expect(sourcesOf({ by: 'development' })['connect-src']).toEqual(["'self'", 'ws:'])
  })

  it('loads nothing from anywhere else, sits in no frame and sends its forms nowhere else', () => {
    const policy = sourcesOf({ by: 'nonce', nonce: 'a' })
    expect(policy).toMatchObject({
      'default-src': ["'none'"], 'object-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'self'"], 'frame-ancestors': ["'none'"], 'connect-src': ["'self'"],
    })
    expect(Object.values(policy).flat().filter((source) => /^(https?:|\*)/.test(source))).toEqual([])
  })
})

it('tells of https only over https', () => {
  expect(protectiveHeaders({ https: true })).toHaveProperty('strict-transport-security')
  expect(protectiveHeaders({ https: false })).not.toHaveProperty('strict-transport-security')
  expect(protectiveHeaders({ https: false })).toMatchObject({ 'x-content-type-options': 'nosniff', 'cross-origin-opener-policy': 'same-origin' })
})

it('what is data runs nothing', () => {
  expect(DATA_POLICY).toContain("default-src 'none'")
})
