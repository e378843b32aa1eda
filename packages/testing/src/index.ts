export { Cable } from './cable.ts';
export { createTestDatabase, type TestDatabase } from './database.ts';
export { type TestServer, testServer } from './test-server.ts';
