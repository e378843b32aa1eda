import { createTranslators } from '@viche/i18n';
import { buildSchema, graphql } from 'graphql';
import { expect, it } from 'vitest';
import { misreadOutcome, outcomeOf } from './outcome.ts';

const schema = buildSchema(`
  enum Kind { WORKING DAY_OFF }
  input Rows { count: Int! }
  input AddInput { kind: Kind, rows: [Rows!] }
  type Query { none: Int }
  type Mutation { add(input: AddInput!): Int }
`);
const { uk } = createTranslators({
  uk: {
    core: { errors: { 'core/bad-input': { title: 'Перевірте відповіді' } } },
    forms: { problem: { 'not-a-choice': 'Виберіть', 'not-a-whole-number': 'Ціле' } },
  },
  en: {},
});
/** As the API's mask passes it on. */
async function answerTo(input: unknown) {
  const source = 'mutation($input: AddInput!) { add(input: $input) }';
  const result = await graphql({ schema, source, variableValues: { input } });
  for (const error of result.errors ?? []) error.extensions.code = 'graphql/bad-request';
  return result;
}

it('names each field that could not be read, in the person’s language', async () => {
  const answer = await answerTo({ kind: '<script>', rows: [{ count: 1 }, { count: 'багато' }] });
  expect(misreadOutcome(answer, uk)).toEqual({
    done: false,
    status: 422,
    refusal: {
      code: 'core/bad-input',
      message: 'Перевірте відповіді',
      fields: [
        { field: 'kind', message: 'Виберіть' },
        { field: 'rows.1.count', message: 'Ціле' },
      ],
    },
  });
});

it('is silent about everything else', async () => {
  expect(misreadOutcome({ data: {} }, uk)).toBeNull();
  expect(misreadOutcome(await answerTo(undefined), uk)).toBeNull();
});

it('F08 the 51st look is answered with 429', () => {
  expect(outcomeOf({ code: 'core/looks-spent', message: 'Перегляди на сьогодні вичерпано' })).toMatchObject({
    done: false,
    status: 429,
  });
});
