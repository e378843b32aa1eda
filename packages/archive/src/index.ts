export { PASSPHRASE } from './archive-keys.ts';
export { type ArchiveProblem, ArchiveRefused } from './archive-refused.ts';
export { formerAuditKeys, installationAuditKeys, keepFormerAuditKeys } from './audit-keys.ts';
export { type ArchiveSource, exportTenant } from './export-tenant.ts';
export { FORMAT_VERSION, type Manifest } from './format.ts';
export { LEFT_OUT } from './left-out.ts';
export { type ZipEntries, zipStream } from './zip-stream.ts';
