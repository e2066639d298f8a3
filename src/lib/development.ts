/** Whether this is `next dev`. No setting: the build writes it into the code, so what it guards stays out of production. */
export const DEVELOPMENT = process.env.NODE_ENV === 'development'
