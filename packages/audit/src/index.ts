export { auditCatalogue } from './catalogue.ts';
export { type AuditEntry, canonicalJson, contentHash, entryLeaf } from './entry.ts';
export { type InclusionProof, inclusionProof, verifyInclusion } from './inclusion.ts';
export {
  generateSigningKey,
  keyIdOf,
  loadPublicKeys,
  loadSigningKey,
  type PublicKeys,
  type SigningKey,
} from './keys.ts';
export { leafHash, MerkleRoot, merklePath, merkleRoot, rootFromPath } from './merkle.ts';
export { gatherPlatformEntries, PLATFORM_LOG, verifyPlatform } from './platform-log.ts';
export { type QueryClient, type ReadSql, readSqlOf } from './read-sql.ts';
export { AUDIT_PROBLEMS, type AuditProblem, type AuditProblemKind, type VerifyReport } from './report.ts';
export {
  GAP_ALARM_MS,
  oldestPending,
  SEAL_EVERY_MS,
  type SealOptions,
  type SealResult,
  sealPending,
  type Waiting,
} from './seal.ts';
export { publicHalf, type SignedBytes, signBytes } from './signed-bytes.ts';
export { type VerifyOptions, verifyTenant } from './verify.ts';
export { verifyAll } from './verify-all.ts';
export { compareHeads, exportHeads, formatHeads, parseHeads, type WitnessHead } from './witness.ts';
export { type NewAuditEntry, writeAudit } from './write-audit.ts';
