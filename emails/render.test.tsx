import { expect, test } from 'vitest'
import { MagicLink } from './magic-link'
import { renderMail } from './render'

const texts = {
  preview: 'One tap.',
  heading: 'Come on in',
  greeting: 'Hello <b>Ada</b>,',
  body: 'Here is your link.',
  action: 'Sign in',
  lifetime: 'It works once.',
  notYou: 'Not you?',
}
const url = 'https://fairground.example/ar/magic-link?token=abc&returnTo=%2Far'
const frame = { locale: 'ar', dir: 'rtl', siteUrl: 'https://fairground.example', promise: 'No surprises.', orOpen: 'Or open:' } as const

test('a mail has both its forms, and its link in each', async () => {
  const { html, text } = await renderMail(<MagicLink frame={frame} url={url} texts={texts} />)
  expect(html).toContain('dir="rtl"')
  expect(html).toContain(`href="${url.replaceAll('&', '&amp;')}"`)
  expect(html).toContain('&lt;b&gt;Ada&lt;/b&gt;')
  expect(text.match(/https:\/\/fairground\.example\/ar\/magic-link\S*/g)).toEqual([url])
})

test('the plain form has words only: no ornament, no empty pages, no preview', async () => {
  const { text } = await renderMail(<MagicLink frame={frame} url={url} texts={texts} />)
  expect(text).not.toContain('\u00a0')
  expect(text).not.toMatch(/\n{4}/)
  expect(text).not.toContain('One tap.')
})

test('programs with a dark theme get one', async () => {
  const { html } = await renderMail(<MagicLink frame={frame} url={url} texts={texts} />)
  expect(html).toContain('prefers-color-scheme: dark')
  expect(html).toContain('name="color-scheme" content="light dark"')
})
