import type { InputType } from '@pothos/core';
import { z } from 'zod';
import type { Builder, GraphqlTypes } from './builder.ts';
import { decodeGlobalId } from './global-id.ts';
import { pascalCase } from './names.ts';

export type InputTypeRef = InputType<GraphqlTypes>;

export interface InputShapeOptions {
  readonly plugin: string;
  /** Path of an id (`petitionId`, `items.projectId`) to the one type its global id may have. */
  readonly ids?: Readonly<Record<string, string>>;
  /** Path of a field to the input type it takes instead of the one derived from zod. */
  readonly inputTypes?: Readonly<Record<string, InputTypeRef>>;
}

/** How a value of the wire becomes what the command's schema expects. */
type Reader = (value: unknown) => unknown;

interface InputPart {
  readonly type: InputTypeRef;
  readonly read: Reader;
  readonly list?: true;
}

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly maximum?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly description?: string;
}

const INT32_MAX = 2 ** 31 - 1;
const GRAPHQL_NAME = /^[_A-Za-z][_0-9A-Za-z]*$/;
/** Marks `z.date()`, which wants a Date where an ISO string field wants text. */
const DATE_OBJECT = 'viche-date';
const IDEMPOTENCY_KEY = 'idempotencyKey';

export interface CommandInputType {
  readonly ref: InputTypeRef;
  /** Splits the GraphQL input into the command's input and the key against double sending. */
  read(input: Readonly<Record<string, unknown>>): { input: unknown; idempotencyKey: string | undefined };
}

/**
 * Derives the GraphQL input of a command from its zod object. GraphQL carries the shape only: lengths, ranges and rules
 * stay with zod, which answers with `BadInputError` instead of a broken request.
 * @throws Error when the schema is no object
 */
export function commandInputType(
  builder: Builder,
  name: string,
  schema: z.ZodType,
  options: InputShapeOptions,
): CommandInputType {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: DATE_OBJECT });
    },
  }) as JsonSchema;
  if (json.type !== 'object') throw new Error(`${name}: the input of a command is an object`);
  if (json.properties?.[IDEMPOTENCY_KEY]) throw new Error(`${name}: ${IDEMPOTENCY_KEY} is the transport's own field`);
  const part = objectPart(builder, name, json, '', options);
  return {
    ref: part.type,
    read({ [IDEMPOTENCY_KEY]: key, ...input }) {
      return { input: part.read(input), idempotencyKey: typeof key === 'string' && key ? key : undefined };
    },
  };
}

function objectPart(
  builder: Builder,
  name: string,
  json: JsonSchema,
  path: string,
  options: InputShapeOptions,
): InputPart {
  const properties = Object.entries(json.properties ?? {});
  const parts = new Map<string, InputPart & { schema: JsonSchema; nullable: boolean; required: boolean }>();
  for (const [key, property] of properties) {
    const { schema, nullable } = withoutNull(property);
    const at = path ? `${path}.${key}` : key;
    const part = partOf(builder, `${name.replace(/Input$/, '')}${pascalCase(key)}`, schema, at, options);
    parts.set(key, { ...part, schema, nullable, required: (json.required ?? []).includes(key) && !nullable });
  }
  const ref = builder.inputType(name, {
    extensions: { plugin: options.plugin },
    fields: (t) => {
      const fields: Record<string, ReturnType<typeof t.field>> = {};
      for (const [key, { type, list, required, schema }] of parts) {
        const common = { required, description: schema.description } as const;
        fields[key] = (
          list
            ? t.field({ ...common, type: [type] as never, required: { list: required, items: true } as never })
            : t.field({ ...common, type: type as never })
        ) as never;
      }
      if (path === '') {
        fields[IDEMPOTENCY_KEY] = t.string({
          description: 'The same key gives the same answer for 24 hours.',
        }) as never;
      }
      return fields as never;
    },
  });
  const read: Reader = (value) => {
    const result: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value as object)) {
      const part = parts.get(key);
      // GraphQL clients send null for "nothing"; zod's optional() means absent.
      if (!part || (inner === null && !part.nullable)) continue;
      result[key] = inner === null ? null : part.read(inner);
    }
    return result;
  };
  return { type: ref as unknown as InputTypeRef, read };
}

function partOf(builder: Builder, name: string, json: JsonSchema, path: string, options: InputShapeOptions): InputPart {
  const chosen = options.inputTypes?.[path];
  if (json.type === 'array' && json.items) {
    const { schema } = withoutNull(json.items);
    const item = partOf(builder, name, schema, path, options);
    // A list of lists has no use here; JSON carries it where a form needs one.
    if (item.list) return { type: 'JSON', read: same };
    return { type: item.type, list: true, read: (values) => (values as unknown[]).map(item.read) };
  }
  if (chosen) return { type: chosen, read: same };
  if (json.type === 'object' && json.properties) return objectPart(builder, `${name}Input`, json, path, options);
  return { type: leafType(builder, name, json, options), read: readerOf(json, options.ids?.[path]) };
}

function leafType(builder: Builder, name: string, json: JsonSchema, { plugin }: InputShapeOptions): InputTypeRef {
  const words = json.enum ?? (typeof json.const === 'string' ? [json.const] : undefined);
  if (words?.every((word): word is string => typeof word === 'string' && GRAPHQL_NAME.test(word))) {
    return builder.enumType(name, { values: words, extensions: { plugin } }) as unknown as InputTypeRef;
  }
  if (json.type === 'boolean') return 'Boolean';
  if (json.type === 'number') return 'Float';
  if (json.type === 'integer') return needsFloat(json.maximum) ? 'Float' : 'Int';
  if (json.type !== 'string') return 'JSON';
  if (json.format === 'uuid') return 'ID';
  if (json.format === 'date-time' || json.format === DATE_OBJECT) return 'DateTime';
  return json.format === 'date' ? 'Day' : 'String';
}

/** Kopiykas of a large sum do not fit into GraphQL's Int; the bound that zod adds by itself says nothing. */
function needsFloat(maximum: number | undefined): boolean {
  return maximum !== undefined && maximum > INT32_MAX && maximum !== Number.MAX_SAFE_INTEGER;
}

function readerOf({ type, format }: JsonSchema, only: string | undefined): Reader {
  if (type === 'string' && format === 'uuid') return (value) => rawId(String(value), only);
  if (format === 'date-time') return (value) => (value instanceof Date ? value.toISOString() : value);
  return same;
}

function same(value: unknown): unknown {
  return value;
}

/** A global id becomes its UUID; one of a foreign type becomes an id that nothing has, so it reads as absent. */
function rawId(value: string, only: string | undefined): string {
  const { typename, id } = decodeGlobalId(value);
  if (!id) return value;
  return only === undefined || typename === only ? id : '00000000-0000-0000-0000-000000000000';
}

function withoutNull(json: JsonSchema): { schema: JsonSchema; nullable: boolean } {
  const { type, anyOf } = json;
  if (Array.isArray(type) && type.includes('null')) {
    const rest = type.filter((word) => word !== 'null');
    const words = json.enum?.filter((word) => word !== null);
    return {
      schema: { ...json, type: rest.length === 1 ? rest[0] : rest, ...(words && { enum: words }) },
      nullable: true,
    };
  }
  const others = anyOf?.filter((member) => member.type !== 'null');
  if (!anyOf || !others || others.length === anyOf.length) return { schema: json, nullable: false };
  const [only] = others;
  // A union of several shapes has no GraphQL input; it travels as JSON.
  return { schema: others.length === 1 && only ? only : { description: json.description }, nullable: true };
}
