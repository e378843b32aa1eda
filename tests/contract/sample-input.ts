import { randomUUID } from 'node:crypto';
import { z } from 'zod';

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly maxLength?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
}

/** Long enough for any smallest length, with letters of the language. */
const TEXT = 'Просимо поставити світлофор біля школи на вулиці Зарічній, бо там щоранку небезпечно. ';

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2026-11-21T10:00:00Z',
  date: '2026-11-21',
  email: 'oksana@mail.example',
  uri: 'https://rada.example/statute',
};

const jsonOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

/** An input that fits the schema by its shape. `id` stands in every uuid field; optional fields are given too. */
export function sampleInput(schema: z.ZodType, id: string = randomUUID()): unknown {
  return sample(jsonOf(schema), id);
}

function sample(json: JsonSchema, id: string): unknown {
  if (json.const !== undefined) return json.const;
  if (json.enum) return json.enum[0];
  const branch = json.anyOf?.find(({ type }) => type !== 'null');
  if (branch) return sample(branch, id);
  const type = Array.isArray(json.type) ? json.type.find((word) => word !== 'null') : json.type;
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(json.properties ?? {}).map(([key, property]) => [key, sample(property, id)]),
    );
  if (type === 'array')
    return Array.from({ length: Math.max(json.minItems ?? 1, 1) }, () => sample(json.items ?? {}, id));
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return Math.max(json.minimum ?? 1, 1);
  if (json.format === 'uuid') return id;
  return FORMATS[json.format ?? ''] ?? TEXT.slice(0, Math.min(json.maxLength ?? TEXT.length, TEXT.length)).trim();
}

/** Names of the fields that hold an id. */
export function idFields(schema: z.ZodType): string[] {
  return Object.entries(jsonOf(schema).properties ?? {}).flatMap(([key, { format }]) =>
    format === 'uuid' ? [key] : [],
  );
}

/** Whether the schema is an object that refuses fields which it does not know. */
export function isStrictObject(schema: z.ZodType): boolean {
  const { type, additionalProperties } = jsonOf(schema);
  return type === 'object' && additionalProperties === false;
}

/** Inputs that no strict schema takes, by what is wrong with them. `{}` is left out where it is the whole input. */
export function badInputs(schema: z.ZodType): readonly (readonly [what: string, value: unknown])[] {
  const good = sampleInput(schema) as object;
  const bad: (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['text', 'x'],
    ['a list', [good]],
    ['an extra field', { ...good, tenantId: randomUUID() }],
    ['a state from outside', { ...good, state: 'answered', createdAt: '2020-01-01' }],
    [
      '10,000 keys',
      { ...good, ...Object.fromEntries(Array.from({ length: 10_000 }, (_none, index) => [`k${index}`, 1])) },
    ],
    ['__proto__', Object.assign(JSON.parse('{"__proto__":{"polluted":true}}'), {}, good)],
    ['a constructor', { ...good, constructor: { prototype: { polluted: true } } }],
  ];
  if (!schema.safeParse({}).success) bad.push(['empty', {}]);
  return bad;
}
