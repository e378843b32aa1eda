import { checkKeyParity } from '@viche/i18n';
import { describe, expect, it } from 'vitest';
import { publicKeys, useAuditLog } from './audit-log.fixture.ts';
import {
  AUDIT_PROBLEMS,
  auditCatalogue,
  contentHash,
  generateSigningKey,
  inclusionProof,
  loadPublicKeys,
  verifyInclusion,
  verifyTenant,
} from './index.ts';

const log = useAuditLog();

describe('a sound log', () => {
  it('is sealed in batches and verifies in pages of any size', async () => {
    for (const pageSize of [1, 2, 3, 1000]) {
      expect(await log.verify({ pageSize })).toEqual({
        tenantId: log.tenantId,
        ok: true,
        checkedEntries: 8,
        batches: 3,
        unsealed: 0,
        witnesses: 0,
        problems: [],
        more: 0,
      });
    }
    await log.write('demo.waits');
    expect(await log.verify()).toMatchObject({ ok: true, checkedEntries: 8, unsealed: 1 });
  });

  it('verifies through the own session of a tenant too', async () => {
    expect(
      await log.scoped(({ sql }) => verifyTenant(sql, { tenantId: log.tenantId, publicKeys, witnessHeads: [] })),
    ).toMatchObject({ ok: true, batches: 3 });
  });

  it('proves one entry without the database', async () => {
    for (const [place, entryId] of log.ids.entries()) {
      const proof = await log.scoped(({ sql }) => inclusionProof(sql, { tenantId: log.tenantId, entryId }));
      if (!proof) throw new Error(`no proof for entry ${place}`);
      expect(verifyInclusion(JSON.parse(JSON.stringify(proof)), publicKeys)).toBe(true);
      expect(verifyInclusion({ ...proof, entry: { ...proof.entry, reason: 'other' } }, publicKeys)).toBe(false);
      expect(verifyInclusion({ ...proof, batchSeq: proof.batchSeq + 1 }, publicKeys)).toBe(false);
      expect(verifyInclusion({ ...proof, leafCount: proof.leafCount + 1 }, publicKeys)).toBe(false);
      expect(verifyInclusion(proof, loadPublicKeys([generateSigningKey().publicPem]))).toBe(false);
    }
    const waiting = await log.write('demo.waits');
    expect(await log.scoped(({ sql }) => inclusionProof(sql, { tenantId: log.tenantId, entryId: waiting }))).toBeNull();
  });

  it('has a word for every problem in both languages', () => {
    expect(checkKeyParity(auditCatalogue)).toEqual([]);
    expect(Object.keys(auditCatalogue.uk.problem).sort()).toEqual([...AUDIT_PROBLEMS].sort());
  });

  it('takes equal values for equal, whatever the order of their keys', () => {
    expect(contentHash({ a: 1, b: { c: undefined, d: new Date(0) } })).toBe(
      contentHash({ b: { d: '1970-01-01T00:00:00.000Z' }, a: 1 }),
    );
    expect(contentHash(undefined)).toBeNull();
  });
});
