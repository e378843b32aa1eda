import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newId } from '@viche/db';
import { approveMandate, type OperatorAtWork, sendPlatformLetters } from '@viche/host';
import { cookies, readOidcClaims } from '@viche/identity';
import { servers } from '@viche/registry/servers';
import type { SiteContext } from '@viche/site';
import { pdf } from '@viche/storage/testing';
import { TerritoryIndex } from '@viche/territories';
import { carriedCodifier } from '@viche/territories/codifier';
import { createWorld, type World } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { operatorIn } from '../../../../packages/host/src/operators/signed-in.fixture.ts';
import { platformSite } from '../platform-site.ts';
import { sealPlatformSession } from './platform-session.ts';

vi.setConfig({ testTimeout: 30_000 });

const ORIGIN = 'http://localhost:3000';
const jar = cookies({ secure: false, host: 'localhost:3000' });
const index = new TerritoryIndex(carriedCodifier().territories());
const provider = { id: 'eid', issuer: 'https://eid.example', clientId: 'viche', standing: 'platform' } as const;
const BOIARKA = 'UA32140030000074165';

let world: World;
let operator: OperatorAtWork;
let folder: string;
beforeAll(async () => {
  world = await createWorld(servers);
  operator = await operatorIn(world);
  folder = await mkdtemp(path.join(tmpdir(), 'viche-letter-'));
});
afterAll(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Login {
  /** Number of an ID card. */
  readonly card: string;
  readonly edrpoucode?: string;
  readonly o?: string;
}

/** The wizard as whoever logged in with this key sees it. */
async function wizard({ card, ...organisation }: Login): Promise<NonNullable<SiteContext['onboarding']>> {
  const claims = readOidcClaims('eid', provider.issuer, {
    sub: card,
    acr: 'eid-high',
    given_name: 'Леся',
    family_name: 'Стельмах',
    identity_code: card,
    identity_code_kind: 'id-card',
    ...organisation,
  });
  const session = sealPlatformSession(world.keys, claims, Date.now());
  const site = await platformSite(
    {
      host: world.host,
      env: { PLATFORM_URL: ORIGIN, VICHE_MODE: 'development', EID_LABEL_UK: 'Дія', EID_LABEL_EN: 'Diia' } as never,
      provider,
      cookies: jar,
      territories: async () => index,
    },
    new Request(`${ORIGIN}/open/check`, { headers: { cookie: `${jar.names.session}=${session}` } }),
  );
  return site!.onboarding!;
}

const answers = (fields: Readonly<Record<string, string>>, revision: number) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, revision: String(revision) })) form.set(name, value);
  return form;
};
async function fill(steps: NonNullable<SiteContext['onboarding']>, code: string, slug: string): Promise<void> {
  const save = async (stage: Parameters<typeof steps.save>[0], fields: Readonly<Record<string, string>>) =>
    expect(await steps.save(stage, answers(fields, (await steps.draft()).revision), [])).toMatchObject({
      done: true,
    });
  await save('hromada', { code, confirm: code });
  await save('address', { slug });
  await save('look', { preset: 'state' });
  await save('modules', { population: '40 000', module: 'petitions' });
  const { modules } = await steps.draft();
  const rules = modules.flatMap((module) => module.rules.map(({ field, value }) => [field, value] as const));
  await save('rules', Object.fromEntries(rules));
}

async function handIn(steps: NonNullable<SiteContext['onboarding']>, address: string, edrpou: string): Promise<string> {
  const mandate = steps.mandate!;
  await mandate.askContact(address);
  let code = '';
  const mailer = {
    async sendMail({ messageId, mail }: { messageId: string; mail: { subject: string } }) {
      code = /\d{6}/.exec(mail.subject)?.[0] ?? code;
      return { messageId, reply: '250' };
    },
    isReachable: async () => true,
    close() {},
  };
  await sendPlatformLetters(world.host, { mailer, origin: ORIGIN, domain: 'viche.example' });
  expect(await mandate.confirmContact(code)).toEqual({ done: true, value: null });
  const file = path.join(folder, newId());
  await writeFile(file, pdf());
  const letter = { field: 'letter', fileName: 'лист.pdf', path: file, noRoom: false };
  expect(await mandate.send({ role: 'head', edrpou }, letter)).toEqual({ done: true, value: null });
  const [row] = await world.asSuperuser<{ id: string }>('select id from application_mandate order by id desc limit 1');
  return row!.id;
}
const approve = (mandateId: string) =>
  approveMandate(world.host, operator, { mandateId, reason: 'Лист звірено, підпис голови є' });

test('statute and contacts are optional, checked as at the desk, and fill the drafts before there is a site', async () => {
  const steps = await wizard({ card: '100000011', edrpoucode: '04054698', o: 'Боярська міська рада' });
  expect(await steps.drafts()).toEqual([]);
  const save = async (stage: 'hromada' | 'documents', fields: Readonly<Record<string, string>>) =>
    steps.save(stage, answers(fields, (await steps.draft()).revision), []);
  const free = index.search('Вишнева').found.find(({ oblast }) => oblast === 'Київська')!;
  expect(await save('documents', { statuteUrl: 'javascript:alert(1)', phone: 'немає', email: 'x' })).toMatchObject({
    refusal: { fields: [{ field: 'phone' }, { field: 'email' }, { field: 'statuteUrl' }] },
  });
  expect(await save('documents', { statuteUrl: `https://${'a'.repeat(500)}` })).toMatchObject({
    refusal: { fields: [{ field: 'statuteUrl' }] },
  });
  const stranger = await wizard({ card: '100000012' });
  expect(await stranger.save('hromada', answers({ code: free.code }, 0), [])).toMatchObject({ done: true });
  expect(await stranger.save('documents', answers({ phone: '12-34-56' }, 1), [])).toMatchObject({ done: true });
  const drafts = await stranger.drafts();
  expect(drafts.map(({ key }) => key)).toEqual(['privacy-notice', 'regulation', 'processing-agreement']);
  expect(drafts[0]!.text).toContain('Вишнева міська рада');
  expect(drafts[0]!.text).toContain('12-34-56');
  expect(drafts[0]!.missing.length).toBeGreaterThan(0);
  expect(await steps.drafts()).toEqual([]);
  expect((await stranger.draft()).missing).not.toContain('documents');
});

test('B08 a crest is kept with the draft, whatever is wrong beside it, and one that acts is not', async () => {
  const steps = await wizard({ card: '100000009', edrpoucode: '04054699', o: 'Боярська міська рада' });
  const look = async (fields: Readonly<Record<string, string>>, bytes?: string | Buffer) => {
    const file = path.join(folder, newId());
    if (bytes) await writeFile(file, bytes);
    const files = bytes ? [{ field: 'crest', fileName: 'герб.svg', path: file, noRoom: false }] : [];
    return steps.save('look', answers({ ...fields, locales: 'uk' }, (await steps.draft()).revision), files);
  };
  const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 70">${inside}</svg>`;
  const shield = '<path d="M3 3h42v27z" fill="#1a6148"/>';
  expect(await look({ preset: 'state' })).toMatchObject({ done: true });
  expect(await look({ preset: 'state' }, svg('<script>alert(1)</script>'))).toMatchObject({
    done: false,
    status: 422,
    refusal: { fields: [{ field: 'crest' }] },
  });
  expect((await steps.draft()).crest).toBe('none');
  expect(await look({ preset: 'own', accent: '#787878' }, svg(shield))).toMatchObject({
    refusal: { fields: [{ field: 'accent' }] },
  });
  expect((await steps.draft()).crest).toBe('kept');
  expect((await steps.crest())?.subarray(1, 4).toString()).toBe('PNG');
  const stranger = await wizard({ card: '100000010', edrpoucode: '04054699', o: 'Боярська міська рада' });
  expect(await stranger.crest()).toBeNull();
  expect(await look({ preset: 'state', dropCrest: 'yes' })).toMatchObject({ done: true });
  expect(await steps.crest()).toBeNull();
});

describe('a private person', () => {
  test('opens a site when an operator has approved the letter, and not a moment earlier', async () => {
    const steps = await wizard({ card: '100000001' });
    expect((await steps.draft()).stages).toContain('mandate');
    await fill(steps, BOIARKA, 'boiarka');
    expect((await steps.draft()).missing).toEqual(['mandate']);
    expect(await steps.open('live')).toMatchObject({ done: false, status: 422 });
    const id = await handIn(steps, 'lesia@rada.example', '04054613');
    expect(await steps.draft()).toMatchObject({ mandate: 'waiting', missing: [] });
    expect(await steps.open('live')).toMatchObject({ done: false, refusal: { fields: [{ field: 'check' }] } });
    // The letter is for this hromada: another one wants another letter.
    const other = index.search('Ірпінська').found[0]!.code;
    const { revision } = await steps.draft();
    expect(await steps.save('hromada', answers({ code: other }, revision), [])).toMatchObject({
      refusal: { fields: [{ field: 'code', message: 'onboarding.problem.mandate-other' }] },
    });
    await approve(id);
    expect(await steps.open('live')).toEqual({ done: true, value: { slug: 'boiarka', next: [] } });
    const rows = await world.asSuperuser<{ edrpou: string; own: object; platforms: object; role: string }>(
      `select t.edrpou, a.detail as own, p.detail as platforms, r.role from tenant t
       join audit_entry a on a.tenant_id = t.id and a.action = 'core.open-tenant'
       join platform_audit_entry p on p.tenant_ref = t.id
       join role_assignment r on r.tenant_id = t.id and r.role = 'owner' where t.slug = 'boiarka'`,
    );
    const detail = { by: 'letter', mandate: id, edrpou: '04054613', code: BOIARKA, slug: 'boiarka', state: 'live' };
    expect(rows).toEqual([{ edrpou: '04054613', own: detail, platforms: detail, role: 'owner' }]);
    expect(world.logged.join('\n')).not.toMatch(/Стельмах|rada\.example/);
    // The same person begins anew: the letter that was used opens nothing again.
    expect(await steps.draft()).toMatchObject({ hromada: null, mandate: 'none' });
    expect((await steps.mandate!.read()).letter).toBeNull();
  });

  test('and a council with its key at once: one site, and the letter of the one who came second stays as it was', async () => {
    const place = index.search('Ірпінська').found[0]!;
    const [person, council] = [
      await wizard({ card: '100000002' }),
      await wizard({ card: '100000003', edrpoucode: '04054614', o: 'Ірпінська міська рада' }),
    ];
    expect(council.mandate).toBeNull();
    await fill(person, place.code, 'irpin');
    await fill(council, place.code, 'irpin-hromada');
    const id = await handIn(person, 'petro@rada.example', '04054615');
    await approve(id);
    // On a busy machine the second one may be told to try again before it is told why not.
    const both = await Promise.allSettled([person.open('sandbox'), council.open('live')]);
    const opened = both.map((one) => one.status === 'fulfilled' && one.value.done);
    expect(opened.filter(Boolean)).toHaveLength(1);
    const refused = await (opened[0] ? council : person).open('sandbox');
    expect(refused).toMatchObject({ done: false, refusal: { fields: [{ field: 'code' }] } });
    const [row] = await world.asSuperuser('select state from application_mandate where id = $1', [id]);
    expect(row).toEqual({ state: opened[0] ? 'used' : 'approved' });
    const sites = await world.asSuperuser('select slug from tenant where code = $1', [place.code]);
    expect(sites).toHaveLength(1);
  });

  test('sees nothing of another’s letter, and gets every refusal beside its field', async () => {
    const [one, other] = [await wizard({ card: '100000004' }), await wizard({ card: '100000005' })];
    const places = index.search('Вишнева').found;
    await fill(one, places[0]!.code, 'vyshneve');
    await handIn(one, 'one@rada.example', '04054616');
    await fill(other, places[0]!.code, 'vyshneve-2');
    expect(await other.mandate!.read()).toMatchObject({ address: null, contact: 'none', letter: null });
    expect(await other.mandate!.withdraw()).toMatchObject({ done: false, refusal: { code: 'core/mandate-moved' } });
    expect(await other.mandate!.askContact('no address')).toMatchObject({ refusal: { fields: [{ field: 'email' }] } });
    expect(await other.mandate!.confirmContact('000000')).toMatchObject({ refusal: { fields: [{ field: 'code' }] } });
    expect(await other.mandate!.send({ role: 'mayor', edrpou: '1' }, undefined)).toMatchObject({
      refusal: { fields: [{ field: 'role' }, { field: 'edrpou' }, { field: 'letter' }] },
    });
    const tooLarge = { field: 'letter', fileName: 'a.pdf', path: null, noRoom: false };
    expect(await other.mandate!.send({ role: 'head', edrpou: '04054617' }, tooLarge)).toMatchObject({
      status: 422,
      refusal: { code: 'files/too-big', fields: [{ field: 'letter' }] },
    });
  });
});
