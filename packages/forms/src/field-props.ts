import type { FieldProblem } from '@viche/plugin-api';
import type { FieldConstraints } from './field-constraints.ts';
import type { FormValues } from './form-values.ts';

/** A form as one page shows it: constraints, what was typed, what is wrong. JSON, so that a loader may send it. */
export interface FormView {
  readonly constraints: Readonly<Record<string, FieldConstraints>>;
  readonly values: FormValues;
  readonly problems: readonly FieldProblem[];
  /** Names of the fields that have a hint under their label. */
  readonly hints: readonly string[];
  /** Start of every id, so that two forms fit on one page. */
  readonly idPrefix: string;
}

/** Plain attributes of one control, in the spelling of React. */
export interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly type?: string;
  readonly defaultValue?: string;
  readonly defaultChecked?: boolean;
  readonly required?: true;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly 'data-max-length'?: number;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly pattern?: string;
  readonly inputMode?: FieldConstraints['inputMode'];
  readonly autoComplete?: string;
  readonly multiple?: true;
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
}

export interface FieldProps {
  readonly control: ControlProps;
  readonly label: { readonly id: string; readonly htmlFor: string };
  readonly hint: { readonly id: string } | null;
  readonly error: { readonly id: string; readonly problem: FieldProblem } | null;
  readonly constraints: FieldConstraints;
  /** Everything typed for the name; for a select, radio rows and checkboxes of one name. */
  readonly typed: readonly string[];
}

function idOf(view: FormView, name: string): string {
  return `${view.idPrefix}-${name.replaceAll('.', '-')}`;
}

function typedOf(view: FormView, name: string): readonly string[] {
  const value = Object.hasOwn(view.values, name) ? view.values[name] : undefined;
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

const NO_CONSTRAINTS: FieldConstraints = { required: false, type: 'text' };

function lengthProps({ type, minLength, maxLength }: FieldConstraints): Partial<ControlProps> {
  // A long text is often pasted, and maxlength would cut it without a word: the server says how much to remove.
  if (type === 'textarea') return maxLength === undefined ? {} : { 'data-max-length': maxLength };
  return { ...(minLength === undefined ? {} : { minLength }), ...(maxLength === undefined ? {} : { maxLength }) };
}

function typeProps(constraints: FieldConstraints): Partial<ControlProps> {
  const { type, pattern, inputMode, autoComplete, multiple, min, max } = constraints;
  if (type === 'textarea' || type === 'select') return multiple ? { multiple } : {};
  return {
    type,
    ...(pattern === undefined ? {} : { pattern }),
    ...(inputMode === undefined ? {} : { inputMode }),
    ...(autoComplete === undefined ? {} : { autoComplete }),
    ...(type === 'date' && min !== undefined ? { min } : {}),
    ...(type === 'date' && max !== undefined ? { max } : {}),
  };
}

function valueProps({ type }: FieldConstraints, typed: readonly string[]): Partial<ControlProps> {
  if (type === 'checkbox') return { defaultChecked: ['on', 'true', '1', 'yes'].includes(typed[0] ?? '') };
  return type === 'file' || typed[0] === undefined ? {} : { defaultValue: typed[0] };
}

/**
 * Attributes and ids of one field: label, hint, error and control belong together by id, and the control names hint
 * and error in `aria-describedby`, the error first.
 *
 * @example const { control, label, error } = fieldProps(view, 'title'); // <input {...control} />
 */
export function fieldProps(view: FormView, name: string): FieldProps {
  const constraints =
    view.constraints[name] ?? view.constraints[name.replace(/\.\d+(?=\.|$)/g, '.*')] ?? NO_CONSTRAINTS;
  const id = idOf(view, name);
  const problem = view.problems.find(({ field }) => field === name);
  const error = problem ? { id: `${id}-error`, problem } : null;
  const hint = view.hints.includes(name) ? { id: `${id}-hint` } : null;
  const describedBy = [error?.id, hint?.id].filter((part) => part !== undefined).join(' ');
  const typed = typedOf(view, name);
  const control: ControlProps = {
    id,
    name,
    ...typeProps(constraints),
    ...lengthProps(constraints),
    ...valueProps(constraints, typed),
    ...(constraints.required ? { required: true } : {}),
    ...(error ? { 'aria-invalid': true } : {}),
    ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
  };
  return { control, label: { id: `${id}-label`, htmlFor: id }, hint, error, constraints, typed };
}

/** Lines of the error summary, in the order of the form, each with a link to its control; `null` for the whole form. */
export function errorSummary(
  view: FormView,
): readonly { readonly problem: FieldProblem; readonly href: string | null }[] {
  return view.problems.map((problem) => {
    // A problem inside a list (`tags.3`) leads to the list's control, which is the one on the page.
    const name = [problem.field, problem.field.replace(/\.\d+$/, '')].find((part) => hasControl(view, part));
    return { problem, href: name === undefined ? null : `#${idOf(view, name)}` };
  });
}

function hasControl(view: FormView, name: string): boolean {
  return Object.hasOwn(view.constraints, name) || Object.hasOwn(view.constraints, name.replace(/\.\d+(?=\.|$)/g, '.*'));
}
