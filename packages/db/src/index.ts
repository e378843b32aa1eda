export { uuidv7 as newId } from 'uuidv7';
export type * from '../generated/client/client.ts';
export { Prisma, type PrismaClient } from '../generated/client/client.ts';
export {
  DatabaseBusy,
  type DatabaseRefusal,
  databaseRefusal,
  OutcomeUnknown,
  ScopeEnded,
  sqlStateOf,
  WritesRefused,
} from './errors.ts';
export { createHitExchange, type HitExchange, type Hits, type HitTotal } from './hit-exchange.ts';
export { type KeyChecks, noteKeyChecks, readKeyChecks } from './key-checks.ts';
export type { Lease, LeaseOptions, LeaseOutcome, PlatformSession, Session, TenantDb } from './lease.ts';
export { type ListenOptions, listen } from './listen.ts';
export { type IssuedNumber, type NumberRequest, nextNumber, renderNumber } from './numbering.ts';
export {
  createSessionPool,
  type PoolEvent,
  type PoolStats,
  type SessionPool,
  type SessionPoolOptions,
} from './pool.ts';
export { type CounterTarget, type DrainedCount, dbNow, drainCounter, gate } from './races.ts';
export { createRelayClient, type RelayClient } from './relay.ts';
export type { Sql, SqlPart } from './sql.ts';
export { type TenantColumn, type TenantReference, type TenantTable, tenantTables } from './tenant-rows/catalogue.ts';
export type { RowLine, RowReading, TenantSnapshot } from './tenant-rows/snapshot.ts';
export { type ClosedTenant, findTenantByHost, listClosedTenants, listTenants, type TenantAddress } from './tenants.ts';
