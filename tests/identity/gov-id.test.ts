import { createGovIdAdapter, Secret } from '@viche/identity';
import { CITIZENS } from '@viche/sandbox/citizens';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GovIdWorld, REDIRECT_URI, refusalOf, startGovIdWorld } from './gov-id-logins.ts';

let world: GovIdWorld;
beforeAll(async () => {
  world = await startGovIdWorld();
});
afterAll(() => world.close());

const adapter = (more?: Parameters<GovIdWorld['config']>[0]) => createGovIdAdapter(world.config(more));
const oksana = CITIZENS.find(({ key }) => key === 'oksana')!;

describe('the way there and back', () => {
  it('asks for a code with what the protocol wants and nothing of OpenID Connect', async () => {
    const { url } = await adapter({ ways: ['dig_sign', 'diia_id'] }).start({ redirectUri: REDIRECT_URI });
    const { searchParams, pathname } = new URL(url);
    expect(pathname).toBe('/gov-id/');
    expect([...searchParams.keys()]).toEqual(['response_type', 'client_id', 'auth_type', 'state', 'redirect_uri']);
    expect(searchParams.get('auth_type')).toBe('dig_sign,diia_id');
    expect(searchParams.get('state')!.length).toBeGreaterThan(40);
  });

  it('reads a person and ends the login there at once', async () => {
    let told: string | undefined;
    const ending = createGovIdAdapter(world.config(), (outcome) => {
      told = outcome;
    });
    const { claims, sid } = await world.logIn(ending);
    expect(sid).toBeNull();
    expect(claims).toEqual({
      providerId: 'gov-id',
      issuer: world.sandbox.govId.address,
      subject: `tax-number ${oksana.identityCode}`,
      acr: 'eid-high',
      amr: ['dig_sign'],
      givenName: oksana.givenName,
      familyName: oksana.familyName,
      patronymic: oksana.middleName,
      birthDate: oksana.birthDate,
      codes: [
        { kind: 'tax-number', code: oksana.identityCode },
        { kind: 'demographic-record', code: oksana.unzr!.replace('-', '') },
      ],
      email: oksana.email,
    });
    await expect.poll(() => told).toBe('ended');
    expect(world.sandbox.govId.openSessions()).toBe(0);
  });

  it('G01 a code is good once, and for the browser that asked only', async () => {
    const site = adapter();
    const { callbackUrl, login } = await world.choose(site, {});
    const request = { callbackUrl, login, redirectUri: REDIRECT_URI };
    const other = { ...login, state: 'another-browser-began-this-login' };
    expect(await refusalOf(site.finish({ ...request, login: other }))).toMatchObject({ code: 'identity/state' });
    await site.finish(request);
    expect(await refusalOf(site.finish(request))).toMatchObject({ code: 'identity/code' });
    const twice = new URL(callbackUrl);
    twice.searchParams.append('state', login.state);
    expect(await refusalOf(site.finish({ ...request, callbackUrl: twice }))).toMatchObject({ code: 'identity/state' });
    const foreign = { ...login, providerId: 'eid' };
    expect(await refusalOf(site.finish({ ...request, login: foreign }))).toMatchObject({ code: 'identity/state' });
  });

  it('tells a login that was stopped, a refused code and a wrong client apart', async () => {
    expect(await refusalOf(world.logIn(adapter(), { how: 'denied' }))).toEqual({
      code: 'identity/refused',
      params: { reason: 'access_denied' },
    });
    expect(await refusalOf(world.logIn(adapter(), { how: 'code-refused' }))).toMatchObject({ code: 'identity/code' });
    const wrong = adapter({ clientSecret: Secret.fromText('another-secret-altogether') });
    expect(await refusalOf(world.logIn(wrong))).toMatchObject({ code: 'identity/provider-answer' });
  });
});

describe('answers that are none', () => {
  it.each([
    ['error-under-200', 'error'],
    ['html', 'not-json'],
    ['cut-json', 'not-json'],
    ['five-megabytes', 'too-large'],
    ['wrong-charset', 'not-json'],
    ['silence', 'timeout'],
    ['plain-instead-of-sealed', 'not-sealed'],
  ])('G03 %s is refused as identity/provider-answer (%s)', async (how, reason) => {
    const encryption =
      how === 'plain-instead-of-sealed'
        ? {
            certificate: Buffer.from(certificateOf(world), 'base64'),
            decryptor: { decrypt: async () => Buffer.from('{}') },
          }
        : undefined;
    const site = adapter({ timeoutMs: 1_500, ...(encryption && { encryption }) });
    // Nothing but the reason: the service's own words may repeat a code.
    expect(await refusalOf(world.logIn(site, { how }))).toEqual({
      code: 'identity/provider-answer',
      params: { reason },
    });
  });

  it('G03 `error: "0"` is success for ending a login, which is tried three times and waited for by nobody', async () => {
    const outcomes: string[] = [];
    const site = createGovIdAdapter(world.config(), (outcome) => outcomes.push(outcome));
    // Logins of the tests before end in the background.
    await expect.poll(() => world.sandbox.govId.openSessions()).toBe(0);
    const before = world.sandbox.requestsTo('/gov-id/get-user-logout');
    const { claims } = await world.logIn(site, { how: 'logout-fails' });
    expect(claims.familyName).toBe(oksana.familyName);
    await expect.poll(() => outcomes).toEqual(['failed']);
    expect(world.sandbox.requestsTo('/gov-id/get-user-logout') - before).toBe(3);
  });

  it('a service that cannot be reached is told as such', async () => {
    const site = adapter();
    const { callbackUrl, login } = await world.choose(site, {});
    const issuer = 'http://localhost:9/gov-id';
    const gone = adapter({ issuer });
    const request = { callbackUrl, login: { ...login, issuer }, redirectUri: REDIRECT_URI };
    expect(await refusalOf(gone.finish(request))).toMatchObject({ code: 'identity/provider-unavailable' });
  });
});

describe('what is said about a person', () => {
  it('G05 an organisation is nobody, a sole trader is the person, empty codes are nobody', async () => {
    for (const how of ['organisation', 'empty-codes'])
      expect(await refusalOf(world.logIn(adapter(), { how }))).toMatchObject({ code: 'identity/not-a-person' });
    const person = await world.logIn(adapter());
    const trader = await world.logIn(adapter(), { how: 'sole-trader' });
    expect(trader.claims).toEqual(person.claims);
  });

  it('G06 a passport in small Latin letters with a space is the passport', async () => {
    const { claims } = await world.logIn(adapter(), { how: 'latin-passport' });
    expect(claims.codes).toEqual([{ kind: 'passport', code: 'МК123456' }]);
    expect(claims.birthDate).toBeUndefined();
  });

  it('G07 a certificate of a test authority is refused unless a demo accepts it', async () => {
    expect(await refusalOf(world.logIn(adapter(), { how: 'test-authority' }))).toMatchObject({
      code: 'identity/test-issuer',
    });
    const demo = adapter({ testIssuers: 'accepted' });
    expect((await world.logIn(demo, { how: 'test-authority' })).claims.familyName).toBe(oksana.familyName);
  });

  it('G09 a level follows from the way, and an unknown way proves nothing', async () => {
    const levelOf = async (way: string, how = 'honest') => (await world.logIn(adapter(), { way, how })).claims.acr;
    expect(await levelOf('dig_sign')).toBe('eid-high');
    expect(await levelOf('diia_id')).toBe('eid-high');
    expect(await levelOf('mobile_id')).toBe('eid-high');
    expect(await levelOf('bank_id')).toBe('eid-substantial');
    expect(await levelOf('dig_sign', 'key-on-disk')).toBe('eid-substantial');
    const unknown = await world.logIn(adapter(), { how: 'unknown-way' });
    expect(unknown.claims).toMatchObject({ acr: '', amr: [] });
  });

  it('reads names with `n/a`, without a patronymic, and with one inside the given name', async () => {
    const namesOf = async (how: string, citizen = 'oksana') => {
      const { givenName, patronymic } = (await world.logIn(adapter(), { how, citizen })).claims;
      return [givenName, patronymic];
    };
    expect(await namesOf('middle-name-na')).toEqual([oksana.givenName, undefined]);
    expect(await namesOf('no-patronymic')).toEqual([oksana.givenName, undefined]);
    expect(await namesOf('patronymic-in-given-name')).toEqual([oksana.givenName, oksana.middleName]);
    expect(await namesOf('honest', 'aishe')).toEqual(['Айше', undefined]);
    expect(await refusalOf(world.logIn(adapter(), { how: 'names-na' }))).toMatchObject({ code: 'identity/no-name' });
  });

  it('G02 no refusal carries a secret, a code, a token or anything of the person', async () => {
    for (const how of ['error-under-200', 'organisation', 'test-authority', 'names-na', 'code-refused']) {
      const site = adapter();
      const { callbackUrl, login } = await world.choose(site, { how });
      const error = await site
        .finish({ callbackUrl, login, redirectUri: REDIRECT_URI })
        .catch((reason: Error) => reason);
      const said = `${error} ${(error as Error).stack} ${JSON.stringify(error)} ${String((error as Error).cause)}`;
      for (const canary of ['CANARY', callbackUrl.searchParams.get('code')!, oksana.identityCode, oksana.familyName])
        expect(said, how).not.toContain(canary);
    }
  });
});

const certificateOf = ({ sandbox }: GovIdWorld) =>
  sandbox.govId.keys.client.certificate.replace(/-----[^-]+-----|\s/g, '');
