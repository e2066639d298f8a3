import { AsyncLocalStorage } from 'node:async_hooks'
import { defineCloudflareConfig } from '@opennextjs/cloudflare'
import { createIncrementalCache } from './src/platform/cache/incremental-cache'
import { redisAsker } from './src/platform/cache/isolate'
import { createRevalidationQueue } from './src/platform/cache/revalidation-queue'
import { createTagCache } from './src/platform/cache/tag-cache'

const askRedis = redisAsker(AsyncLocalStorage.snapshot())

export default {
  ...defineCloudflareConfig({
    incrementalCache: createIncrementalCache(askRedis),
    tagCache: createTagCache(askRedis),
    queue: createRevalidationQueue(askRedis),
    enableCacheInterception: true,
  }),
  edgeExternals: ['node:crypto', 'node:async_hooks'],
}
