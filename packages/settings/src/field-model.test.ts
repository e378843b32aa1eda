import { checkKeyParity } from '@viche/i18n';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demoSchema as schema } from './demo-schema.fixture.ts';
import { formModel, frozenKeys, groupFields, isoDuration, readDuration, settingsCatalogue } from './index.ts';

describe('formModel', () => {
  it('chooses the widget and keeps the meta', () => {
    const model = formModel(schema);
    expect(Object.fromEntries(model.map(({ key, widget }) => [key, widget]))).toEqual({
      threshold: 'integer',
      collectTerm: 'duration',
      assurance: 'select',
      fee: 'money',
      open: 'switch',
      topics: 'multi-select',
      grounds: 'list',
      since: 'date',
      page: 'url',
      name: 'text',
      intro: 'textarea',
      token: 'secret',
    });
    expect(model[0]?.key).toBe('assurance');
    expect(model.find(({ key }) => key === 'threshold')).toMatchObject({
      title: 'demo:threshold',
      unit: 'demo:signatures',
      source: 'demo:statute',
      legal: { verified: false },
      min: 1,
      max: 10_000,
      default: 250,
      frozen: true,
      nullable: false,
    });
    expect(model.find(({ key }) => key === 'assurance')).toMatchObject({
      choices: [{ value: 'email', label: 'demo:assuranceChoice.email' }, { value: 'eid' }],
    });
    expect(model.find(({ key }) => key === 'page')).toMatchObject({ nullable: true });
  });

  it('puts rows under their headings and names the frozen ones', () => {
    expect(groupFields(formModel(schema)).map(({ title, fields }) => [title, fields.length])).toEqual([
      [null, 10],
      ['demo:collecting', 2],
    ]);
    expect(frozenKeys(schema).map(({ key }) => key)).toEqual(['threshold', 'collectTerm']);
  });

  it('refuses a setting that no widget can ask', () => {
    expect(() => formModel(z.strictObject({ map: z.record(z.string(), z.string()).default({}) }))).toThrow(/"map"/);
  });

  it('has its words in both languages', () => {
    expect(checkKeyParity(settingsCatalogue)).toEqual([]);
  });
});

describe('durations', () => {
  it.each([
    ['PT48H', 48, 'hours'],
    ['P90D', 90, 'days'],
    ['P2W', 2, 'weeks'],
    ['P3M', 3, 'months'],
    ['P1Y', 1, 'years'],
  ] as const)('%s', (iso, amount, unit) => {
    expect(readDuration(iso)).toEqual({ amount, unit });
    expect(isoDuration({ amount, unit })).toBe(iso);
  });

  it('shows nothing that one number and one unit cannot say', () => {
    expect(readDuration('P1Y2M')).toBeNull();
    expect(readDuration('PT5M')).toBeNull();
  });
});
