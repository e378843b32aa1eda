import { describe, expect, it } from 'vitest';
import { type DomainAnswers, judgeDomain } from './judge-domain.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const found = (...values: string[]) => ({ kind: 'found', values }) as const;
const NOTHING = { kind: 'nothing' } as const;
const SILENCE = { kind: 'no-answer' } as const;
const GOOD: DomainAnswers = {
  texts: found('v=spf1 -all', 'viche=token'),
  addresses: found('203.0.113.9', '2001:db8::9'),
  wanted: found('203.0.113.9', '2001:db8::9'),
};
const row = (state: 'pending' | 'verified' | 'active' | 'unverified', provenHours: number | null = 1, since = 24) => ({
  state,
  stateSince: hoursAgo(since),
  token: 'token',
  provenAt: provenHours === null ? null : hoursAgo(provenHours),
});
const judge = (of: ReturnType<typeof row>, answers: Partial<DomainAnswers> = {}) => {
  const { state, problem, found: said } = judgeDomain(of, { ...GOOD, ...answers }, NOW);
  return [state, problem, ...said];
};

describe('what a name is by what DNS says', () => {
  it.each(['pending', 'verified', 'active', 'unverified'] as const)('a %s one that has both is active', (state) =>
    expect(judge(row(state))).toEqual(['active', null]),
  );
  it.each([
    [{ addresses: NOTHING }, ['verified', 'no-address']],
    [{ addresses: found('203.0.113.9', '198.51.100.1') }, ['verified', 'points-elsewhere', '198.51.100.1']],
    [{ addresses: SILENCE }, ['verified', 'no-answer']],
    [{ wanted: SILENCE }, ['verified', 'no-answer']],
    [{ texts: NOTHING }, ['pending', 'no-record']],
    [{ texts: found('v=spf1 -all') }, ['pending', 'no-record']],
    [{ texts: found('viche=other\u0000') }, ['pending', 'other-record', 'viche=other ']],
    [{ texts: SILENCE }, ['pending', 'no-answer']],
  ] as const)('a claim: %j is %j', (answers, said) => expect(judge(row('pending', null), answers)).toEqual([...said]));

  it('a claim whose record did not come in two weeks has failed', () => {
    expect(judge(row('pending', null, 14 * 24 - 1), { texts: NOTHING })).toEqual(['pending', 'no-record']);
    expect(judge(row('pending', null, 14 * 24 + 1), { texts: NOTHING })).toEqual(['failed', 'no-record']);
  });

  it.each(['verified', 'active'] as const)('T21 a %s one whose record is gone is unverified at once', (state) => {
    expect(judge(row(state, 0), { texts: NOTHING })).toEqual(['unverified', 'no-record']);
    expect(judge(row(state, 0), { texts: found('viche=another') })[0]).toBe('unverified');
  });

  it('T21 silence of DNS is no loss for three days, and a loss after them', () => {
    for (const state of ['verified', 'active'] as const) {
      expect(judge(row(state, 71), { texts: SILENCE })).toEqual([state, 'no-answer']);
      expect(judge(row(state, 73), { texts: SILENCE })).toEqual(['unverified', 'no-answer']);
    }
    expect(judge(row('active'), { addresses: SILENCE })).toEqual(['active', 'no-answer']);
  });
});
