import { checkKeyParity, createTranslators, loadCatalogues } from '@viche/i18n';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formsCatalogue, line, PROBLEM_CODES, problemKey, problemsOf } from './index.ts';

const translators = createTranslators(loadCatalogues([formsCatalogue]));

describe('texts of problems', () => {
  it('exist for every code in both languages, with all plural forms', () => {
    expect(checkKeyParity(formsCatalogue)).toEqual([]);
    for (const code of PROBLEM_CODES) {
      for (const { t } of Object.values(translators)) {
        const text = t(problemKey(code), { count: 3, min: 1, max: 2, step: 1 });
        expect(text).not.toContain('forms:problem');
        expect(text).not.toContain('{{');
      }
    }
  });

  it('agree in number', () => {
    const say = (count: number) => translators.uk.t(problemKey('too-short'), { count }).replaceAll('\u00A0', ' ');
    expect([1, 3, 12, 21].map(say)).toEqual([
      'Додайте ще 1 символ',
      'Додайте ще 3 символи',
      'Додайте ще 12 символів',
      'Додайте ще 21 символ',
    ]);
  });

  it("leaves a plugin's own key alone and has words for an unknown one", () => {
    expect(problemKey('petitions:problem.same-title')).toBe('petitions:problem.same-title');
    expect(problemKey('core/whatever')).toBe('forms:problem.invalid');
  });
});

describe('problemsOf', () => {
  const schema = z.strictObject({ title: line({ min: 5 }), count: z.int(), tags: z.array(z.string()).min(2) });
  const problems = (input: unknown) => {
    const parsed = schema.safeParse(input);
    return parsed.success ? [] : problemsOf(parsed.error, input);
  };

  it('names the fields of a JSON input', () => {
    expect(problems({ title: 'Ні', count: 1.5, tags: ['a'] })).toEqual([
      { field: 'title', problem: 'too-short', params: { count: 3, min: 5 } },
      { field: 'count', problem: 'not-a-whole-number' },
      { field: 'tags', problem: 'too-few', params: { count: 1, min: 2 } },
    ]);
    expect(problems({ count: 'x' }).map(({ problem }) => problem)).toEqual(['required', 'not-a-number', 'required']);
  });

  it('B09 names extra fields of hostile JSON, a few and short', () => {
    const input = JSON.parse(`{"title":"Добре","count":1,"tags":["a","b"],"__proto__":{"x":1},"${'k'.repeat(500)}":1}`);
    const found = problems(input);
    expect(found.map(({ problem }) => problem)).toEqual(['unknown-field', 'unknown-field']);
    expect(found[1]?.field.length).toBe(80);
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`a${index}`, 1]));
    expect(problems({ title: 'Добре', count: 1, tags: ['a', 'b'], ...many })).toHaveLength(10);
  });

  it("passes on a rule's own problem and its facts", () => {
    const rule = z.strictObject({ day: z.string() }).superRefine((_, ctx) => {
      ctx.addIssue({
        code: 'custom',
        path: ['day'],
        params: { problem: 'petitions:problem.late', until: '2026-01-01', secret: {} },
      });
    });
    const parsed = rule.safeParse({ day: 'x' });
    expect(parsed.success ? [] : problemsOf(parsed.error)).toEqual([
      { field: 'day', problem: 'petitions:problem.late', params: { until: '2026-01-01' } },
    ]);
  });
});
