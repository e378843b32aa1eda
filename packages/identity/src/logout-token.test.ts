import { describe, expect, test } from 'vitest';
import { seconds, unsigned, useForgedLogins } from '../test/forged-logins.ts';
import { LogoutTokenInvalid } from './errors.ts';

const at = useForgedLogins();

describe('O08 logout tokens', () => {
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const good = () => ({
    iss: at.issuer.url,
    aud: 'viche',
    iat: seconds(),
    exp: seconds() + 120,
    jti: 'j1',
    sid: 's1',
    events: event,
  });
  const header = { typ: 'logout+jwt' };

  test('O08 a right one is read', async () => {
    const token = await at.issuer.sign(good(), header);
    expect(await at.adapter.readLogoutToken(token)).toEqual({
      issuer: at.issuer.url,
      sid: 's1',
      subject: null,
      jti: 'j1',
    });
  });

  test.each([
    ['nonce', () => at.issuer.sign({ ...good(), nonce: 'n' }, header)],
    ['wrong aud', () => at.issuer.sign({ ...good(), aud: 'b' }, header)],
    ['wrong iss', () => at.issuer.sign({ ...good(), iss: 'https://evil.example' }, header)],
    ['the type of an ID token', () => at.issuer.sign(good(), { typ: 'JWT' })],
    ['no type', () => at.issuer.sign(good())],
    ['no event', () => at.issuer.sign({ ...good(), events: {} }, header)],
    [
      'an event that is a text',
      () => at.issuer.sign({ ...good(), events: 'http://schemas.openid.net/event/backchannel-logout' }, header),
    ],
    ['neither sid nor sub', () => at.issuer.sign({ ...good(), sid: undefined }, header)],
    ['no jti', () => at.issuer.sign({ ...good(), jti: undefined }, header)],
    ['old age', () => at.issuer.sign({ ...good(), iat: seconds() - 600, exp: seconds() + 600 }, header)],
    ['past expiry', () => at.issuer.sign({ ...good(), exp: seconds() - 61 }, header)],
    ['a foreign signature', () => at.issuer.signWithForeignKey(good(), header)],
    ['no signature', async () => `${unsigned({ alg: 'none', ...header }, good())}.`],
  ])('O08 one with %s is refused', async (_name, forge) => {
    await expect(at.adapter.readLogoutToken(await forge())).rejects.toThrow(LogoutTokenInvalid);
  });
});
