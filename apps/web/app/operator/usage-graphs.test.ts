import { expect, it } from 'vitest';
import { withEveryDay } from './usage-graphs.tsx';

const day = (name: string, signIns: number) => ({ day: name, signIns, acts: 0, failedJobs: 0 });

it('days that nobody counted are drawn as empty, over the turn of the month and of the clock', () => {
  expect(withEveryDay([day('2026-11-02', 5), day('2026-10-30', 2)], 'signIns')).toEqual([
    { day: '2026-10-30', value: 2 },
    { day: '2026-10-31', value: 0 },
    { day: '2026-11-01', value: 0 },
    { day: '2026-11-02', value: 5 },
  ]);
  expect(withEveryDay([], 'signIns')).toEqual([]);
});
