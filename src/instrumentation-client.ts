// Before any schema: zod would try whether it may write code, which no page of ours allows, and each try would be reported.
Reflect.set(globalThis, '__zod_globalConfig', { jitless: true })
