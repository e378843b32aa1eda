import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  email,
  errorSummary,
  fieldConstraints,
  fieldProps,
  formView,
  kopiykas,
  line,
  localDay,
  paragraphs,
  phone,
} from './index.ts';

const schema = z.strictObject({
  title: line({ min: 10, max: 120 }),
  text: paragraphs({ min: 50, max: 5000 }),
  mail: email(),
  tel: phone().optional(),
  day: localDay({ from: '2026-01-01', to: '2026-12-31' }),
  sum: kopiykas({ min: 100, max: 500_000 }).nullable(),
  people: z.int().min(1).max(99).meta({ title: 'x' }),
  share: z.number().multipleOf(0.5).default(1),
  category: z.enum(['roads', 'parks']),
  topics: z.array(z.enum(['water', 'light'])).default([]),
  open: z.boolean().default(false),
  site: z.url().optional(),
  code: z.string().regex(/^UA\d{17}$/),
  rows: z.array(z.strictObject({ what: line({ max: 20 }) })),
  place: z.strictObject({ street: line({ min: 0, max: 50 }) }),
});

describe('fieldConstraints', () => {
  it('tells the browser what the schema tells the server', () => {
    const found = fieldConstraints(schema);
    expect(found.title).toEqual({ required: true, type: 'text', minLength: 10, maxLength: 120 });
    expect(found.text).toEqual({ required: true, type: 'textarea', minLength: 50, maxLength: 5000 });
    expect(found.mail).toEqual({
      required: true,
      type: 'email',
      inputMode: 'email',
      autoComplete: 'email',
      maxLength: 254,
    });
    expect(found.tel).toEqual({ required: false, type: 'tel', inputMode: 'tel', autoComplete: 'tel' });
    expect(found.day).toEqual({ required: true, type: 'date', min: '2026-01-01', max: '2026-12-31' });
    expect(found.sum).toMatchObject({ required: false, type: 'text', inputMode: 'decimal', min: 100, max: 500_000 });
    expect(found.people).toMatchObject({ required: true, type: 'text', inputMode: 'numeric', min: 1, max: 99 });
    expect(found.share).toMatchObject({ required: false, inputMode: 'decimal', step: 0.5 });
    expect(found.category).toEqual({ required: true, type: 'select', choices: ['roads', 'parks'] });
    expect(found.topics).toEqual({ required: false, type: 'select', choices: ['water', 'light'], multiple: true });
    expect(found.open).toEqual({ required: false, type: 'checkbox' });
    expect(found.site).toEqual({ required: false, type: 'url', inputMode: 'url' });
    expect(found.code).toEqual({ required: true, type: 'text', pattern: '^UA\\d{17}$' });
    expect(found['rows.*.what']).toMatchObject({ required: true, maxLength: 20 });
    expect(found['place.street']).toEqual({ required: false, type: 'text', maxLength: 50 });
  });

  it('lets the browser accept every number that the server accepts', () => {
    const { sum, people } = fieldConstraints(schema);
    for (const text of ['1 250', '1\u00A0250', "12'500", '250,00'])
      expect(text).toMatch(new RegExp(`^(?:${people?.pattern})$`, 'v'));
    for (const text of ['12 500,50 грн', '12 500 ₴', '7'])
      expect(text).toMatch(new RegExp(`^(?:${sum?.pattern})$`, 'v'));
  });

  it('refuses to make a form of what no form can ask', () => {
    expect(() => fieldConstraints(z.strictObject({ map: z.record(z.string(), z.string()) }))).toThrow(
      /cannot ask for "map"/,
    );
  });
});

describe('fieldProps', () => {
  const problems = [
    { field: 'title', problem: 'too-short', params: { count: 3 } },
    { field: 'topics.1', problem: 'not-a-choice' },
    { field: '', problem: 'too-large' },
  ];
  const view = formView(schema, {
    values: { title: 'Ні', open: 'on', topics: ['water'] },
    problems,
    hints: ['title', 'text'],
  });

  it('ties label, hint and error to the control by id', () => {
    const { control, label, hint, error } = fieldProps(view, 'title');
    expect(label).toEqual({ id: 'f-title-label', htmlFor: 'f-title' });
    expect(hint).toEqual({ id: 'f-title-hint' });
    expect(error).toEqual({ id: 'f-title-error', problem: problems[0] });
    expect(control).toEqual({
      id: 'f-title',
      name: 'title',
      type: 'text',
      required: true,
      minLength: 10,
      maxLength: 120,
      defaultValue: 'Ні',
      'aria-invalid': true,
      'aria-describedby': 'f-title-error f-title-hint',
    });
  });

  it('never lets the browser cut a pasted text', () => {
    const { control } = fieldProps(view, 'text');
    expect(control).toMatchObject({ 'data-max-length': 5000, 'aria-describedby': 'f-text-hint' });
    expect(control).not.toHaveProperty('maxLength');
  });

  it('keeps checkboxes and lists as they were', () => {
    expect(fieldProps(view, 'open').control).toMatchObject({ type: 'checkbox', defaultChecked: true });
    expect(fieldProps(view, 'topics').typed).toEqual(['water']);
  });

  it('finds the constraints of a row', () => {
    expect(fieldProps(view, 'rows.3.what').control).toMatchObject({
      id: 'f-rows-3-what',
      name: 'rows.3.what',
      maxLength: 20,
    });
  });

  it('links each line of the summary to its control', () => {
    expect(errorSummary(view).map(({ href }) => href)).toEqual(['#f-title', '#f-topics', null]);
  });
});
