import { cleanText } from '@viche/i18n';
import type { FieldProblem } from '@viche/plugin-api';
import type { AnswerShape, FieldShape, GroupShape, ManyShape } from './field-shape.ts';
import { KEPT_LENGTH } from './form-values.ts';
import type { ProblemCode } from './problems.ts';
import { parseTypedDay } from './typed-day.ts';
import { parseTypedDecimal, parseTypedMoney, parseTypedWhole } from './typed-number.ts';

const MAX_ROWS = 100;
const YES = new Set(['on', 'true', '1', 'yes']);
const NO = new Set(['', 'off', 'false', '0', 'no']);

interface TypedReader {
  read(text: string): unknown;
  readonly problem: ProblemCode;
}

const TYPED: Partial<Record<AnswerShape['kind'], TypedReader>> = {
  whole: { read: parseTypedWhole, problem: 'not-a-whole-number' },
  decimal: { read: parseTypedDecimal, problem: 'not-a-number' },
  money: { read: parseTypedMoney, problem: 'not-money' },
  day: { read: parseTypedDay, problem: 'not-a-day' },
};

/**
 * Turns posted text into the schema's input by walking the schema, never the posted names. Keeps what was typed and
 * the problems of text that is no number, no day and so on.
 */
export class FormReader {
  readonly problems = new Map<string, FieldProblem>();
  readonly values: Record<string, string | string[]> = {};
  readonly names = new Set<string>();
  readonly #form: FormData;

  constructor(form: FormData) {
    this.#form = form;
  }

  readFields(shapes: ReadonlyMap<string, FieldShape>, prefix: string): Record<string, unknown> {
    const input: Record<string, unknown> = {};
    for (const [key, shape] of shapes) {
      const name = prefix === '' ? key : `${prefix}.${key}`;
      const value = this.#readField(shape, name, name);
      if (value !== undefined) input[key] = value;
    }
    return input;
  }

  #readField(shape: FieldShape, name: string, posted: string): unknown {
    if (shape.kind === 'many') return this.#readMany(shape, name, posted);
    if (shape.kind === 'group') return this.#readGroup(shape, name, posted);
    return this.#readAnswer(shape, name, posted);
  }

  #readGroup(group: GroupShape, name: string, posted: string): Record<string, unknown> | undefined {
    const input: Record<string, unknown> = {};
    for (const [key, shape] of group.fields) {
      const value = this.#readField(shape, `${name}.${key}`, `${posted}.${key}`);
      if (value !== undefined) input[key] = value;
    }
    return Object.keys(input).length === 0 && !group.required ? undefined : input;
  }

  /** Rows come as `name.0.title`; numbers may have holes where a row was removed, and close up in the values. */
  #readMany(shape: ManyShape, name: string, posted: string): unknown[] | undefined {
    const { item } = shape;
    if (item.kind === 'group') {
      return this.#rowsOf(posted).map((row, index) => this.#readField(item, `${name}.${index}`, `${posted}.${row}`));
    }
    const rows = this.#rowsOf(posted).flatMap((row) => this.#take(`${posted}.${row}`));
    const typed = [...this.#take(posted), ...rows];
    const texts = typed.filter((value): value is string => typeof value === 'string').map((text) => cleanText(text));
    if (texts.length < typed.length) this.#refuse(name, 'not-text');
    const given = texts.filter((text) => text.trim() !== '');
    this.values[name] = given.map((text) => text.slice(0, KEPT_LENGTH));
    if (given.length === 0 && !shape.required && !shape.hasDefault) return undefined;
    return item.kind === 'many' ? given : given.map((text, index) => this.#readText(item, text, `${name}.${index}`));
  }

  #rowsOf(name: string): number[] {
    const rows = new Set<number>();
    const start = `${name}.`;
    for (const key of this.#form.keys()) {
      const row = key.startsWith(start) ? /^\d{1,4}(?=\.|$)/.exec(key.slice(start.length))?.[0] : undefined;
      if (row !== undefined) rows.add(Number(row));
    }
    return [...rows].sort((a, b) => a - b).slice(0, MAX_ROWS);
  }

  #take(name: string): FormDataEntryValue[] {
    this.names.add(name);
    return this.#form.getAll(name);
  }

  #readAnswer(shape: AnswerShape, name: string, posted: string): unknown {
    const given = this.#take(posted);
    const [first] = given;
    if (shape.kind === 'file') return this.#readFile(given, name);
    if (typeof first === 'string') this.values[name] = cleanText(first).slice(0, KEPT_LENGTH);
    if (given.length > 1) return this.#refuse(name, 'repeated');
    if (shape.kind === 'switch') return this.#readSwitch(first, name);
    if (first === undefined) {
      this.values[name] ??= '';
      return shape.nullable ? null : undefined;
    }
    if (typeof first !== 'string') return this.#refuse(name, 'not-text');
    return this.#readText(shape, cleanText(first), name);
  }

  #readText(shape: AnswerShape, text: string, name: string): unknown {
    const typed = TYPED[shape.kind];
    if (text.trim() === '') {
      if (shape.nullable) return null;
      // An emptied text is an answer; an emptied number, day or choice is the lack of one.
      const isText = shape.kind === 'text' || shape.kind === 'line' || shape.kind === 'paragraphs';
      return isText && (shape.required || shape.hasDefault) ? '' : undefined;
    }
    if (!typed) return shape.kind === 'email' || shape.kind === 'url' || shape.kind === 'choice' ? text.trim() : text;
    const value = typed.read(text);
    return value === null ? this.#refuse(name, typed.problem) : value;
  }

  #readSwitch(value: FormDataEntryValue | undefined, name: string): boolean | undefined {
    this.values[name] ??= '';
    const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
    if (YES.has(text)) return true;
    return NO.has(text) ? false : this.#refuse(name, 'not-a-choice');
  }

  // Browsers send an empty, nameless file for a file field that was left alone.
  #readFile(given: readonly FormDataEntryValue[], name: string): FormDataEntryValue | undefined {
    this.values[name] = '';
    const files = given.filter((value) => typeof value === 'string' || value.size > 0 || value.name !== '');
    return files.length > 1 ? this.#refuse(name, 'repeated') : files[0];
  }

  #refuse(name: string, problem: ProblemCode): undefined {
    if (!this.problems.has(name)) this.problems.set(name, { field: name, problem });
    return undefined;
  }
}
