import { randomBytes } from 'node:crypto';
import type { SigningKey } from '../secrets.ts';
import type { HostileCase, LogoutTokenCase } from './cases.ts';
import { hmacJwt, signJwt, tamperedJwt, unsignedJwt } from './jwt.ts';

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const HOUR = 3600;

type Claims = Record<string, unknown>;
type SignatureCase = 'alg-none' | 'hs256-public-key' | 'bad-signature' | 'unknown-kid';

function signAs(how: string, payload: Claims, key: SigningKey, header: Claims = {}): string {
  const forgeries: Record<SignatureCase, () => string> = {
    'alg-none': () => unsignedJwt(payload, header),
    'hs256-public-key': () => hmacJwt(payload, key, header),
    'bad-signature': () => tamperedJwt(payload, key, header),
    'unknown-kid': () => signJwt(payload, key, { ...header, kid: `unknown-${randomBytes(4).toString('hex')}` }),
  };
  return (forgeries[how as SignatureCase] ?? (() => signJwt(payload, key, header)))();
}

/**
 * The ID token of a hostile provider.
 *
 * @param honest the claims of a right token, with `iss`, `aud` and the client's `nonce`; `exp` and `iat` are added
 */
export function forgeIdToken(how: HostileCase, honest: Claims, key: SigningKey): string {
  const now = Math.floor(Date.now() / 1000);
  const right: Claims = { ...honest, iat: now, exp: now + 600 };
  const changes: Partial<Record<HostileCase, Claims>> = {
    'wrong-iss': { iss: 'http://localhost:1/eid' },
    'wrong-aud': { aud: 'another-client' },
    'several-aud-without-azp': { aud: [honest.aud, 'another-client'] },
    expired: { iat: now - 2 * HOUR, exp: now - HOUR },
    'future-iat': { iat: now + HOUR, exp: now + 2 * HOUR },
    'no-nonce': { nonce: undefined },
    'wrong-nonce': { nonce: 'nonce-of-somebody-else' },
  };
  return signAs(how, { ...right, ...changes[how] }, key);
}

/** Whom a logout token speaks about. A `jti` given twice makes a replay. */
export interface LogoutTokenSubject {
  readonly issuer: string;
  readonly clientId: string;
  readonly sub: string;
  readonly sid?: string;
  readonly jti?: string;
}

/** A back-channel logout token, wrong in the named way. */
export function forgeLogoutToken(how: LogoutTokenCase, subject: LogoutTokenSubject, key: SigningKey): string {
  const now = Math.floor(Date.now() / 1000);
  const right: Claims = {
    iss: subject.issuer,
    aud: subject.clientId,
    sub: subject.sub,
    sid: subject.sid,
    jti: subject.jti ?? randomBytes(12).toString('base64url'),
    iat: now,
    exp: now + 120,
    events: { [LOGOUT_EVENT]: {} },
  };
  const changes: Partial<Record<LogoutTokenCase, Claims>> = {
    'with-nonce': { nonce: 'a-logout-token-must-not-have-one' },
    'wrong-aud': { aud: 'another-client' },
    'wrong-iss': { iss: 'http://localhost:1/eid' },
    'without-events': { events: undefined },
    'wrong-events': { events: { 'http://schemas.openid.net/event/something-else': {} } },
    'without-sub-and-sid': { sub: undefined, sid: undefined },
    'without-jti': { jti: undefined },
    expired: { iat: now - 2 * HOUR, exp: now - HOUR },
    'future-iat': { iat: now + HOUR, exp: now + 2 * HOUR },
  };
  const types: Partial<Record<LogoutTokenCase, string | undefined>> = {
    'wrong-typ': 'at+jwt',
    'without-typ': undefined,
  };
  const typ = how in types ? types[how] : 'logout+jwt';
  return signAs(how, { ...right, ...changes[how] }, key, { typ });
}
