import { describe, expect, test } from 'vitest';
import { loginOf, proofOf } from './actor.ts';

const now = new Date('2026-11-22T10:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const RULES = { stepUpMinutes: 10, passkeyGraceDays: 14 };
const moderator = { steppedUp: false, secondStep: false, hasPasskey: false, ownerSince: null, signedInAt: ago(5), now };
const DAY = 24 * 60;

describe('O14 what staff have proved', () => {
  test.each([
    ['a login of five minutes ago, no passkey', {}, 'fresh'],
    ['a login of ten minutes ago', { signedInAt: ago(10) }, 'given'],
    ['a login of five minutes ago does not do where there is a passkey', { hasPasskey: true }, 'given'],
    ['the passkey was shown', { hasPasskey: true, secondStep: true, steppedUp: true, signedInAt: ago(300) }, 'fresh'],
    ['the passkey was shown an hour ago', { hasPasskey: true, secondStep: true, signedInAt: ago(300) }, 'given'],
    ['a new owner has days of grace', { ownerSince: ago(13 * DAY) }, 'fresh'],
    ['an owner whose grace is over needs one', { ownerSince: ago(14 * DAY) }, 'due'],
    ['an owner with a passkey shows it once in a session', { ownerSince: ago(DAY), hasPasskey: true }, 'due'],
    ['and may go on after that', { ownerSince: ago(99 * DAY), hasPasskey: true, secondStep: true }, 'given'],
  ] as const)('O14 %s', (_what, over, proof) => {
    expect(proofOf({ ...moderator, ...over }, RULES)).toBe(proof);
  });

  test('O14 without days of grace a new owner needs one at once', () => {
    expect(proofOf({ ...moderator, ownerSince: now }, { ...RULES, passkeyGraceDays: 0 })).toBe('due');
  });
});

test.each([
  ['of two hours', 120, 'given', 'fresh'],
  ['of more', 121, 'given', 'old'],
  ['of a morning ago, and a passkey just now', 300, 'fresh', 'fresh'],
] as const)('W02 a login %s', (_what, minutes, proof, login) => {
  expect(loginOf({ signedInAt: ago(minutes), now }, proof)).toBe(login);
});
