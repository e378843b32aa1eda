import { lookup as resolveHost } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { CustomFetch } from 'openid-client';
import type { ProviderConfig } from './provider.ts';

/** Metadata and key sets are a few kilobytes; whoever sends more is broken or hostile. */
const LARGEST_ANSWER = 256 * 1024;
const TIMEOUT_MS = 10_000;

/** The provider may not be reached, or may not be asked. */
export class ProviderRequestRefused extends Error {
  override readonly name = 'ProviderRequestRefused';
  readonly reason: 'protocol' | 'private-address' | 'too-large' | 'timeout';
  constructor(reason: 'protocol' | 'private-address' | 'too-large' | 'timeout') {
    super(`request to the identity provider refused: ${reason}`);
    this.reason = reason;
  }
}

// Two lists: one alone compares IPv4 addresses with the IPv6 blocks too.
const notPublic4 = new BlockList();
const notPublic6 = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  notPublic4.addSubnet(network, bits, 'ipv4');
// Outside the block of assigned unicast addresses nothing is public; inside it, tunnels and examples are not.
for (const [network, bits] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notPublic6.addSubnet(network, bits, 'ipv6');

/** Whether an IP address belongs to this machine, a private network or no network at all. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const bare = mapped ?? address;
  return isIP(bare) === 6 ? notPublic6.check(bare, 'ipv6') : notPublic4.check(bare, 'ipv4');
}

/** `localhost`, its subdomains (RFC 6761) and the loopback addresses. */
export function isLoopbackHost(host: string): boolean {
  return /^(.+\.)?localhost$/i.test(host) || /^127(\.\d+){3}$/.test(host) || host === '[::1]';
}

/** Plain HTTP is for a provider on this machine in development only. */
export function isAllowedAddress(provider: ProviderConfig, url: URL): boolean {
  if (url.username || url.password) return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && provider.insecureLoopback === 'allowed' && isLoopbackHost(url.hostname);
}

/**
 * The address is checked when the connection is made, so that a name cannot change between check and use. Only
 * providers that a tenant named are walled in: the platform's own may stand in the council's network.
 */
function guardedLookup(provider: ProviderConfig): LookupFunction {
  return (host, options, done) => {
    const onThisMachine = provider.insecureLoopback === 'allowed' && isLoopbackHost(host);
    resolveHost(onThisMachine ? 'localhost' : host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const walled = provider.standing !== 'platform' && !onThisMachine;
      if (walled && found.some(({ address }) => isPrivateAddress(address))) {
        return done(new ProviderRequestRefused('private-address'), '', 0);
      }
      if (options.all) return done(null, found);
      return done(null, found[0]?.address ?? '', found[0]?.family);
    });
  };
}

function refuseEarly(provider: ProviderConfig, url: URL): void {
  if (!isAllowedAddress(provider, url)) throw new ProviderRequestRefused('protocol');
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  const onThisMachine = provider.insecureLoopback === 'allowed' && isLoopbackHost(url.hostname);
  // An address written as a number is never looked up, so the lookup's wall would not see it.
  if (provider.standing !== 'platform' && !onThisMachine && isIP(literal) !== 0 && isPrivateAddress(literal)) {
    throw new ProviderRequestRefused('private-address');
  }
}

/** `fetch` for one provider: no redirects, small answers, 10 seconds, and no private addresses (threats O11). */
export function providerFetch(provider: ProviderConfig, timeoutMs = TIMEOUT_MS): CustomFetch {
  return async (address, { method, headers, body, signal }) => {
    const url = new URL(address);
    refuseEarly(provider, url);
    if (body != null && typeof body !== 'string' && !(body instanceof URLSearchParams)) {
      throw new TypeError('only text can be sent to a provider');
    }
    const limit = AbortSignal.timeout(timeoutMs);
    return new Promise<Response>((resolve, reject) => {
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const request = send(url, {
        method,
        headers: Object.fromEntries(new Headers(headers).entries()),
        lookup: guardedLookup(provider),
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        // One connection per call: a login is rare, and a kept socket would outlive the address check.
        agent: false,
      });
      request.on('error', (error) => reject(limit.aborted ? new ProviderRequestRefused('timeout') : error));
      request.on('response', (answer) => {
        const parts: Buffer[] = [];
        let size = 0;
        answer.on('data', (part: Buffer) => {
          size += part.length;
          if (size > LARGEST_ANSWER) request.destroy(new ProviderRequestRefused('too-large'));
          else parts.push(part);
        });
        answer.on('error', reject);
        answer.on('end', () => {
          const status = answer.statusCode ?? 500;
          const answerHeaders = new Headers();
          for (const [name, value] of Object.entries(answer.headers)) {
            if (value !== undefined) answerHeaders.set(name, String(value));
          }
          const empty = status === 204 || status === 205 || status === 304;
          resolve(new Response(empty ? null : Buffer.concat(parts), { status, headers: answerHeaders }));
        });
      });
      request.end(body == null ? undefined : String(body));
    });
  };
}
