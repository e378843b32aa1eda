import { createHmac } from 'node:crypto';
import type { RolePasswords } from '@viche/db/server';

/** Where the test server is, told by globalSetup to every worker. */
const addressVariable = 'VICHE_TEST_DATABASE';

/** The server that a run of tests shares, and the migrated database that each test file clones. */
export interface TestServer {
  superUrl: string;
  template: string;
}

/** The same scope key in every test database: clones carry the template's. */
export const testScopeKey = '5c0e'.repeat(16);

/** Passwords of the roles on a test server: the same for everybody who knows the superuser's, so that runs can share one. */
export function testPasswords(superUrl: string): RolePasswords {
  const secret = new URL(superUrl).password || 'viche-test';
  const derive = (role: string): string => createHmac('sha256', secret).update(role).digest('hex');
  return { owner: derive('owner'), app: derive('app'), relay: derive('relay'), queue: derive('queue') };
}

/** Tells the workers of this run which server to use. */
export function announceTestServer(server: TestServer): void {
  process.env[addressVariable] = JSON.stringify(server);
}

/** The server that `announceTestServer` told of. */
export function testServer(): TestServer {
  const told = process.env[addressVariable];
  if (!told) throw new Error('no test server: run through vitest, whose globalSetup starts one');
  return JSON.parse(told) as TestServer;
}
