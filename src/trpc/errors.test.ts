import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { expect, test } from 'vitest'
import { assert } from '@/lib/assert'
import { DomainError, type ErrorKind, HTTP_STATUS } from '@/lib/errors'
import { withStatus } from './errors'

const KINDS: readonly ErrorKind[] = ['invalid', 'unauthenticated', 'forbidden', 'not_found', 'conflict', 'gone', 'too_many', 'unavailable']

test.each(KINDS)('a rule of the kind "%s" has one status, whichever door says it', (kind) => {
  const error = withStatus(new DomainError('orders.not_found', kind))
  assert(error instanceof TRPCError, 'a rule is told')
  expect(getHTTPStatusCodeFromError(error)).toBe(HTTP_STATUS[kind])
})
