import { kopiykas } from '@viche/forms';
import { definePlugin } from '@viche/plugin-api';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkSettingsSchema, formModel, frozenKeys, groupFields, isoDuration, parseSettingsForm, parseStored, presetDifferences, presetFor, readDuration, settingsCatalogue, withoutSecrets } from './index.ts';
import { checkKeyParity } from '@viche/i18n';

const schema = z.strictObject({
  threshold: z.int().min(1).max(10_000).default(250).meta({ title: 'demo:threshold', unit: 'demo:signatures', source: 'demo:statute', legal: { act: '280/97-ВР', article: '23-1', verified: false }, group: 'demo:collecting', frozen: true }),
  collectTerm: z.iso.duration().default('P90D').meta({ title: 'demo:term', group: 'demo:collecting', frozen: true }),
  assurance: z.enum(['email', 'eid']).default('eid').meta({ title: 'demo:assurance', order: -1 }),
  fee: kopiykas({ min: 0, max: 100_000 }).default(0).meta({ title: 'demo:fee' }),
  open: z.boolean().default(true).meta({ title: 'demo:open' }),
  topics: z.array(z.enum(['water', 'light'])).default([]).meta({ title: 'demo:topics' }),
  grounds: z.array(z.string().max(50)).max(5).default([]).meta({ title: 'demo:grounds' }),
  since: z.iso.date().nullable().default(null).meta({ title: 'demo:since' }),
  page: z.url().nullable().default(null).meta({ title: 'demo:page' }),
  name: z.string().max(60).default('Петиції').meta({ title: 'demo:name' }),
  intro: z.string().max(2000).default('').meta({ title: 'demo:intro' }),
  token: z.string().max(200).meta({ secret: true }).default('').meta({ title: 'demo:token' }),
});

const GOOD: Record<string, string | string[]> = {
  threshold: '1 200', 'collectTerm.amount': '3', 'collectTerm.unit': 'months', assurance: 'email', fee: '12,50', open: 'on',
  topics: ['water', 'light'], grounds: 'Перше\r\n\r\n Друге ', since: '24.11.2026', page: '', name: 'Петиції', intro: '', token: '', _revision: '7', _reason: ' Рішення ради ',
};

function posted(changes: Record<string, string | string[] | null> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...GOOD, ...changes })) {
    for (const text of value === null ? [] : [value].flat()) form.append(name, text);
  }
  return form;
}

describe('formModel', () => {
  it('chooses the widget and keeps the meta', () => {
    const model = formModel(schema);
    expect(Object.fromEntries(model.map(({ key, widget }) => [key, widget]))).toEqual({
      threshold: 'integer', collectTerm: 'duration', assurance: 'select', fee: 'money', open: 'switch', topics: 'multi-select',
      grounds: 'list', since: 'date', page: 'url', name: 'text', intro: 'textarea', token: 'secret',
    });
    expect(model[0]?.key).toBe('assurance');
    expect(model.find(({ key }) => key === 'threshold')).toMatchObject({
      title: 'demo:threshold', unit: 'demo:signatures', source: 'demo:statute', legal: { verified: false }, min: 1, max: 10_000, default: 250, frozen: true, nullable: false,
    });
    expect(model.find(({ key }) => key === 'assurance')).toMatchObject({ choices: [{ value: 'email', label: 'demo:assuranceChoice.email' }, { value: 'eid' }] });
    expect(model.find(({ key }) => key === 'page')).toMatchObject({ nullable: true });
  });

  it('puts rows under their headings and names the frozen ones', () => {
    expect(groupFields(formModel(schema)).map(({ title, fields }) => [title, fields.length])).toEqual([[null, 10], ['demo:collecting', 2]]);
    expect(frozenKeys(schema).map(({ key }) => key)).toEqual(['threshold', 'collectTerm']);
  });

  it('refuses a setting that no widget can ask', () => {
    expect(() => formModel(z.strictObject({ map: z.record(z.string(), z.string()).default({}) }))).toThrow(/"map"/);
  });

  it('has its words in both languages', () => {
    expect(checkKeyParity(settingsCatalogue)).toEqual([]);
  });
});

describe('parseSettingsForm', () => {
  it('reads what people type', () => {
    expect(parseSettingsForm(schema, posted())).toEqual({
      ok: true,
      values: {
        threshold: 1200, collectTerm: 'P3M', assurance: 'email', fee: 1250, open: true, topics: ['water', 'light'],
        grounds: ['Перше', 'Друге'], since: '2026-11-24', page: null, name: 'Петиції', intro: '',
      },
      secrets: {},
      revision: 7,
      reason: 'Рішення ради',
    });
  });

  it.each([
    ['threshold', 'багато', 'not-a-whole-number'],
    ['threshold', '0', 'too-small'],
    ['threshold', '', 'required'],
    ['threshold', ['1', '2'], 'repeated'],
    ['fee', '5 000 грн', 'too-much-money'],
    ['assurance', 'none', 'not-a-choice'],
    ['page', 'slavutych', 'not-a-url'],
    ['since', '31.02.2026', 'not-a-day'],
    ['name', 'д'.repeat(61), 'too-long'],
    ['tenantId', 'x', 'unknown-field'],
  ])('names the problem of %s = %j as %s', (field, text, problem) => {
    const form = parseSettingsForm(schema, posted({ [field]: text }));
    expect(form).toMatchObject({ ok: false });
    expect(form.ok ? [] : form.problems).toEqual([expect.objectContaining({ field, problem })]);
  });

  it('names a length of time by its setting and keeps what was typed', () => {
    const form = parseSettingsForm(schema, posted({ 'collectTerm.amount': 'три' }));
    expect(form).toMatchObject({ ok: false, problems: [{ field: 'collectTerm', problem: 'not-a-duration' }], values: { 'collectTerm.amount': 'три', threshold: '1 200' } });
  });

  it('S06 takes a new secret, and never gives a typed one back', () => {
    expect(parseSettingsForm(schema, posted({ token: 'tokenCANARY' }))).toMatchObject({ ok: true, secrets: { token: 'tokenCANARY' } });
    expect(parseSettingsForm(schema, posted({ 'token.clear': 'on' }))).toMatchObject({ ok: true, secrets: { token: null } });
    const refused = parseSettingsForm(schema, posted({ token: 'CANARY'.repeat(50), threshold: '' }));
    expect(refused).toMatchObject({ ok: false, problems: [{ field: 'threshold' }, { field: 'token', problem: 'too-long' }] });
    expect(JSON.stringify(refused)).not.toContain('CANARY');
  });
});

describe('parseStored', () => {
  it('gives defaults for new keys, drops old ones and bad values, and reports them', () => {
    const stored = { threshold: 300, retired: 1, name: 5, token: 'plain', assurance: 'eid' };
    const { values, dropped, secretsSet } = parseStored(schema, stored);
    expect(values).toMatchObject({ threshold: 300, name: 'Петиції', open: true, token: '' });
    expect(dropped).toEqual([{ key: 'retired', why: 'unknown-key' }, { key: 'name', why: 'bad-value' }, { key: 'token', why: 'bad-value' }]);
    expect(secretsSet.size).toBe(0);
  });

  it('S06 never returns a secret, nor lets it leave with an export', () => {
    const stored = { token: { $sealed: 'Q0FOQVJZ' }, threshold: 9 };
    const { values, secretsSet } = parseStored(schema, stored);
    expect(values.token).toBe('');
    expect([...secretsSet]).toEqual(['token']);
    expect(withoutSecrets(schema, stored)).toEqual({ threshold: 9 });
  });

  it('lets go of the values that break a rule between settings', () => {
    const ruled = z.strictObject({ min: z.int().default(1), max: z.int().default(9), other: z.int().default(0) }).refine(({ min, max }) => min <= max, { path: ['max'] });
    expect(parseStored(ruled, { min: 5, max: 3, other: 7 })).toMatchObject({ values: { min: 5, max: 9, other: 7 }, dropped: [{ key: 'max', why: 'bad-value' }] });
    expect(parseStored(ruled, { min: 50, max: 3 }).values).toEqual({ min: 1, max: 9, other: 0 });
  });
});

describe('presets', () => {
  const presets = [
    { id: 'small', upTo: 10_000, values: { threshold: 100 } },
    { id: 'middle', upTo: 50_000, values: { threshold: 250 } },
    { id: 'city', values: { threshold: 1000, open: true } },
  ];

  it.each([[0, 'small'], [10_000, 'small'], [10_001, 'middle'], [217_000, 'city']])('%i people: %s', (population, id) => {
    expect(presetFor<typeof schema>(presets, population)?.id).toBe(id);
  });

  it('tells where the tenant differs', () => {
    const values = schema.parse({ threshold: 800 });
    expect(presetDifferences<typeof schema>({ id: 'city', values: { threshold: 1000, open: true } }, values)).toEqual([{ key: 'threshold', preset: 1000, value: 800 }]);
    expect(presetFor(undefined, 5)).toBeNull();
  });
});

describe('checkSettingsSchema', () => {
  const texts = Object.fromEntries(['threshold', 'signatures', 'statute', 'collecting', 'term', 'assurance', 'fee', 'open', 'topics', 'grounds', 'since', 'page', 'name', 'intro', 'token'].map((key) => [key, 'текст']));
  const demo = { ...texts, assuranceChoice: { email: 'пошта', eid: 'підпис' }, topicsChoice: { water: 'вода', light: 'світло' } };
  const plugin = (settings: z.ZodObject, presets?: readonly { id: string; upTo?: number; values: Record<string, unknown> }[]) =>
    definePlugin({ id: 'demo', core: '^1', prisma: { schema: '', migrations: '' }, settings, ...(presets ? { presets } : {}), events: {}, jobs: {}, subjects: [], i18n: { uk: async () => ({ default: {} }), en: async () => ({ default: {} }) }, routes: [], nav: [] });

  it('passes a whole schema', () => {
    expect(checkSettingsSchema(plugin(schema, [{ id: 'all', values: { threshold: 5 } }]), { uk: { demo }, en: { demo } })).toEqual([]);
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
    const presets = [{ id: 'x', values: { gone: 1, untitled: 'x', loud: 'y' } }, { id: 'x', upTo: 5, values: {} }];
    const problems = checkSettingsSchema(plugin(bad, presets), { uk: { demo }, en: { demo: { ...demo, term: undefined as unknown as string } } }).join('\n');
    for (const told of ['demo.none: has no default', 'demo.none: no text "demo:term" in en', 'demo.untitled: meta: title', 'demo.odd: meta: widget', "demo.loud: a secret's default", 'demo.map: No widget', 'no text "demo:feeChoice.a" in uk', 'unknown setting "gone"', '"untitled" does not accept', 'a secret cannot be preset', 'stands twice', 'not larger', 'last preset']) {
      expect(problems).toContain(told);
    }
  });
});

describe('durations', () => {
  it.each([['PT48H', 48, 'hours'], ['P90D', 90, 'days'], ['P2W', 2, 'weeks'], ['P3M', 3, 'months'], ['P1Y', 1, 'years']] as const)('%s', (iso, amount, unit) => {
    expect(readDuration(iso)).toEqual({ amount, unit });
    expect(isoDuration({ amount, unit })).toBe(iso);
  });

  it('shows nothing that one number and one unit cannot say', () => {
    expect(readDuration('P1Y2M')).toBeNull();
    expect(readDuration('PT5M')).toBeNull();
  });
});
