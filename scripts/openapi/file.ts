/** The frozen copy of the REST API's document: what programs were promised. */
export const API_DOCUMENT = 'docs/openapi.json'

export const writtenDocument = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`
