import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLetter } from '../letters.ts';
import { ARCHIVES_PER_DAY, lastArchive, takeArchive } from './take-archive.ts';

let world: World;
let tenant: TestTenant;
let owner: Person;
beforeAll(async () => {
  world = await createWorld([]);
  tenant = await world.tenant('slavutych');
  owner = await tenant.person({ roles: ['owner'], name: 'Стельмах Галина', email: 'halyna@example.org' });
  await tenant.person({ roles: ['owner'], email: 'second@example.org' });
  await tenant.person({ roles: ['editor'], email: 'editor@example.org' });
});
afterAll(() => world.close());

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error) => error.code,
  );

describe('an archive of everything', () => {
  it('is the owner’s, known by an e-ID, who has just proved it, and not a token’s', async () => {
    const others = [
      await tenant.person({ roles: ['auditor'] }),
      await tenant.person({ roles: ['editor', 'moderator'] }),
      await tenant.person(),
      await tenant.person({ roles: ['owner'], assurance: 'email' }),
      await tenant.person({ roles: ['owner'], via: 'token' }),
      await tenant.person({ roles: ['owner'], proof: 'given' }),
    ];
    const codes = await Promise.all(others.map((person) => codeOf(takeArchive(person.caller(), {}))));
    expect(codes).toEqual([
      'core/forbidden',
      'core/forbidden',
      'core/not-found',
      'core/assurance',
      'core/scope',
      'core/step-up',
    ]);
    expect(await codeOf(takeArchive(tenant.guest(), {}))).toBe('core/sign-in');
  });

  it('is told to all owners by mail, with the name of whoever takes it', async () => {
    await takeArchive(owner.caller(), {});
    const queued = await world.asSuperuser<{ id: string; email: boolean }>(
      `select n.id, p.email is not null as email from notification n
       join participant p on p.tenant_id = n.tenant_id and p.id = n.participant_id
       where n.tenant_id = $1 and n.template = 'archiveTaken'`,
      [tenant.id],
    );
    expect(queued).toHaveLength(2);
    const bundle = (await world.host.tenants.byId(tenant.id))!;
    const letter = await world.host.pool.scoped(tenant.id, (session) =>
      writeLetter(world.host, bundle, session, queued[0]!.id),
    );
    expect(letter?.content.paragraphs[0]).toContain('Стельмах Галина');
    expect(letter?.content.subject).toBe('Узято архів громади');
  });

  it('leaves a row in the log, from which the desk knows the last one', async () => {
    const taken = await owner.caller().read(lastArchive);
    expect(taken).toMatchObject({ by: 'Стельмах Галина' });
    const rows = await world.asSuperuser(
      `select from audit_entry where tenant_id = $1 and action = 'core.take-archive' and outcome = 'done'`,
      [tenant.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('is taken some times a day at most; refusals do not count', async () => {
    for (let more = 1; more < ARCHIVES_PER_DAY; more += 1) await takeArchive(owner.caller(), {});
    expect(await codeOf(takeArchive(owner.caller(), {}))).toBe('core/rate-limited');
    await world.asSuperuser(
      `update audit_entry set at = at - interval '25 hours' where tenant_id = $1 and action = 'core.take-archive' and outcome = 'done'`,
      [tenant.id],
    );
    expect(await codeOf(takeArchive(owner.caller(), {}))).toBe('done');
  });
});
