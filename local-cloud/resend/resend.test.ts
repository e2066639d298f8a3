import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Resend } from 'resend'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Clock } from '../clock.ts'
import { Faults } from '../faults.ts'
import type { Served } from '../http.ts'
import { startResend } from './server.ts'

const API_KEY = 're_tests'
const from = 'Fairground <tickets@fairground.example>'

let dataDir: string
let faults: Faults
let clock: Clock
let served: Served
let resend: Resend

async function start() {
  served = await startResend({ port: 0, faults, clock, dataDir, apiKey: API_KEY })
  resend = new Resend(API_KEY, { baseUrl: served.url })
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'resend-'))
  faults = new Faults()
  clock = new Clock()
  await start()
})
afterEach(async () => {
  await served.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const inbox = async (query = ''): Promise<{ emails: Record<string, unknown>[] }> => (await fetch(`${served.url}/inbox.json${query}`)).json()

describe('sending', () => {
  test('a mail can be read back by the API and in the inbox', async () => {
    const { data, error } = await resend.emails.send({
      from,
      to: ['Ada <Ada@example.com>', 'bob@example.com'],
      cc: 'carl@example.com',
      replyTo: 'help@fairground.example',
      subject: 'Your tickets',
      html: '<p>Hello <a href="https://fairground.example/t?a=1&amp;b=2">open</a></p>',
      text: 'Hello',
      headers: { 'X-Order': 'ord_1' },
      tags: [{ name: 'kind', value: 'order' }],
    })
    expect(error).toBeNull()
    const id = data?.id ?? ''
    const read = await resend.emails.get(id)
    expect(read.data).toMatchObject({ object: 'email', id, subject: 'Your tickets', cc: ['carl@example.com'], bcc: null, last_event: 'delivered' })
    expect(await inbox('?to=ada@EXAMPLE.com')).toMatchObject({
      emails: [{ id, from, subject: 'Your tickets', text: 'Hello', links: ['https://fairground.example/t?a=1&b=2'], headers: { 'X-Order': 'ord_1' } }],
    })
    expect((await inbox('?to=example.com')).emails).toEqual([])
  })

  test('a batch sends all or, when one is wrong, none; permissive tells which', async () => {
    const good = { from, to: 'ada@example.com', subject: 'a', text: 'a' }
    expect((await resend.batch.send([good, { ...good, subject: 'b' }])).data?.data).toHaveLength(2)
    const bad = { ...good, to: 'nobody' }
    const strict = await resend.batch.send([good, bad])
    expect(strict.error).toMatchObject({ name: 'validation_error', statusCode: 422 })
    const permissive = await resend.batch.send([good, bad], { batchValidation: 'permissive' })
    expect(permissive.data).toMatchObject({ data: [{ id: expect.any(String) }], errors: [{ index: 1, message: expect.stringContaining('`to`') }] })
    expect((await inbox()).emails).toHaveLength(3)
  })

  test('mistakes are returned with Resend’s names', async () => {
    const mail = { from, to: 'ada@example.com', subject: 's', text: 't' }
    const codeOf = async (wrong: object) => (await resend.emails.send({ ...mail, ...wrong })).error
    expect(await codeOf({ to: undefined })).toEqual({ statusCode: 422, name: 'missing_required_field', message: 'Missing `to` field.' })
    expect(await codeOf({ subject: undefined })).toMatchObject({ message: 'Missing `subject` field.' })
    expect(await codeOf({ from: 'somebody' })).toMatchObject({ name: 'validation_error', message: expect.stringContaining('Invalid `from` field') })
    expect(await codeOf({ text: undefined })).toMatchObject({ message: 'Missing `html` or `text` field.' })
    expect(await codeOf({ to: Array.from({ length: 51 }, (_, n) => `a${n}@example.com`) })).toMatchObject({ name: 'validation_error' })
    expect(await codeOf({ attachments: [{ filename: 'a.txt', content: 'no base64!' }] })).toMatchObject({ name: 'invalid_attachment' })
    const stranger = await new Resend('re_wrong', { baseUrl: served.url }).emails.send(mail)
    expect(stranger.error).toMatchObject({ name: 'invalid_api_key', statusCode: 403 })
    expect((await resend.emails.get('00000000-0000-0000-0000-000000000000')).error).toMatchObject({ name: 'not_found' })
    expect((await inbox()).emails).toEqual([])
  })

  test('a key sends once in 24 hours and refuses another mail', async () => {
    const mail = { from, to: 'ada@example.com', subject: 's', text: 't' }
    const send = (subject: string) => resend.emails.send({ ...mail, subject }, { idempotencyKey: 'order/1' })
    const first = await send('s')
    expect((await send('s')).data).toEqual(first.data)
    expect((await send('other')).error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' })
    const together = await Promise.all([1, 2].map(() => resend.emails.send(mail, { idempotencyKey: 'order/2' })))
    expect(new Set(together.map(({ data, error }) => data?.id ?? error?.name)).size).toBeLessThanOrEqual(2)
    expect((await inbox()).emails).toHaveLength(2)
    clock.advance(24 * 3_600_000 + 1)
    expect((await send('other')).error).toBeNull()
  })
})

describe('faults', () => {
  const mail = { from, to: 'ada@example.com', subject: 's', text: 't' }

  test('a failure is returned, not thrown', async () => {
    faults.add({ vendor: 'resend', fault: { kind: 'status', status: 500 } })
    faults.add({ vendor: 'resend', fault: { kind: 'status', status: 429 } })
    expect((await resend.emails.send(mail)).error).toMatchObject({ name: 'internal_server_error', statusCode: 500 })
    expect((await resend.emails.send(mail)).error).toMatchObject({ name: 'rate_limit_exceeded', statusCode: 429 })
    expect((await resend.emails.send(mail)).error).toBeNull()
  })

  test('a lost answer leaves the mail sent, and the key finds it again', async () => {
    faults.add({ vendor: 'resend', fault: { kind: 'lost_answer' } })
    expect((await resend.emails.send(mail, { idempotencyKey: 'k' })).error).toMatchObject({ name: 'application_error' })
    expect((await resend.emails.send(mail, { idempotencyKey: 'k' })).error).toBeNull()
    expect((await inbox()).emails).toHaveLength(1)
  })

  test('a duplicate is two mails', async () => {
    faults.add({ vendor: 'resend', fault: { kind: 'duplicate' } })
    await resend.emails.send(mail)
    expect((await inbox()).emails).toHaveLength(2)
  })
})

describe('the inbox', () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

  test('serves attachments with their type and shows inline images', async () => {
    const { data } = await resend.emails.send({
      from,
      to: 'ada@example.com',
      subject: 'Files <b>',
      html: '<html><head></head><body><img src="cid:code"><a target="_blank" href="https://example.com">x</a></body></html>',
      attachments: [
        { filename: 'Täst.pdf', content: Buffer.from('%PDF-1.7 ticket') },
        { filename: 'code.png', content: png, contentId: 'code' },
      ],
    })
    const at = `${served.url}/inbox/${data?.id}`
    const pdf = await fetch(`${at}/attachments/0`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(pdf.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''T%C3%A4st.pdf")
    expect(await pdf.text()).toBe('%PDF-1.7 ticket')
    const image = await fetch(`${at}/attachments/1`)
    expect([image.headers.get('content-type'), Buffer.from(await image.arrayBuffer()).equals(png)]).toEqual(['image/png', true])
    expect((await fetch(`${at}/attachments/2`)).status).toBe(404)
    expect((await inbox()).emails).toMatchObject([
      { attachments: [{ filename: 'Täst.pdf', contentType: 'application/pdf', sizeBytes: 15, contentId: null }, { contentId: 'code', url: `/inbox/${data?.id}/attachments/1` }] },
    ])
    const body = await (await fetch(`${at}/body`)).text()
    expect(body).toContain(`src="/inbox/${data?.id}/attachments/1"`)
    expect(body).toContain('<base target="_top">')
    expect(body).not.toContain('_blank')
    const page = await (await fetch(at)).text()
    expect(page).toContain('Files &lt;b&gt;')
    expect(page).toContain('sandbox="')
  })

  test('is searched, read since an instant, limited and emptied', async () => {
    for (const name of ['ada', 'bob', 'ada']) {
      await resend.emails.send({ from, to: `${name}@example.com`, subject: `Hello ${name}`, text: 't', attachments: [{ filename: 'a.txt', content: 'YQ==' }] })
      clock.advance(1000)
    }
    expect((await inbox('?limit=2')).emails.map(({ subject }) => subject)).toEqual(['Hello ada', 'Hello bob'])
    expect((await inbox(`?since=${clock.now().getTime() - 1500}`)).emails).toHaveLength(1)
    expect((await inbox(`?since=${clock.now().toISOString()}`)).emails).toEqual([])
    const page = await (await fetch(`${served.url}/inbox?q=bob`)).text()
    expect(page).toContain('Hello bob')
    expect(page).not.toContain('Hello ada')
    await served.stop()
    await start()
    expect((await inbox()).emails).toHaveLength(3)
    expect(await (await fetch(`${served.url}/inbox.json`, { method: 'DELETE' })).json()).toEqual({ deleted: 3 })
    expect(await readdir(join(dataDir, 'attachments'))).toEqual([])
    expect((await fetch(`${served.url}/inbox/nothing`)).status).toBe(404)
  })
})
