/**
 * What we know. Times of day are UTC ISO strings, moments in a recording are seconds, sizes bytes, languages BCP 47.
 * `publicId` is random (12 letters and digits) and stands in addresses; `id` never leaves the database.
 */
export * from './schema/accounts.ts'
export * from './schema/catalogue.ts'
export * from './schema/columns.ts'
export * from './schema/media.ts'
export * from './schema/people.ts'
export * from './schema/texts.ts'
export * from './schema/work.ts'
