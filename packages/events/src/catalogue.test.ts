import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  buildCatalogue,
  type CatalogueError,
  type EventPlugin,
  isEventName,
  parseEvent,
  UnknownEvent,
} from './catalogue.ts';

const plugin = (id: string, events: string[], on: string[] = []): EventPlugin => ({
  manifest: { id, events: Object.fromEntries(events.map((name) => [name, z.object({ n: z.int() })])) },
  on: Object.fromEntries(on.map((name) => [name, () => {}])),
});

const problemsOf = (plugins: EventPlugin[]): readonly string[] => {
  try {
    buildCatalogue(plugins);
    return [];
  } catch (error) {
    return (error as CatalogueError).problems;
  }
};

test('the catalogue knows owner, version and consumers, the owner itself among them', () => {
  const catalogue = buildCatalogue([
    plugin('petitions', ['petitions.signed.v1', 'petitions.threshold-reached.v2'], ['petitions.signed.v1']),
    plugin('mail', [], ['petitions.signed.v1']),
  ]);
  expect(catalogue.events.get('petitions.signed.v1')).toMatchObject({
    owner: 'petitions',
    version: 1,
    consumers: ['petitions', 'mail'],
  });
  expect(catalogue.events.get('petitions.threshold-reached.v2')).toMatchObject({ version: 2, consumers: [] });
});

test('boot refuses an event that somebody consumes and nobody owns', () => {
  expect(problemsOf([plugin('mail', [], ['petitions.signed.v1'])])).toEqual([
    'mail: consumes "petitions.signed.v1", which no installed plugin owns',
  ]);
});

test('boot refuses bad names, foreign prefixes, twins, and tells all of them at once', () => {
  const problems = problemsOf([
    plugin('petitions', ['petitions.signed', 'petitions.Signed.v1', 'petitions.signed.v0', 'mail.sent.v1']),
    plugin('petitions', ['petitions.again.v1']),
    plugin('Mail', []),
    plugin('calendar', ['calendar.changed.v1']),
    plugin('calendar', ['calendar.changed.v1']),
  ]);
  expect(problems).toHaveLength(8);
});

test('names of events have a prefix, a fact and a version', () => {
  for (const name of ['petitions.signed.v1', 'budget.project.stage-moved.v12'])
    expect(isEventName(name), name).toBe(true);
  for (const name of ['petitions.v1', 'petitions.signed', 'petitions.signed.v01', 'recount', 'a..b.v1'])
    expect(isEventName(name), name).toBe(false);
});

test('a payload is parsed by its owner’s schema', () => {
  const catalogue = buildCatalogue([plugin('petitions', ['petitions.signed.v1'])]);
  expect(parseEvent(catalogue, 'petitions.signed.v1', { n: 1, name: 'cut off' })).toEqual({ n: 1 });
  expect(() => parseEvent(catalogue, 'petitions.signed.v1', { n: 'x' })).toThrow(z.ZodError);
  expect(() => parseEvent(catalogue, 'petitions.signed.v2', { n: 1 })).toThrow(UnknownEvent);
});
