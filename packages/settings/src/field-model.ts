import { bound, fixedValues, given, type SchemaNode, withoutNull } from '@viche/forms/schema';
import type { SettingsSchema } from '@viche/plugin-api';
import { z } from 'zod';
import type { LegalBasis, SettingMeta, Widget } from './setting-meta.ts';

interface FieldBase {
  readonly key: string;
  /** Catalogue keys, as everywhere below. */
  readonly title: string;
  readonly help?: string;
  readonly unit?: string;
  readonly source?: string;
  readonly legal?: LegalBasis;
  readonly group?: string;
  readonly order: number;
  /** An empty answer is allowed and means "not set". */
  readonly nullable: boolean;
  /** ❄ A change touches new processes only. */
  readonly frozen: boolean;
  readonly default: unknown;
}
export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface NumberLimits {
  readonly min?: number;
  readonly max?: number;
}
interface LengthLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** One row of a settings form. `min` and `max` of money are kopiykas. */
export type FieldModel =
  | (FieldBase & LengthLimits & { readonly widget: 'text' | 'textarea' | 'url' | 'secret'; readonly pattern?: string })
  | (FieldBase & NumberLimits & { readonly widget: 'integer' | 'money' })
  | (FieldBase & { readonly widget: 'switch' | 'date' | 'duration' })
  | (FieldBase & { readonly widget: 'select' | 'multi-select'; readonly choices: readonly Choice[] })
  | (FieldBase & { readonly widget: 'list'; readonly maxItems?: number });

type JsonNode = SchemaNode<Partial<SettingMeta>>;

const LONG_TEXT = 200;

function stringWidget(node: JsonNode): Widget {
  if (fixedValues(node)) return 'select';
  if (node.format === 'date') return 'date';
  if (node.format === 'uri') return 'url';
  if (node.format === 'duration') return 'duration';
  return node.input === 'paragraphs' || (node.maxLength ?? 0) > LONG_TEXT ? 'textarea' : 'text';
}

function widgetOf(node: JsonNode, key: string): Widget {
  if (node.secret) return 'secret';
  if (node.widget) return node.widget;
  if (node.input === 'money') return 'money';
  if (node.type === 'boolean') return 'switch';
  if (node.type === 'integer') return 'integer';
  if (node.type === 'array') return node.items && fixedValues(node.items) ? 'multi-select' : 'list';
  if (node.type === 'string' || fixedValues(node)) return stringWidget(node);
  throw new TypeError(
    `No widget can ask for the setting "${key}": use text, whole number, boolean, choice, day or list`,
  );
}

function choicesOf(node: JsonNode, key: string): readonly Choice[] {
  const values = fixedValues(node) ?? (node.items && fixedValues(node.items));
  if (!values) throw new TypeError(`The setting "${key}" asks for a choice but lists no values`);
  return values.map((value) => ({ value, label: node.choices?.[value] ?? `${node.title ?? key}Choice.${value}` }));
}

function fieldModel(outer: JsonNode, key: string, place: number): FieldModel {
  const { node, nullable } = withoutNull(outer);
  const { help, unit, source, legal, group } = node;
  const base: FieldBase = {
    key,
    title: node.title ?? key,
    ...given({ help, unit, source, legal, group }),
    // Between two settings of one group the order of the code decides.
    order: node.order ?? place,
    nullable,
    frozen: node.frozen === true,
    default: node.secret ? '' : node.default,
  };
  const widget = widgetOf(node, key);
  switch (widget) {
    case 'text':
    case 'textarea':
    case 'url':
    case 'secret':
      return {
        ...base,
        widget,
        ...given({ minLength: node.minLength, maxLength: node.maxLength, pattern: node.pattern }),
      };
    case 'integer':
    case 'money':
      return { ...base, widget, ...given({ min: bound(node.minimum), max: bound(node.maximum) }) };
    case 'select':
    case 'multi-select':
      return { ...base, widget, choices: choicesOf(node, key) };
    case 'list':
      return { ...base, widget, ...given({ maxItems: node.maxItems }) };
    case 'switch':
    case 'date':
    case 'duration':
      return { ...base, widget };
  }
}

/**
 * The rows of a settings form, in order, made from the schema and its `.meta()`.
 * @throws TypeError for a setting that no widget can ask
 */
export function formModel(schema: SettingsSchema): readonly FieldModel[] {
  const root = z.toJSONSchema(schema, { io: 'input' }) as JsonNode;
  return Object.entries(root.properties ?? {})
    .map(([key, node], place) => fieldModel(node, key, place))
    .sort((a, b) => a.order - b.order);
}

export interface FieldGroup {
  /** Catalogue key of the heading; null for settings outside every group, which come first. */
  readonly title: string | null;
  readonly fields: readonly FieldModel[];
}

/** Rows under their headings; a group stands where its first row stands. */
export function groupFields(fields: readonly FieldModel[]): readonly FieldGroup[] {
  const groups = new Map<string | null, FieldModel[]>([[null, []]]);
  for (const field of fields) {
    const title = field.group ?? null;
    groups.set(title, [...(groups.get(title) ?? []), field]);
  }
  return [...groups].filter(([, rows]) => rows.length > 0).map(([title, rows]) => ({ title, fields: rows }));
}

/** The settings copied into a process at its start, with the key of the sentence that says so. */
export function frozenKeys(
  schema: SettingsSchema,
): readonly { readonly key: string; readonly title: string; readonly explanation: string }[] {
  const frozen = formModel(schema).filter((field) => field.frozen);
  return frozen.map(({ key, title }) => ({ key, title, explanation: 'settings:frozen' }));
}
