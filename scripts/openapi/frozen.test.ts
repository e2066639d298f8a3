import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { apiDocument } from '@/trpc/rest/document'
import { breakingChanges } from './breaking.ts'
import { API_DOCUMENT, writtenDocument } from './file.ts'

const promised = readFileSync(API_DOCUMENT, 'utf8')

test('the document is one of OpenAPI 3.1', async () => {
  const validator = new Validator()
  expect(await validator.validate(JSON.parse(writtenDocument(await apiDocument())))).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
})

test('no program that was written for what is promised breaks', async () => {
  expect(breakingChanges(JSON.parse(promised), await apiDocument())).toEqual([])
})

test('the promise is up to date: else `npm run openapi`', async () => {
  expect(writtenDocument(await apiDocument())).toBe(promised)
})
