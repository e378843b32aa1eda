import { describe, expect, it } from 'vitest';
import { demoSchema as schema } from './demo-schema.fixture.ts';
import { parseSettingsForm } from './index.ts';

const GOOD: Record<string, string | string[]> = {
  threshold: '1 200',
  'collectTerm.amount': '3',
  'collectTerm.unit': 'months',
  assurance: 'email',
  fee: '12,50',
  open: 'on',
  topics: ['water', 'light'],
  grounds: 'Перше\r\n\r\n Друге ',
  since: '24.11.2026',
  page: '',
  name: 'Петиції',
  intro: '',
  token: '',
  _revision: '7',
  _reason: ' Рішення ради ',
};

function posted(changes: Record<string, string | string[] | null> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...GOOD, ...changes })) {
    for (const text of value === null ? [] : [value].flat()) form.append(name, text);
  }
  return form;
}

describe('parseSettingsForm', () => {
  it('reads what people type', () => {
    expect(parseSettingsForm(schema, posted())).toEqual({
      ok: true,
      values: {
        threshold: 1200,
        collectTerm: 'P3M',
        assurance: 'email',
        fee: 1250,
        open: true,
        topics: ['water', 'light'],
        grounds: ['Перше', 'Друге'],
        since: '2026-11-24',
        page: null,
        name: 'Петиції',
        intro: '',
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
    expect(form).toMatchObject({
      ok: false,
      problems: [{ field: 'collectTerm', problem: 'not-a-duration' }],
      values: { 'collectTerm.amount': 'три', threshold: '1 200' },
    });
  });

  it('S06 takes a new secret, and never gives a typed one back', () => {
    expect(parseSettingsForm(schema, posted({ token: 'tokenCANARY' }))).toMatchObject({
      ok: true,
      secrets: { token: 'tokenCANARY' },
    });
    expect(parseSettingsForm(schema, posted({ 'token.clear': 'on' }))).toMatchObject({
      ok: true,
      secrets: { token: null },
    });
    const refused = parseSettingsForm(schema, posted({ token: 'CANARY'.repeat(50), threshold: '' }));
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ field: 'threshold' }, { field: 'token', problem: 'too-long' }],
    });
    expect(JSON.stringify(refused)).not.toContain('CANARY');
  });
});
