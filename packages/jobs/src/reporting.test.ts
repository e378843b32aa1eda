import { expect, test } from 'vitest';
import { describeReason, isOutage } from './reporting.ts';

test('a reason tells name and code, never the message', () => {
  const refused = Object.assign(new Error('Key (email)=(maria@example.org) already exists'), {
    name: 'DatabaseError',
    code: '23505',
    constraint: 'participant_email',
  });
  expect(describeReason(refused)).toBe('DatabaseError 23505 participant_email');
  expect(describeReason('1234567890')).toBe('thrown value is not an error');
});

test('an outage is seen through its wrappings; a refusal is none', () => {
  const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  expect(isOutage(new Error('query failed', { cause: new Error('driver', { cause: lost }) }))).toBe(true);
  expect(isOutage(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isOutage(Object.assign(new Error('busy'), { code: 'core/busy' }))).toBe(true);
  expect(isOutage(Object.assign(new Error('duplicate'), { code: '23505' }))).toBe(false);
  expect(isOutage(undefined)).toBe(false);
});
