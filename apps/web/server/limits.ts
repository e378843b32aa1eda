import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Environment } from '@viche/host';
import type { Actor } from '@viche/plugin-api';
import { type RateLimiterAbstract, RateLimiterMemory } from 'rate-limiter-flexible';

export interface LimitedRequest {
  readonly req: IncomingMessage;
  readonly pathname: string;
  readonly actor: Actor;
  readonly tenantId: string;
  readonly network: NetworkFacts;
}

export interface Limits {
  /** Seconds to wait, or 0 when the request may go on. */
  check(request: LimitedRequest): Promise<number>;
}

export interface NetworkFacts {
  readonly address: string;
  /** Development and demo on the machine itself: one address stands for everybody, so only persons are counted. */
  readonly local: boolean;
}

interface Rule {
  readonly applies: (request: LimitedRequest) => boolean;
  readonly person?: readonly RateLimiterAbstract[];
  readonly device?: RateLimiterAbstract;
}

const HOUR = 3_600;
const bucket = (points: number, duration: number): RateLimiterAbstract => new RateLimiterMemory({ points, duration });
const posts = (request: LimitedRequest) => request.req.method === 'POST';

/**
 * Threats §5.3, per process: a person is counted before a device, a whole network is never cut off (a village, a
 * dormitory and a mobile operator share addresses).
 */
export function createLimits(networkKey: Uint8Array): Limits {
  const rules: readonly Rule[] = [
    { applies: (request) => request.pathname.startsWith('/auth/login/'), device: bucket(10, 600) },
    {
      applies: (request) => posts(request) && request.pathname !== '/graphql',
      person: [bucket(30, HOUR), bucket(200, 24 * HOUR)],
      device: bucket(120, 60),
    },
    {
      applies: (request) => request.pathname.endsWith('/signatures'),
      person: [bucket(120, HOUR)],
      device: bucket(60, HOUR),
    },
    { applies: (request) => request.pathname === '/graphql', device: bucket(600, 60) },
    { applies: ({ actor }) => !actor.participantId, device: bucket(120, 60) },
  ];
  const keyed = (value: string) => createHmac('sha256', networkKey).update(value).digest('base64url');

  return {
    async check(request) {
      const { actor, network, tenantId } = request;
      for (const rule of rules) {
        if (!rule.applies(request)) continue;
        const counted = actor.participantId
          ? (rule.person ?? []).map((limiter) => [limiter, `${tenantId}:${actor.participantId}`] as const)
          : rule.device && !network.local
            ? [[rule.device, keyed(network.address)] as const]
            : [];
        for (const [limiter, key] of counted) {
          const refused = await limiter.consume(key).then(
            () => null,
            (refusal: { msBeforeNext: number }) => refusal,
          );
          if (refused) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
        }
      }
      return 0;
    },
  };
}

/** The client's address: the socket's, or what a trusted proxy says. IPv6 counts by /64. */
export function networkOf(req: IncomingMessage, env: Environment): NetworkFacts {
  const peer = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const forwarded = env.TRUSTED_PROXIES.includes(peer)
    ? String(req.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : undefined;
  const address = forwarded || peer;
  const local = env.VICHE_MODE !== 'production' && /^(127\.|::1$)/.test(address);
  return { local, address: isIPv6(address) ? address.split(':').slice(0, 4).join(':') : address };
}
