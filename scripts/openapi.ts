/** Writes `docs/openapi.json`, the promise of the REST API, anew. Refuses when a program would break: that takes a `/api/v2`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { apiDocument } from '../src/trpc/rest/document.ts'
import { breakingChanges } from './openapi/breaking.ts'
import { API_DOCUMENT, writtenDocument } from './openapi/file.ts'

const document = await apiDocument()
const broken = existsSync(API_DOCUMENT) ? breakingChanges(JSON.parse(readFileSync(API_DOCUMENT, 'utf8')), document) : []
for (const sentence of broken) console.log(sentence)
if (broken.length === 0) writeFileSync(API_DOCUMENT, writtenDocument(document))
console.log(broken.length === 0 ? `${API_DOCUMENT} is as the procedures are.` : `${API_DOCUMENT} was left as it is: programs would break.`)
process.exitCode = broken.length === 0 ? 0 : 1
