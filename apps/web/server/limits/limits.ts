import { createHmac } from 'node:crypto';
import type { Actor } from '@viche/plugin-api';
import type { NetworkFacts } from './network.ts';
import type { Allowance, SharedCounter } from './shared-counter.ts';

export interface LimitedRequest {
  readonly method: string;
  readonly pathname: string;
  readonly actor: Actor;
  readonly tenantId: string;
  readonly network: NetworkFacts;
}

export interface Limits {
  /** Seconds to wait, or 0 when the request may go on. */
  check(request: LimitedRequest): number;
}

interface Rule {
  /** Stands in the key of its counts; a rule keeps its name when its numbers change. */
  readonly name: string;
  readonly applies: (request: LimitedRequest) => boolean;
  readonly person?: readonly Allowance[];
  /** Of those whom no session tells apart. */
  readonly address?: Allowance;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const per = (windowMs: number, limit: number): Allowance => ({ limit, windowMs });

const isAuth = ({ pathname }: LimitedRequest) => pathname.startsWith('/auth/');
/** Writing a text that nobody else sees yet, page by page; it saves itself while somebody types. Files and handing it in are acts. */
const isDrafting = ({ method, pathname }: LimitedRequest) =>
  method === 'POST' && pathname.includes('/new/') && !/\/(confirm|files)$/.test(pathname);
/** The number of a whole network: without a session, one address may be a village, and nobody may be locked out (R06). */
const SIGN_IN = per(10 * MINUTE_MS, 1_000);

/** Stands for the address of any file: they are many to a page, and on a host of their own. */
export const FILE_RULE = '//file';
const isFile = ({ pathname }: LimitedRequest) => pathname === FILE_RULE;
/** Mail programs of many people, all from their few addresses (RFC 8058). */
const isEndOfFollow = ({ method, pathname }: LimitedRequest) =>
  method === 'POST' && (pathname.startsWith('/follow/end/') || pathname.startsWith('/letters/end/'));

const RULES: readonly Rule[] = [
  { name: 'file', applies: isFile, address: per(MINUTE_MS, 1_200) },
  { name: 'login', applies: ({ pathname }) => pathname.startsWith('/auth/login/'), address: SIGN_IN },
  { name: 'callback', applies: ({ pathname }) => /^\/auth\/(callback|handover)\//.test(pathname), address: SIGN_IN },
  // The provider's own words, all from its own address.
  {
    name: 'backchannel',
    applies: ({ pathname }) => pathname.startsWith('/auth/backchannel/'),
    address: per(MINUTE_MS, 1_000),
  },
  // Each costs a check of a signature.
  {
    name: 'step-up',
    applies: ({ pathname }) => pathname === '/auth/step-up',
    person: [per(HOUR_MS, 30)],
    address: per(HOUR_MS, 60),
  },
  // Codes at a desk are tried by their few screens only (threats O18).
  {
    name: 'assisted',
    applies: ({ method, pathname }) => method === 'POST' && pathname === '/auth/assisted',
    address: per(10 * MINUTE_MS, 60),
  },
  {
    name: 'act',
    // Staff act all day at their desk, under audit.
    applies: (request) =>
      request.method === 'POST' &&
      request.pathname !== '/graphql' &&
      !isAuth(request) &&
      !isDrafting(request) &&
      !isEndOfFollow(request) &&
      !(request.actor.staffId && request.pathname.startsWith('/admin/')),
    person: [per(HOUR_MS, 30), per(24 * HOUR_MS, 200)],
    address: per(MINUTE_MS, 120),
  },
  { name: 'draft', applies: isDrafting, person: [per(HOUR_MS, 600)], address: per(MINUTE_MS, 120) },
  {
    name: 'signatures',
    applies: ({ pathname }) => pathname.endsWith('/signatures'),
    person: [per(HOUR_MS, 120)],
    address: per(HOUR_MS, 60),
  },
  { name: 'end-follow', applies: isEndOfFollow, address: per(MINUTE_MS, 600) },
  // Each may cause a letter to somebody (threats M04).
  {
    name: 'follow',
    applies: ({ method, pathname }) => method === 'POST' && pathname.endsWith('/follow'),
    address: per(HOUR_MS, 60),
  },
  // Letters of councils and one-time codes on the platform's host; each person's are counted apart, beside the form.
  {
    name: 'mandate',
    applies: ({ method, pathname }) => method === 'POST' && pathname === '/open/mandate',
    address: per(HOUR_MS, 120),
  },
  // Codes that nobody may try out (threats O18): a person opens a letter's link a few times.
  {
    name: 'invitation',
    applies: ({ pathname }) => pathname.startsWith('/invitation/'),
    person: [per(HOUR_MS, 20)],
    address: per(HOUR_MS, 60),
  },
  // Drawn or read out of many rows, and large (threats R05).
  {
    name: 'pdf',
    applies: ({ pathname }) => pathname.endsWith('.pdf'),
    person: [per(HOUR_MS, 60)],
    address: per(HOUR_MS, 240),
  },
  // Drawn, and kept for a while by whoever shows it.
  { name: 'card', applies: ({ pathname }) => pathname.endsWith('/card.png'), address: per(HOUR_MS, 480) },
  { name: 'graphql', applies: ({ pathname }) => pathname === '/graphql', address: per(MINUTE_MS, 600) },
  {
    name: 'page',
    applies: (request) => !isAuth(request) && !isFile(request) && !isEndOfFollow(request),
    address: per(MINUTE_MS, 120),
  },
];

/**
 * Threats §5.3: a person is counted before an address, and a whole network is never cut off (a village, a dormitory and a
 * mobile operator share addresses). Neither persons nor addresses leave the process but as keyed hashes.
 */
export function createLimits(counter: SharedCounter, networkKey: Uint8Array): Limits {
  const keyed = (...parts: readonly string[]) =>
    createHmac('sha256', networkKey).update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
  return {
    check(request) {
      const { actor, network, tenantId } = request;
      for (const { name, applies, person = [], address } of RULES) {
        if (!applies(request)) continue;
        const allowances = actor.participantId ? person : address && !network.local ? [address] : [];
        for (const [index, allowance] of allowances.entries()) {
          const key = actor.participantId
            ? keyed(name, String(index), tenantId, actor.participantId)
            : keyed(name, network.address);
          const waitMs = counter.hit(key, allowance);
          if (waitMs > 0) return Math.max(1, Math.ceil(waitMs / 1000));
        }
      }
      return 0;
    },
  };
}
