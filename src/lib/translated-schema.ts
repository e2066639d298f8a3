import { z } from 'zod'
import { LOCALES } from './translated'

// Apart from `translated.ts`, which every page of the browser holds: a schema library would come along with it.

export const localeSchema = z.enum(LOCALES)

/** A text written by an organiser in one or more languages; at least one is there. */
export const translatedSchema = z
  .partialRecord(localeSchema, z.string().min(1).max(20_000))
  .refine((texts) => Object.keys(texts).length > 0, { error: 'translation_missing' })
  .meta({ id: 'Translated', description: 'A text by language; at least one is there.' })
