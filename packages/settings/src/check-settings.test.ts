import { definePlugin } from '@viche/plugin-api';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demoSchema as schema } from './demo-schema.fixture.ts';
import { checkSettingsSchema } from './index.ts';

describe('checkSettingsSchema', () => {
  const texts = Object.fromEntries(
    [
      'threshold',
      'signatures',
      'statute',
      'collecting',
      'term',
      'assurance',
      'fee',
      'open',
      'topics',
      'grounds',
      'since',
      'page',
      'name',
      'intro',
      'token',
    ].map((key) => [key, 'текст']),
  );
  const demo = {
    ...texts,
    assuranceChoice: { email: 'пошта', eid: 'підпис' },
    topicsChoice: { water: 'вода', light: 'світло' },
  };
  const plugin = (
    settings: z.ZodObject,
    presets?: readonly { id: string; upTo?: number; values: Record<string, unknown> }[],
  ) =>
    definePlugin({
      id: 'demo',
      core: '^1',
      prisma: { schema: '', migrations: '' },
      settings,
      ...(presets ? { presets } : {}),
      events: {},
      jobs: {},
      subjects: [],
      i18n: { uk: async () => ({ default: {} }), en: async () => ({ default: {} }) },
      routes: [],
      nav: [],
    });

  it('passes a whole schema', () => {
    expect(
      checkSettingsSchema(plugin(schema, [{ id: 'all', values: { threshold: 5 } }]), { uk: { demo }, en: { demo } }),
    ).toEqual([]);
  });

  it('names every defect', () => {
    const bad = z.strictObject({
      none: z.int().meta({ title: 'demo:term' }),
      untitled: z.int().default(1),
      odd: z.string().default('').meta({ title: 'demo:name', widget: 'richtext' }),
      loud: z.string().default('hunter2').meta({ title: 'demo:token', secret: true }),
      map: z.record(z.string(), z.string()).default({}).meta({ title: 'demo:name' }),
      choice: z.enum(['a']).default('a').meta({ title: 'demo:fee' }),
    });
    const presets = [
      { id: 'x', values: { gone: 1, untitled: 'x', loud: 'y' } },
      { id: 'x', upTo: 5, values: {} },
    ];
    const problems = checkSettingsSchema(plugin(bad, presets), {
      uk: { demo },
      en: { demo: { ...demo, term: undefined as unknown as string } },
    }).join('\n');
    for (const told of [
      'demo.none: has no default',
      'demo.none: no text "demo:term" in en',
      'demo.untitled: meta: title',
      'demo.odd: meta: widget',
      "demo.loud: a secret's default",
      'demo.map: No widget',
      'no text "demo:feeChoice.a" in uk',
      'unknown setting "gone"',
      '"untitled" does not accept',
      'a secret cannot be preset',
      'stands twice',
      'not larger',
      'last preset',
    ]) {
      expect(problems).toContain(told);
    }
  });
});
