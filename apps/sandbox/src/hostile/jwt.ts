import { createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { publicPart, type SigningKey } from '../secrets.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs a compact JWS as the key's algorithm says; `header` may lie about everything else. */
export function signJwt(payload: object, key: SigningKey, header: Record<string, unknown> = {}): string {
  const input = `${encode({ alg: key.alg, kid: key.kid, typ: 'JWT', ...header })}.${encode(payload)}`;
  const privateKey = createPrivateKey({ key, format: 'jwk' });
  const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

/** A token that claims to need no signature. */
export function unsignedJwt(payload: object, header: Record<string, unknown> = {}): string {
  return `${encode({ typ: 'JWT', ...header, alg: 'none' })}.${encode(payload)}.`;
}

/** The key-confusion forgery: HMAC with the provider's public key, which everybody has, as the secret. */
export function hmacJwt(payload: object, key: SigningKey, header: Record<string, unknown> = {}): string {
  const pem = createPublicKey({ key: publicPart(key), format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const input = `${encode({ typ: 'JWT', kid: key.kid, ...header, alg: 'HS256' })}.${encode(payload)}`;
  return `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`;
}

/** Signed rightly, then the payload changed. */
export function tamperedJwt(payload: object, key: SigningKey, header: Record<string, unknown> = {}): string {
  const [head, , signature] = signJwt(payload, key, header).split('.');
  return `${head}.${encode({ ...payload, tampered: true })}.${signature}`;
}
