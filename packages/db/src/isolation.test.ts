import { createTestDatabase, type TestDatabase } from '@viche/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSessionPool, databaseRefusal, newId, type Session, type SessionPool } from './index.ts';
import { checkCatalogue } from './server.ts';

let database: TestDatabase;
let pool: SessionPool;
let owner: pg.Client;
let app: pg.Client;
const slavutych = newId();
const lutsk = newId();

const petitionOf = (session: Session, ref: string, title: string) =>
  session.prisma.petition.create({
    data: { tenantId: session.tenantId, ref, title, essence: 'e', demand: 'd', norm: 'n', authorName: 'Оксана' },
  });

const anyPetition = (ref: string) => ({ ref, title: 't', essence: 'e', demand: 'd', norm: 'n', authorName: 'a' });

/** A sheet of the tenant's first petition. */
async function sheetIn(prisma: Session['prisma'], tenantId: string): Promise<string> {
  const { id: petitionId } = await prisma.petition.findFirstOrThrow();
  const data = { tenantId, petitionId, number: newId(), collectedOn: new Date(), place: 'p', stated: 1 };
  return (await prisma.paperSheet.create({ data })).id;
}

async function refusalOf(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => 'accepted',
    (error) => databaseRefusal(error),
  );
}

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createSessionPool({ appUrl: database.appUrl, scopeKey: database.scopeKey, size: 4 });
  owner = new pg.Client({ connectionString: database.superUrl });
  app = new pg.Client({ connectionString: database.appUrl });
  await Promise.all([owner.connect(), app.connect()]);
  await pool.scoped(slavutych, (session) =>
    petitionOf(session, 'a-1', `CANARY-A-petition <script>alert('x')</script>`),
  );
  await pool.scoped(lutsk, (session) => petitionOf(session, 'b-1', `CANARY-B-petition ‮<script>'`));
});

afterAll(async () => {
  await Promise.all([owner?.end(), app?.end(), pool?.close()]);
  await database?.drop();
});

async function tenantTables(): Promise<string[]> {
  const { rows } = await owner.query(`
    select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where a.attname = 'tenant_id' and not a.attisdropped and c.relkind in ('r', 'p') order by 1`);
  return rows.map((row: { name: string }) => row.name);
}

describe('the wall between tenants', () => {
  it('T01 shows and takes nothing without a scope, in every tenant table of the catalogue', async () => {
    const tables = await tenantTables();
    expect(tables.length).toBeGreaterThan(30);
    for (const table of tables) {
      const { rows } = await app.query(`select count(*)::int as n from ${table}`);
      expect([table, rows[0].n]).toEqual([table, 0]);
      const insert = app.query(`insert into ${table} (tenant_id) values ($1)`, [slavutych]);
      await expect(insert, table).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('T01 refuses a malformed, forged or foreign scope', async () => {
    await expect(pool.scoped('not-a-uuid', async () => 1)).rejects.toThrow('not a UUID');
    for (const proof of ['', 'zz', '00'.repeat(32)]) {
      await expect(app.query('select viche.enter($1, $2)', [slavutych, proof])).rejects.toMatchObject({
        code: '42501',
      });
    }
    await expect(app.query('select * from viche.scope_key')).rejects.toMatchObject({ code: '42501' });
    const otherKey = createSessionPool({ appUrl: database.appUrl, scopeKey: 'ff'.repeat(32), size: 1 });
    expect(await refusalOf(otherKey.scoped(slavutych, async () => 1))).toEqual({
      code: 'core/forbidden',
      constraint: null,
    });
    await otherKey.close();
  });

  it('T02 breaks the seal when a query sets the scope by itself', async () => {
    const forged = `set_config('viche.scope', '${lutsk}.' || repeat('0', 64), true)`;
    const forms = [
      `select title from petitions_petition where ${forged} is not null`,
      `with set as materialized (select ${forged}) select title from set, petitions_petition`,
      `select title from (select ${forged} as s) as set, lateral (select title from petitions_petition where set.s is not null) as t`,
      `select ${forged}; select title from petitions_petition`,
    ];
    for (const form of forms) {
      const statements = form.split('; ').map((text) => Object.assign([text], { raw: [text] }));
      let seen: unknown[] = [];
      const attempt = pool.scoped(slavutych, async ({ sql }) => {
        for (const statement of statements) seen = await sql(statement);
        // What the injected statement still saw was chosen before it forged the scope; nothing is seen after it.
        await sql`select title from petitions_petition`;
      });
      await expect(attempt, form).rejects.toMatchObject({ code: '42501' });
      expect(JSON.stringify(seen)).not.toContain('CANARY-B');
    }
  });

  it('T04 lets nothing of a session-wide setting survive the lease', async () => {
    const one = createSessionPool({ appUrl: database.appUrl, scopeKey: database.scopeKey, size: 1 });
    const [scope] = await one.scoped(
      slavutych,
      (session) => session.sql<{ scope: string }>`
      select set_config('viche.scope', current_setting('viche.scope'), false) as scope,
        set_config('statement_timeout', '0', false)`,
    );
    expect(scope!.scope).toContain(slavutych);
    const [after] = await one.platform(
      ({ sql }) => sql<{ n: number; timeout: string }>`
      select count(*) as n, current_setting('statement_timeout') as timeout from petitions_petition`,
    );
    expect(after).toEqual({ n: 0, timeout: '2s' });
    await one.close();
  });

  it('T06 cannot tell a foreign parent from an absent one, for every foreign key', async () => {
    const { rows } = await owner.query<{ count: number }>(`
      select count(*)::int as count from pg_constraint k where contype = 'f' and conrelid::regclass::text not in ('tenant_domain', 'territory', 'announcement', 'application_mandate')
      and conrelid::regclass::text not like 'operator%'`);
    const file = (name: string) => ({
      storageKey: name,
      fileKey: Buffer.from('k'),
      sha256: Buffer.alloc(32),
      mediaType: 'image/jpeg',
      bytes: 1,
      fileName: 'a.jpg',
    });
    const foreign = {
      participant: await pool.scoped(
        lutsk,
        async ({ prisma, tenantId }) => (await prisma.participant.create({ data: { tenantId } })).id,
      ),
      petition: await pool.scoped(lutsk, async ({ prisma }) => (await prisma.petition.findFirstOrThrow()).id),
      category: await pool.scoped(
        lutsk,
        async ({ prisma, tenantId }) =>
          (await prisma.petitionCategory.create({ data: { tenantId, titleUk: 'Дороги', titleEn: 'Roads' } })).id,
      ),
      staff: '',
      territory: await pool.scoped(
        lutsk,
        async ({ prisma, tenantId }) =>
          (
            await prisma.tenantTerritory.create({
              data: { tenantId, kind: 'village', nameUk: 'Рокині', nameEn: 'Rokyni' },
            })
          ).id,
      ),
      page: await pool.scoped(lutsk, async ({ prisma, tenantId }) => {
        const moment = new Date();
        const data = { tenantId, slug: 'pro-radu', createdAt: moment, changedAt: moment };
        return (await prisma.page.create({ data })).id;
      }),
      attachment: '',
      sheet: await pool.scoped(lutsk, ({ prisma, tenantId }) => sheetIn(prisma, tenantId)),
      signature: await pool.scoped(lutsk, async ({ prisma, tenantId }) => {
        const { id: petitionId } = await prisma.petition.findFirstOrThrow();
        const data = { tenantId, petitionId, assurance: 'eid', signedAt: new Date() };
        return (await prisma.petitionSignature.create({ data })).id;
      }),
      residentList: await pool.scoped(lutsk, async ({ prisma, tenantId }) => {
        const now = new Date();
        const data = { tenantId, mode: 'add', staffId: tenantId, source: 'r', createdAt: now, touchedAt: now };
        return (await prisma.residentList.create({ data })).id;
      }),
      residencyProof: '',
      residencyClaim: '',
      assistedSession: await pool.scoped(lutsk, async ({ prisma, tenantId }) => {
        const moment = { codeExpiresAt: new Date(), startedAt: new Date(), idleMinutes: 10 };
        return (
          await prisma.assistedSession.create({ data: { tenantId, staffId: tenantId, document: 'p', ...moment } })
        ).id;
      }),
      petitionImport: await pool.scoped(lutsk, async ({ prisma, tenantId }) => {
        const read = { encoding: 'utf-8', delimiter: ';', columns: [], statuses: {} };
        const data = { tenantId, source: 'f', ...read, rows: 1, faultyRows: 0 };
        return (await prisma.petitionImport.create({ data })).id;
      }),
      invalidation: '',
      territoryTable: await pool.scoped(lutsk, async ({ prisma, tenantId }) => {
        const data = { tenantId, quarter: new Date(0), signatures: 1, countedAt: new Date() };
        return (await prisma.petitionTerritoryTable.create({ data })).id;
      }),
      deadline: await pool.scoped(
        lutsk,
        async ({ prisma, tenantId }) =>
          (
            await prisma.deadline.create({
              data: {
                tenantId,
                kind: 'k',
                subjectType: 's',
                subjectId: newId(),
                rule: {},
                calendarEdition: '1',
                startedAt: new Date(),
              },
            })
          ).id,
      ),
    };
    foreign.attachment = await pool.scoped(
      lutsk,
      async ({ prisma, tenantId }) => (await prisma.attachment.create({ data: { tenantId, ...file('a') } })).id,
    );
    foreign.staff = await pool.scoped(
      lutsk,
      async ({ prisma, tenantId }) =>
        (
          await prisma.staffMember.create({
            data: { tenantId, participantId: foreign.participant, displayName: 'Олена' },
          })
        ).id,
    );
    const now = new Date();
    foreign.residencyProof = await pool.scoped(lutsk, async ({ prisma, tenantId }) => {
      const data = { tenantId, participantId: foreign.participant, basis: 'list', checkedAt: now };
      return (await prisma.residencyProof.create({ data })).id;
    });
    foreign.residencyClaim = await pool.scoped(lutsk, async ({ prisma, tenantId }) => {
      const data = { tenantId, participantId: foreign.participant, kind: 'extract', sentAt: now };
      return (await prisma.residencyClaim.create({ data })).id;
    });
    const hash = Buffer.from('h');
    const offered = { roles: [{ role: 'auditor', module: '' }], secret: hash, createdAt: now, expiresAt: now };
    const doubted = {
      criteria: { from: '1', to: '2' },
      dryRunCount: 1,
      dryRunOf: 2,
      dryRunAt: now,
      reason: 'a reason of the length that it needs',
      publicNote: 'a note for all',
      createdAt: now,
    };
    const territoryTable = { quarter: new Date(0), signatures: 1, countedAt: now };
    foreign.invalidation = await pool.scoped(
      lutsk,
      async ({ prisma, tenantId }) =>
        (await prisma.signatureInvalidation.create({ data: { tenantId, petitionId: foreign.petition, ...doubted } }))
          .id,
    );
    const children: [keyof typeof foreign, (session: Session, parent: string) => Promise<unknown>][] = [
      [
        'attachment',
        ({ prisma, tenantId }, derivedFromId) =>
          prisma.attachment.create({ data: { tenantId, derivedFromId, ...file('b') } }),
      ],
      [
        'participant',
        ({ prisma, tenantId }, participantId) =>
          prisma.identityLink.create({
            data: {
              tenantId,
              participantId,
              providerId: 'p',
              issuer: 'i',
              subjectHash: hash,
              acr: 'a',
              verifiedAt: now,
            },
          }),
      ],
      [
        'participant',
        ({ prisma, tenantId }, participantId) =>
          prisma.residencyProof.create({ data: { tenantId, participantId, basis: 'officer', checkedAt: now } }),
      ],
      [
        'participant',
        ({ prisma, tenantId }, participantId) =>
          prisma.residencyClaim.create({ data: { tenantId, participantId, kind: 'extract', sentAt: now } }),
      ],
      [
        'residencyProof',
        ({ prisma, tenantId }, proofId) =>
          prisma.residencyCheck.create({ data: { tenantId, proofId, staffId: newId(), document: 'd', drawnAt: now } }),
      ],
      [
        'residencyClaim',
        async ({ prisma, tenantId }, claimId) => {
          const { id: participantId } = await prisma.participant.create({ data: { tenantId } });
          const proof = { tenantId, participantId, basis: 'list', checkedAt: now };
          const { id: proofId } = await prisma.residencyProof.create({ data: proof });
          const data = { tenantId, proofId, claimId, staffId: newId(), document: 'd', drawnAt: now };
          return prisma.residencyCheck.create({ data });
        },
      ],
      [
        'territory',
        ({ prisma, tenantId }, parentId) =>
          prisma.tenantTerritory.create({
            data: { tenantId, parentId, kind: 'neighbourhood', nameUk: 'Східний', nameEn: 'Skhidnyi' },
          }),
      ],
      [
        'territory',
        ({ prisma, tenantId }, territoryId) =>
          prisma.territoryAlias.create({
            data: {
              tenantId,
              territoryId,
              kind: 'street',
              formerName: 'a',
              presentName: 'b',
              source: 's',
              createdAt: now,
            },
          }),
      ],
      [
        'residentList',
        ({ prisma, tenantId }, listId) =>
          prisma.residentListEntry.create({ data: { tenantId, listId, personKey: hash } }),
      ],
      [
        'assistedSession',
        ({ prisma, tenantId }, assistedId) =>
          prisma.assistedAct.create({ data: { tenantId, assistedId, command: 'c', subjectType: 's', at: now } }),
      ],
      [
        'page',
        ({ prisma, tenantId }, pageId) =>
          prisma.pageVersion.create({
            data: { tenantId, pageId, number: 1, titleUk: 'Про раду', bodyUk: '', createdAt: now },
          }),
      ],
      [
        'territory',
        ({ prisma, tenantId }, territoryId) =>
          prisma.petition.create({
            data: {
              tenantId,
              territoryId,
              ref: 'a-t',
              title: 't',
              essence: 'e',
              demand: 'd',
              norm: 'n',
              authorName: 'Оксана',
            },
          }),
      ],
      [
        'participant',
        ({ prisma, tenantId }, participantId) =>
          prisma.staffMember.create({ data: { tenantId, participantId, displayName: 'x' } }),
      ],
      [
        'participant',
        ({ prisma, tenantId }, participantId) =>
          prisma.session.create({
            data: {
              tenantId,
              participantId,
              tokenHash: hash,
              providerId: 'p',
              assurance: 'eid',
              csrfSecret: hash,
              lastSeenAt: now,
              expiresIdle: now,
              expiresAbsolute: now,
            },
          }),
      ],
      [
        'participant',
        ({ prisma, tenantId }, participantId) =>
          prisma.contactChange.create({
            data: {
              tenantId,
              participantId,
              email: hash,
              emailHash: hash,
              createdAt: now,
              expiresAt: new Date(now.getTime() + 1_000),
            },
          }),
      ],
      [
        'participant',
        ({ prisma, tenantId }, participantId) =>
          prisma.letterChoice.create({ data: { tenantId, participantId, plugin: 'p', topic: 't', offAt: now } }),
      ],
      [
        'participant',
        ({ prisma, tenantId }, participantId) =>
          prisma.consent.create({ data: { tenantId, participantId, purpose: 'contact', act: 'given', at: now } }),
      ],
      [
        'staff',
        ({ prisma, tenantId }, staffId) => prisma.roleAssignment.create({ data: { tenantId, staffId, role: 'owner' } }),
      ],
      [
        'participant',
        ({ prisma, tenantId }, participantId) =>
          prisma.passkey.create({
            data: { tenantId, participantId, credentialId: hash, publicKey: hash, name: 'x', createdAt: now },
          }),
      ],
      [
        'staff',
        ({ prisma, tenantId }, staffId) =>
          prisma.passkeyReset.create({
            data: {
              tenantId,
              staffId,
              requestedBy: newId(),
              reason: 'x',
              requestedAt: now,
              effectiveAt: new Date(now.getTime() + 86_400_000),
            },
          }),
      ],
      [
        'staff',
        ({ prisma, tenantId }, invitedBy) =>
          prisma.staffInvitation.create({ data: { tenantId, invitedBy, email: hash, emailHash: hash, ...offered } }),
      ],
      [
        'staff',
        async ({ prisma, tenantId }, takenBy) => {
          const { id: participantId } = await prisma.participant.create({ data: { tenantId } });
          const staff = await prisma.staffMember.create({ data: { tenantId, participantId, displayName: 'x' } });
          const ended = { state: 'accepted', endedAt: now, invitedBy: staff.id, takenBy };
          return prisma.staffInvitation.create({ data: { tenantId, ...offered, ...ended } });
        },
      ],
      [
        'deadline',
        ({ prisma, tenantId }, deadlineId) =>
          prisma.deadlineEvent.create({ data: { tenantId, deadlineId, event: 'start', at: now } }),
      ],
      [
        'category',
        ({ prisma, tenantId }, categoryId) =>
          prisma.petition.create({
            data: { tenantId, categoryId, ref: 'x', title: 't', essence: 'e', demand: 'd', norm: 'n', authorName: 'a' },
          }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.petitionDay.create({ data: { tenantId, petitionId, day: now, signatures: 1 } }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.petitionSignature.create({ data: { tenantId, petitionId, assurance: 'eid', signedAt: now } }),
      ],
      [
        'petition',
        async ({ prisma, tenantId }, petitionId) => {
          const own = (await prisma.petition.findFirstOrThrow()).id;
          const signed = { tenantId, petitionId: own, assurance: 'eid', signedAt: now };
          const { id: signatureId } = await prisma.petitionSignature.create({ data: signed });
          const data = { tenantId, petitionId, signatureId, kind: 'hidden', reason: 'r', at: now };
          return prisma.signatoryNameAct.create({ data });
        },
      ],
      [
        'signature',
        async ({ prisma, tenantId }, signatureId) => {
          const petitionId = (await prisma.petition.findFirstOrThrow()).id;
          const data = { tenantId, petitionId, signatureId, kind: 'shown', reason: 'r', at: now };
          return prisma.signatoryNameAct.create({ data });
        },
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.petitionRevision.create({
            data: { tenantId, petitionId, version: 9, title: 't', essence: 'e', demand: 'd', submittedAt: now },
          }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.petitionDraft.create({ data: { tenantId, petitionId, savedAt: now } }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.sponsorCall.create({
            data: {
              tenantId,
              petitionId,
              token: 't',
              needed: 1,
              openedAt: now,
              closesAt: new Date(now.getTime() + 1_000),
            },
          }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.petitionSponsor.create({ data: { tenantId, petitionId, assurance: 'eid', joinedAt: now } }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.petitionDecision.create({
            data: {
              tenantId,
              petitionId,
              kind: 'changes-requested',
              reason: 'a reason of length',
              textVersion: 1,
              decidedAt: now,
            },
          }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.petitionAnswer.create({
            data: {
              tenantId,
              petitionId,
              kind: 'answer',
              outcome: 'declined',
              summary: 's',
              body: 'b',
              officialName: 'n',
              officialPost: 'p',
            },
          }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.implementationStep.create({ data: { tenantId, petitionId, title: 't', dueOn: now } }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.appealHandover.create({ data: { tenantId, petitionId, preparedAt: now } }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, similarToId) =>
          prisma.petition.create({ data: { tenantId, ...anyPetition('y'), similarToId } }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, mergedIntoId) =>
          prisma.petition.create({ data: { tenantId, ...anyPetition('z'), mergedIntoId } }),
      ],
      [
        'petitionImport',
        ({ prisma, tenantId }, importId) =>
          prisma.petition.create({
            data: {
              tenantId,
              ...anyPetition('w'),
              state: 'answered',
              number: 'А-1',
              rules: {},
              publishedAt: new Date(0),
              collectUntil: now,
              importedFrom: 'f',
              formerNumber: '1',
              former: {},
              importId,
            },
          }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.signatureInvalidation.create({ data: { tenantId, petitionId, ...doubted } }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.signatureCluster.create({
            data: {
              tenantId,
              petitionId,
              key: 'k',
              criteria: {},
              signatures: 1,
              firstAt: now,
              lastAt: now,
              foundAt: now,
            },
          }),
      ],
      [
        'petitionImport',
        ({ prisma, tenantId }, importId) =>
          prisma.petitionImportRow.create({
            data: { tenantId, importId, line: 2, status: 's', former: {}, problems: [] },
          }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.paperSheet.create({
            data: { tenantId, petitionId, number: '1', collectedOn: now, place: 'p', stated: 1 },
          }),
      ],
      [
        'sheet',
        ({ prisma, tenantId }, sheetId) =>
          prisma.paperSheetLine.create({
            data: { tenantId, sheetId, line: 1, outcome: 'struck', ground: 'unreadable', enteredAt: now },
          }),
      ],
      [
        'signature',
        async ({ prisma, tenantId }, signatureId) =>
          prisma.paperSheetLine.create({
            data: {
              tenantId,
              sheetId: await sheetIn(prisma, tenantId),
              line: 2,
              outcome: 'entered',
              signatureId,
              enteredAt: now,
            },
          }),
      ],
      [
        'petition',
        async ({ prisma, tenantId }, sourceId) =>
          prisma.petitionMerge.create({
            data: {
              tenantId,
              sourceId,
              targetId: (await prisma.petition.findFirstOrThrow()).id,
              state: 'proposed',
              reason: 'r',
              proposedAt: now,
            },
          }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.collectionExtension.create({
            data: {
              tenantId,
              petitionId,
              outageFrom: new Date(0),
              outageTo: now,
              days: 1,
              oldUntil: new Date(0),
              newUntil: now,
              reason: 'r',
              extendedAt: now,
            },
          }),
      ],
      [
        'petition',
        async ({ prisma, tenantId }, targetId) =>
          prisma.petitionMerge.create({
            data: {
              tenantId,
              sourceId: (await prisma.petition.findFirstOrThrow()).id,
              targetId,
              state: 'proposed',
              reason: 'r',
              proposedAt: now,
            },
          }),
      ],
      [
        'invalidation',
        async ({ prisma, tenantId }, invalidationId) => {
          const own = await prisma.petition.findFirstOrThrow({ where: { tenantId } });
          return prisma.petitionSignature.create({
            data: { tenantId, petitionId: own.id, assurance: 'eid', signedAt: now, invalidationId },
          });
        },
      ],
      [
        'territory',
        async ({ prisma, tenantId }, territoryId) => {
          const own = await prisma.petition.findFirstOrThrow({ where: { tenantId } });
          return prisma.petitionSignature.create({
            data: { tenantId, petitionId: own.id, assurance: 'eid', signedAt: now, territoryId },
          });
        },
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.petitionTerritoryTable.create({ data: { tenantId, petitionId, ...territoryTable } }),
      ],
      [
        'petition',
        ({ prisma, tenantId }, petitionId) =>
          prisma.petitionTerritoryCounted.create({ data: { tenantId, petitionId } }),
      ],
      [
        'territoryTable',
        async ({ prisma, tenantId }, tableId) =>
          prisma.petitionTerritoryCounted.create({
            data: { tenantId, petitionId: (await prisma.petition.findFirstOrThrow()).id, tableId },
          }),
      ],
      [
        'territoryTable',
        async ({ prisma, tenantId }, tableId) => {
          const own = await prisma.tenantTerritory.create({
            data: { tenantId, kind: 'village', nameUk: 'Буків', nameEn: 'Bukiv' },
          });
          return prisma.petitionTerritoryFigure.create({ data: { tenantId, tableId, territoryId: own.id } });
        },
      ],
      [
        'territory',
        async ({ prisma, tenantId }, territoryId) => {
          const data = {
            tenantId,
            ...territoryTable,
            quarter: new Date(territoryId === foreign.territory ? 1e12 : 2e12),
          };
          const { id: tableId } = await prisma.petitionTerritoryTable.create({ data });
          return prisma.petitionTerritoryFigure.create({ data: { tenantId, tableId, territoryId } });
        },
      ],
    ];
    expect(children.length).toBe(rows[0]!.count);
    for (const [parent, create] of children) {
      const attempts = [foreign[parent], newId()].map((id) =>
        refusalOf(pool.scoped(slavutych, (session) => create(session, id))),
      );
      const [toForeign, toAbsent] = await Promise.all(attempts);
      expect(toForeign).toMatchObject({ code: 'core/not-found' });
      expect(toForeign).toEqual(toAbsent);
    }
  });

  it('T07 keeps uniqueness within the tenant, and values out of the refusal', async () => {
    expect(await refusalOf(pool.scoped(slavutych, (session) => petitionOf(session, 'b-1', 'same ref as in B')))).toBe(
      'accepted',
    );
    const again = await pool
      .scoped(slavutych, (session) => petitionOf(session, 'a-1', 'CANARY'))
      .catch(databaseRefusal);
    expect(again).toMatchObject({ code: 'core/conflict' });
    expect(JSON.stringify(again)).not.toMatch(/a-1|CANARY/);
  });

  it('T13 lets the relay read its five tables across tenants, and nothing else', async () => {
    const relay = new pg.Client({ connectionString: database.relayUrl });
    await relay.connect();
    await pool.scoped(slavutych, ({ prisma, tenantId }) =>
      prisma.outboxEvent.create({
        data: { tenantId, name: 'x.v1', payload: {}, requestId: 'r', occurredAt: new Date() },
      }),
    );
    const waiting = await relay.query('select id from outbox_event where relayed_at is null for update skip locked');
    expect(waiting.rowCount).toBe(1);
    await relay.query('update outbox_event set relayed_at = now() where id = $1', [waiting.rows[0].id]);
    await expect(relay.query(`update outbox_event set payload = '{}'`)).rejects.toMatchObject({ code: '42501' });
    const readable: string[] = [];
    for (const table of await tenantTables()) {
      await relay.query(`select * from ${table} limit 1`).then(
        () => readable.push(table),
        () => undefined,
      );
    }
    expect(readable).toEqual(['audit_pending', 'counter_delta', 'inbox_event', 'outbox_event', 'outbox_job']);
    await relay.end();
  });

  it('T24 leaves no literal of a tenant where another session could read it', async () => {
    await owner.query('analyze');
    const { rows: stats } = await app.query(`select * from pg_stats where schemaname = 'public'`);
    expect(JSON.stringify(stats)).not.toContain('CANARY');
    await pool.scoped(lutsk, async (session) => {
      await session.sql`select ${'CANARY-B-bound'}::text`;
      const { rows } = await app.query(`select query from pg_stat_activity where datname = current_database()`);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toMatch(/CANARY/);
      expect(JSON.stringify(rows)).not.toContain(lutsk);
    });
    const { rows } = await app.query(`select current_setting('log_parameter_max_length') as length`);
    expect(rows[0].length).toBe('0');
  });
});

describe('the catalogue', () => {
  it('T05 finds nothing to object to', async () => {
    expect(await checkCatalogue(owner)).toEqual([]);
  });

  const breaches: [string, string, RegExp][] = [
    [
      'a view without security_invoker',
      'create view titles as select title from petitions_petition',
      /view that reads/,
    ],
    ['a materialised view', 'create materialized view titles as select 1 as one', /materialised/],
    [
      'a definer function with open search_path',
      `create function peek() returns bigint language sql security definer as 'select 1::bigint'`,
      /search_path/,
    ],
    ['a table without FORCE', 'alter table petitions_petition no force row level security', /FORCE/],
    [
      'a policy that is always true',
      'create policy open on petitions_petition to viche_app using (true)',
      /does not ask/,
    ],
    [
      'a key that tenant_id does not lead',
      'create unique index numbers on petitions_petition (number)',
      /does not lead/,
    ],
    ['a grant of TRUNCATE', 'grant truncate on petitions_petition to viche_app', /never needs/],
    [
      'a new table without policy',
      'create table petitions_note (tenant_id uuid, id uuid, primary key (tenant_id, id))',
      /without the scope policy/,
    ],
    ['a new table without tenant', 'create table petitions_note (id uuid primary key)', /list of platform tables/],
    [
      'a foreign key that tenant_id does not lead',
      'alter table petitions_petition add foreign key (tenant_id) references tenant (id) not valid',
      /foreign key/,
    ],
    ['a runtime role with BYPASSRLS', 'alter role viche_app bypassrls', /dangerous attribute/],
  ];
  it.each(breaches)('T05 names %s', async (_what, statement, rule) => {
    await owner.query('begin');
    try {
      await owner.query(statement);
      expect((await checkCatalogue(owner)).map((violation) => violation.rule).join('\n')).toMatch(rule);
    } finally {
      await owner.query('rollback');
    }
  });
});
