import { CatalogueError } from '@viche/events';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { buildJobCatalogue, parseJob, UnknownJob } from './job-catalogue.ts';

const plugin = (id: string, jobs: Record<string, { payload: z.ZodType; cron?: string; attempts?: number }>) => ({
  manifest: { id, jobs },
});

test('a job has five attempts unless it says otherwise', () => {
  const { jobs } = buildJobCatalogue([
    plugin('petitions', { recount: { payload: z.object({}) }, remind: { payload: z.object({}), attempts: 1 } }),
  ]);
  expect(jobs.get('petitions.recount')).toMatchObject({ attempts: 5, cron: undefined });
  expect(jobs.get('petitions.remind')).toMatchObject({ attempts: 1 });
});

test('every fault is told at once', () => {
  const needsId = z.object({ id: z.string() });
  const faulty = [
    plugin('rejected', {}),
    plugin('petitions', {
      'Bad key': { payload: z.object({}) },
      nightly: { payload: needsId, cron: '0 3 * * *' },
      often: { payload: z.object({}), cron: 'now' },
      never: { payload: z.object({}), attempts: 0 },
    }),
  ];
  expect(() => buildJobCatalogue(faulty)).toThrow(CatalogueError);
  try {
    buildJobCatalogue(faulty);
  } catch (error) {
    expect((error as CatalogueError).problems).toHaveLength(5);
  }
});

test('a payload is parsed by its job’s schema', () => {
  const catalogue = buildJobCatalogue([
    plugin('petitions', { recount: { payload: z.object({ n: z.int().default(3) }) } }),
  ]);
  expect(parseJob(catalogue, 'petitions', 'recount', {})).toEqual({ n: 3 });
  expect(() => parseJob(catalogue, 'petitions', 'recount', { n: 'x' })).toThrow(z.ZodError);
  expect(() => parseJob(catalogue, 'petitions', 'gone', {})).toThrow(UnknownJob);
});
