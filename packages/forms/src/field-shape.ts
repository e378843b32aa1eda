import { z } from 'zod';

/** How the text of a field is read. */
export type InputKind =
  | 'text'
  | 'line'
  | 'paragraphs'
  | 'email'
  | 'phone'
  | 'url'
  | 'day'
  | 'money'
  | 'whole'
  | 'decimal'
  | 'switch'
  | 'choice'
  | 'file';

interface FieldBasis {
  /** False when the form may come without it. */
  readonly required: boolean;
  readonly nullable: boolean;
  readonly hasDefault: boolean;
}

/** One answer: text, number, choice, checkbox. */
export interface AnswerShape extends FieldBasis {
  readonly kind: InputKind;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly from?: string;
  readonly to?: string;
  readonly pattern?: string;
  readonly choices?: readonly string[];
}

/** Several answers under one name, or rows `name.0`, `name.1`. */
export interface ManyShape extends FieldBasis {
  readonly kind: 'many';
  readonly item: FieldShape;
  readonly min?: number;
  readonly max?: number;
}

/** Fields `name.key`. */
export interface GroupShape extends FieldBasis {
  readonly kind: 'group';
  readonly fields: ReadonlyMap<string, FieldShape>;
}

export type FieldShape = AnswerShape | ManyShape | GroupShape;

interface JsonNode {
  readonly type?: string;
  readonly format?: string;
  readonly input?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonNode[];
  readonly oneOf?: readonly JsonNode[];
  readonly items?: JsonNode;
  readonly properties?: Readonly<Record<string, JsonNode>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly from?: string;
  readonly to?: string;
}

const BUILDER_KINDS = new Set<string>(['line', 'paragraphs', 'email', 'phone', 'day', 'money']);
const FORMAT_KINDS: Readonly<Record<string, InputKind>> = { email: 'email', uri: 'url', date: 'day', binary: 'file' };

function choicesOf(node: JsonNode): readonly string[] | undefined {
  if (node.enum) return node.enum.map(String);
  if (node.const !== undefined && typeof node.const !== 'boolean') return [String(node.const)];
  const branches = node.anyOf ?? node.oneOf;
  if (!branches || branches.length === 0 || !branches.every((branch) => branch.const !== undefined)) return undefined;
  return branches.map((branch) => String(branch.const));
}

function kindOf(node: JsonNode, path: string): InputKind {
  if (node.input !== undefined && BUILDER_KINDS.has(node.input)) return node.input as InputKind;
  if (choicesOf(node)) return 'choice';
  if (node.type === 'boolean') return 'switch';
  if (node.type === 'integer') return 'whole';
  if (node.type === 'number') return 'decimal';
  if (node.type === 'string') return FORMAT_KINDS[node.format ?? ''] ?? 'text';
  throw new TypeError(`A form cannot ask for "${path}": use text, number, boolean, choice, array or object`);
}

/** `z.int()` bounds itself by the safe integers, which is no limit that a person has to know. */
function bound(value: number | undefined): number | undefined {
  return value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value;
}

function answerShape(node: JsonNode, basis: FieldBasis, path: string): AnswerShape {
  const kind = kindOf(node, path);
  const limits = {
    minLength: node.minLength,
    maxLength: node.maxLength,
    min: bound(node.minimum ?? node.exclusiveMinimum),
    max: bound(node.maximum ?? node.exclusiveMaximum),
    step: node.multipleOf,
    from: node.from,
    to: node.to,
    pattern: kind === 'text' ? node.pattern : undefined,
    choices: choicesOf(node),
  };
  const given = Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
  return { ...basis, kind, ...given };
}

function shapeOf(outer: JsonNode, isRequired: 'required' | 'optional', path: string): FieldShape {
  const branches = outer.anyOf?.filter((branch) => branch.type !== 'null') ?? [];
  const nullable = outer.anyOf !== undefined && branches.length < outer.anyOf.length;
  const [only] = branches;
  // The outside's meta wins: `.nullable().meta({…})` describes the field, the branch only its type.
  const node: JsonNode = nullable && branches.length === 1 && only ? { ...only, ...outer, anyOf: undefined } : outer;
  const basis = { required: isRequired === 'required', nullable, hasDefault: outer.default !== undefined };
  if (node.type === 'object' && node.properties) return { ...basis, kind: 'group', fields: fieldsOf(node, path) };
  if (node.type === 'array') {
    const item = shapeOf(node.items ?? {}, 'required', `${path}.*`);
    const limits = { min: node.minItems, max: node.maxItems };
    const given = Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
    return { ...basis, kind: 'many', item, ...given };
  }
  return answerShape(node, basis, path);
}

function fieldsOf(node: JsonNode, path: string): ReadonlyMap<string, FieldShape> {
  const required = new Set(node.required ?? []);
  return new Map(
    Object.entries(node.properties ?? {}).map(([name, child]) => {
      const childPath = path === '' ? name : `${path}.${name}`;
      return [name, shapeOf(child, required.has(name) ? 'required' : 'optional', childPath)];
    }),
  );
}

// Keyed by the schema itself: shapes are derived data and go away with it.
const known = new WeakMap<z.ZodObject, ReadonlyMap<string, FieldShape>>();

/**
 * The fields that a form of this schema has.
 * @throws TypeError for a field that no form can ask (a map, a date object, a union of unlike things)
 */
export function fieldShapes(schema: z.ZodObject): ReadonlyMap<string, FieldShape> {
  const found = known.get(schema);
  if (found) return found;
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonNode;
  const shapes = fieldsOf(root, '');
  known.set(schema, shapes);
  return shapes;
}
