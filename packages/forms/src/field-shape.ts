import { z } from 'zod';
import { bound, fixedValues, given, type SchemaNode, withoutNull } from './schema-node.ts';

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

interface FieldMeta {
  readonly from?: string;
  readonly to?: string;
}
type JsonNode = SchemaNode<FieldMeta>;

const BUILDER_KINDS = new Set<string>(['line', 'paragraphs', 'email', 'phone', 'day', 'money']);
const FORMAT_KINDS: Readonly<Record<string, InputKind>> = { email: 'email', uri: 'url', date: 'day', binary: 'file' };

function kindOf(node: JsonNode, path: string): InputKind {
  if (node.input !== undefined && BUILDER_KINDS.has(node.input)) return node.input as InputKind;
  if (fixedValues(node)) return 'choice';
  if (node.type === 'boolean') return 'switch';
  if (node.type === 'integer') return 'whole';
  if (node.type === 'number') return 'decimal';
  if (node.type === 'string') return FORMAT_KINDS[node.format ?? ''] ?? 'text';
  throw new TypeError(`A form cannot ask for "${path}": use text, number, boolean, choice, array or object`);
}

function answerShape(node: JsonNode, basis: FieldBasis, path: string): AnswerShape {
  const kind = kindOf(node, path);
  const limits = given({
    minLength: node.minLength,
    maxLength: node.maxLength,
    min: bound(node.minimum ?? node.exclusiveMinimum),
    max: bound(node.maximum ?? node.exclusiveMaximum),
    step: node.multipleOf,
    from: node.from,
    to: node.to,
    pattern: kind === 'text' ? node.pattern : undefined,
    choices: fixedValues(node),
  });
  return { ...basis, kind, ...limits };
}

function shapeOf(outer: JsonNode, isRequired: 'required' | 'optional', path: string): FieldShape {
  const { node, nullable } = withoutNull(outer);
  const basis = { required: isRequired === 'required', nullable, hasDefault: outer.default !== undefined };
  if (node.type === 'object' && node.properties) return { ...basis, kind: 'group', fields: fieldsOf(node, path) };
  if (node.type === 'array') {
    const item = shapeOf(node.items ?? {}, 'required', `${path}.*`);
    return { ...basis, kind: 'many', item, ...given({ min: node.minItems, max: node.maxItems }) };
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
