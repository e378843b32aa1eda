import { EventEmitter } from 'node:events';
import type { Lease } from '@viche/db';
import { expect, it, vi } from 'vitest';
import { spareSession } from './spare-session.ts';

const answer = (closed: boolean) => Object.assign(new EventEmitter(), { closed });
const openLease = () => {
  const commit = vi.fn(async () => {});
  return { commit, lease: { commit } as unknown as Lease };
};

it('hands the session over once, and leaves it alone afterwards, even when the visitor leaves', () => {
  const res = answer(false);
  const { commit, lease } = openLease();
  const take = spareSession(res, lease);
  expect(take()).toBe(lease);
  expect(take()).toBeUndefined();
  res.emit('close');
  expect(commit).not.toHaveBeenCalled();
});

it.each([
  { when: 'at the end', closed: false },
  { when: 'at once for a visitor who has left already', closed: true },
])('gives a session back that nobody took, $when', ({ closed }) => {
  const res = answer(closed);
  const { commit, lease } = openLease();
  const take = spareSession(res, lease);
  res.emit('close');
  expect(commit).toHaveBeenCalledOnce();
  expect(take()).toBeUndefined();
});
