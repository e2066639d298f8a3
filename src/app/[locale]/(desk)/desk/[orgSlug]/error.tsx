'use client'

// Inside of the desk's frame: whoever sees it can go elsewhere.
export { DeskFailure as default } from '@/ui/desk-failure'
