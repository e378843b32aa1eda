import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Environment } from '@viche/host';

export interface NetworkFacts {
  /** What is counted: an IPv4 address, or the /64 of an IPv6 one, which belongs to one line. */
  readonly address: string;
  /** Development and demo on the machine itself: one address stands for everybody, so only persons are counted. */
  readonly local: boolean;
}

const LOOPBACK = /^(127\.|::1$)/;

/** An address as it is written in lists: IPv4 within IPv6 as IPv4. */
export const plainAddress = (address: string | undefined): string => (address ?? '').replace(/^::ffff:(?=\d+\.)/, '');

/** True where the other end is this machine and nobody is kept out by that: everywhere but in production. */
export const isLocal = (address: string, env: Pick<Environment, 'VICHE_MODE'>): boolean =>
  env.VICHE_MODE !== 'production' && LOOPBACK.test(address);

/** The first 64 bits of an IPv6 address, whatever its spelling. */
export function lineOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [left = '', right] = address.split('%')[0]!.split('::');
  const head = left ? left.split(':') : [];
  const tail = right ? right.split(':') : [];
  const groups = right === undefined ? head : [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** The network that an address lies in: /24 or /64. */
export function networkPrefixOf(address: string): string {
  return isIPv6(address) ? lineOf(address) : `${address.split('.').slice(0, 3).join('.')}.0/24`;
}

/** The client's address: the socket's, or what a trusted proxy says. */
export function networkOf(req: IncomingMessage, env: Environment): NetworkFacts {
  const peer = plainAddress(req.socket.remoteAddress);
  const forwarded = env.TRUSTED_PROXIES.includes(peer)
    ? plainAddress(
        String(req.headers['x-forwarded-for'] ?? '')
          .split(',')
          .at(-1)
          ?.trim(),
      )
    : '';
  const address = forwarded || peer;
  return { local: isLocal(address, env), address: lineOf(address) };
}
