import { expect, it } from 'vitest';
import { movedOrder } from './module-order.tsx';

const ORDER = ['petitions', 'polls', 'board'];

it.each([
  ['polls', 'up', ['polls', 'petitions', 'board']],
  ['polls', 'down', ['petitions', 'board', 'polls']],
  ['board', 'up', ['petitions', 'board', 'polls']],
  ['petitions', 'up', null],
  ['board', 'down', null],
  ['unknown', 'up', null],
] as const)('%s goes %s: %j', (plugin, step, moved) => {
  expect(movedOrder(ORDER, plugin, step)).toEqual(moved);
});
