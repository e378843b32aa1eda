// Bootstrap, migrations and checks: for the start script, the test server and CI. Works before the client is generated, and
// keeps the schema engine out of the running hosts.
export { checkCatalogue, type Violation } from './conformance.ts';
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded.ts';
export { generateClient, installedPlugins } from './generate.ts';
export {
  allMigrations,
  diffSchema,
  type MigrateOptions,
  migrate,
} from './migrate.ts';
export { MigrationBlocked } from './online/migration-locks.ts';
export { ownerTransaction } from './owner-transaction.ts';
export {
  type ProvisionOptions,
  provisionDatabase,
  type RolePasswords,
  type RoleUrls,
  rolesScript,
  roleUrls,
  withDatabase,
} from './provision.ts';
export { storeScopeKey } from './scope-key.ts';
export { composedSchema, pluginFolder, repositoryRoot, TEMPLATE_PLUGIN, tablePrefix } from './sources.ts';
export { type ProcessTransitions, syncStateTransitions } from './state-transitions.ts';
export {
  type RestoreOptions,
  type RowToWrite,
  restoreTenant,
  type TakenBy,
  type TenantRestore,
} from './tenant-rows/restore.ts';
export { type CodifierToLoad, syncTerritories } from './territories.ts';
