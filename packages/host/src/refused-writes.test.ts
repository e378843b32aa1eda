import { expect, it } from 'vitest';
import { reportRefusedWrites } from './refused-writes.ts';

it('R09 tells the operator once a minute, with the number of acts that were refused', () => {
  const said: object[] = [];
  let now = 0;
  const log = { error: (fields: object) => said.push(fields) };
  const report = reportRefusedWrites(log as never, () => now);
  const refuse = () => report({ type: 'writes-refused', sqlState: '53100' });
  report({ type: 'leased', waitedMs: 1 });
  for (now = 0; now < 60_000; now += 1_000) refuse();
  expect(said).toEqual([{ event: 'database.read-only', sqlState: '53100', refused: 1 }]);
  refuse();
  expect(said.at(-1)).toEqual({ event: 'database.read-only', sqlState: '53100', refused: 60 });
  expect(said).toHaveLength(2);
});
