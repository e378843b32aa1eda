export { Cable } from './cable.ts';
export { createTestDatabase, type TestDatabase } from './database.ts';
