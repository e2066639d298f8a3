export const TYPED_CODE_MAX = 40

/** A code as it is kept, from what somebody typed: spaces and case do not matter. */
export function typedCode(typed: string): string {
  return typed.replaceAll(/\s+/g, '').toUpperCase()
}
