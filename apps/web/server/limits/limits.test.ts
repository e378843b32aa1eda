import type { HitExchange } from '@viche/db';
import { GUEST } from '@viche/host';
import type { Actor } from '@viche/plugin-api';
import { describe, expect, it } from 'vitest';
import { createLimits, type LimitedRequest } from './limits.ts';
import { lineOf, networkPrefixOf } from './network.ts';
import { SharedCounter } from './shared-counter.ts';

const MINUTE_MS = 60_000;
const nobodyElse: HitExchange = { add: async () => [], dropOld: async () => {}, close: async () => {} };
const log = { debug() {}, info() {}, warn() {}, error() {} };

/** A process's limits under a clock that stands until it is moved. */
function limitsAt(start = Date.UTC(2026, 10, 21, 18)) {
  const clock = { now: start };
  const counter = new SharedCounter({ exchange: nobodyElse, log, now: () => clock.now });
  const limits = createLimits(counter, new Uint8Array(32));
  const ask = (address: string, actor: Actor, method: 'GET' | 'POST', pathname: string): number =>
    limits.check({ method, pathname, actor, tenantId: 'slavutych', network: { address, local: false } });
  return { clock, ask };
}

const resident = (index: number, more: Partial<Actor> = {}): Actor => ({
  ...GUEST,
  kind: 'participant',
  participantId: `person-${index}`,
  assurance: 'eid',
  ...more,
});

/** What a resident does on the evening of a hot petition. `null` stands for the guest that he is before the login. */
type Step = readonly ['guest' | 'person', LimitedRequest['method'] & ('GET' | 'POST'), string];
const EVENING: readonly Step[] = [
  ['guest', 'GET', '/petitions'],
  ['guest', 'GET', '/petitions/12-345'],
  ['guest', 'GET', '/login'],
  ['guest', 'POST', '/auth/login/eid'],
  ['guest', 'GET', '/auth/callback/eid'],
  ['person', 'GET', '/petitions/12-345'],
  ['person', 'POST', '/petitions/12-345'],
  ['person', 'GET', '/petitions/12-345'],
  ['person', 'GET', '/petitions/12-345/signatures'],
  ['person', 'GET', '/account'],
  ['person', 'POST', '/petitions/12-346'],
  ['person', 'POST', '/auth/logout'],
];

/** Everybody's evening at random moments of one hour, in the order of time; how many requests were refused. */
function refusalsOfAnHour(people: number, addressOf: (person: number) => string, steps: readonly Step[]): number {
  const { clock, ask } = limitsAt();
  const start = clock.now;
  let seed = 20_261_121;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  const requests = Array.from({ length: people }, (_unused, person) => {
    const begins = random() * 50 * MINUTE_MS;
    return steps.map((step, index) => ({ person, step, at: begins + index * 40_000 + random() * 20_000 }));
  }).flat();
  let refused = 0;
  for (const { person, step, at } of requests.sort((a, b) => a.at - b.at)) {
    clock.now = start + at;
    const [who, method, pathname] = step;
    if (ask(addressOf(person), who === 'guest' ? GUEST : resident(person), method, pathname) > 0) refused += 1;
  }
  return refused;
}

describe('R06 a village behind one network is not locked out', () => {
  it('R06 2,000 people of one /24, an hour of normal use, no page from the cache: nobody is refused', () => {
    expect(refusalsOfAnHour(2_000, (person) => `203.0.113.${person % 254}`, EVENING)).toBe(0);
  });
  it('R06 2,000 people behind one single address log in and act: nobody is refused', () => {
    const beyondTheCache = EVENING.filter(([who, , path]) => who === 'person' || !path.startsWith('/petitions'));
    expect(refusalsOfAnHour(2_000, () => '203.0.113.7', beyondTheCache)).toBe(0);
  });
  it('R06 a person is counted wherever he comes from, and his neighbours go on', () => {
    const { ask } = limitsAt();
    for (let index = 0; index < 30; index += 1)
      expect(ask(`203.0.113.${index}`, resident(1), 'POST', '/petitions/1')).toBe(0);
    expect(ask('198.51.100.1', resident(1), 'POST', '/petitions/1')).toBe(3_600);
    expect(ask('198.51.100.1', resident(2), 'POST', '/petitions/1')).toBe(0);
  });
});

it('one address without a session is held to 120 pages a minute, and the next minute begins anew', () => {
  const { clock, ask } = limitsAt();
  for (let index = 0; index < 120; index += 1) expect(ask('203.0.113.7', GUEST, 'GET', '/petitions')).toBe(0);
  expect(ask('203.0.113.7', GUEST, 'GET', '/petitions')).toBe(60);
  expect(ask('203.0.113.8', GUEST, 'GET', '/petitions')).toBe(0);
  clock.now += MINUTE_MS;
  expect(ask('203.0.113.7', GUEST, 'GET', '/petitions')).toBe(0);
});

it('F09 the 61st page of signatories from one address in an hour is refused', () => {
  const { clock, ask } = limitsAt();
  const pages = Array.from({ length: 61 }, () => {
    clock.now += 30_000;
    return ask('203.0.113.7', GUEST, 'GET', '/petitions/12-345/signatures');
  });
  expect(pages.slice(0, 60).every((wait) => wait === 0)).toBe(true);
  expect(pages[60]).toBeGreaterThan(1_000);
});

it('staff act at their desk without a limit, and as residents with one', () => {
  const { ask } = limitsAt();
  const moderator = resident(1, { staffId: 'staff-1' });
  for (let index = 0; index < 300; index += 1)
    expect(ask('203.0.113.7', moderator, 'POST', '/admin/petitions/12-345')).toBe(0);
  const waits = Array.from({ length: 31 }, () => ask('203.0.113.7', moderator, 'POST', '/petitions/12-345'));
  expect(waits.at(-1)).toBeGreaterThan(0);
});

it('somebody writes a petition for an hour, saved every ten seconds, and can still act; handing it in is an act', () => {
  const { ask } = limitsAt();
  const writer = resident(1);
  for (let index = 0; index < 360; index += 1)
    expect(ask('203.0.113.7', writer, 'POST', '/en/petitions/new/save')).toBe(0);
  for (let index = 0; index < 30; index += 1)
    expect(ask('203.0.113.7', writer, 'POST', '/petitions/new/confirm')).toBe(0);
  expect(ask('203.0.113.7', writer, 'POST', '/petitions/new/confirm')).toBeGreaterThan(0);
  for (let index = 0; index < 240; index += 1) ask('203.0.113.7', writer, 'POST', '/petitions/new/save');
  expect(ask('203.0.113.7', writer, 'POST', '/petitions/new/save')).toBeGreaterThan(0);
});

describe('one line is one address, in every spelling', () => {
  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:1:2:3', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['203.0.113.7', '203.0.113.7'],
  ])('%s is counted as %s', (address, line) => {
    expect(lineOf(address)).toBe(line);
  });
  it('a network is a /24 or a /64', () => {
    expect(networkPrefixOf('203.0.113.7')).toBe('203.0.113.0/24');
    expect(networkPrefixOf('2001:db8::7')).toBe('2001:db8:0:0::/64');
  });
});

it('M04 lets one network ask for sixty letters to confirm in an hour, and a mail program end as many follows as it has', () => {
  const { ask, clock } = limitsAt();
  const network = '203.0.113.9';
  const asked = Array.from({ length: 61 }, () => {
    clock.now += 20_000;
    return ask(network, GUEST, 'POST', '/petitions/12-345/follow');
  });
  expect(asked.filter((wait) => wait > 0)).toHaveLength(1);
  const ended = Array.from({ length: 300 }, (_end, index) => ask(network, GUEST, 'POST', `/follow/end/token${index}`));
  expect(ended.filter((wait) => wait > 0)).toEqual([]);
});

it('R05 counts papers by person and by address', () => {
  const { ask } = limitsAt();
  const papers = Array.from({ length: 61 }, () =>
    ask('203.0.113.9', resident(1), 'GET', '/petitions/12-345/session.pdf'),
  );
  expect(papers.filter((wait) => wait > 0)).toHaveLength(1);
});

describe('codes that nobody may try out', () => {
  const letter = '/invitation/AZq8eW3vcxiFb0mZ7Qn2Lk1Tt9sYhUoPrEdKjG4aXwM';

  it('O18 twenty tries an hour for a person, sixty for an address, then 429', () => {
    const { ask } = limitsAt();
    const tries = (actor: Actor, times: number) =>
      Array.from({ length: times }, () => ask('203.0.113.7', actor, 'POST', letter)).filter((wait) => wait === 0)
        .length;
    expect(tries(resident(1), 1_000)).toBe(20);
    expect(tries(GUEST, 1_000)).toBe(60);
  });

  it('O15 thirty proofs an hour', () => {
    const { ask } = limitsAt();
    const passed = Array.from({ length: 50 }, () => ask('203.0.113.7', resident(1), 'POST', '/auth/step-up')).filter(
      (wait) => wait === 0,
    );
    expect(passed).toHaveLength(30);
  });
});
