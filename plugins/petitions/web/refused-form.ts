import type { Refusal } from '@viche/site';
import type { FormError } from '@viche/ui';

/** What the page shows after a refusal: the words, and everything that was typed. */
export interface RefusedForm {
  readonly refusal: Refusal;
  readonly typed: Readonly<Record<string, string>>;
}

/** The texts of a form by field; files and the form's secrets have no place here. */
export const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

/** Errors by field, and the same as lines above the form; one without a field of this form belongs to the form. */
export function errorsOf(
  refusal: Refusal | undefined,
  fields: readonly string[],
): { byField: Record<string, string>; lines: FormError[] } {
  if (!refusal) return { byField: {}, lines: [] };
  const known = refusal.fields.filter(({ field }) => fields.includes(field));
  if (known.length === 0) return { byField: {}, lines: [{ message: refusal.message }] };
  return {
    byField: Object.fromEntries(known.map(({ field, message }) => [field, message])),
    lines: known.map(({ field, message }) => ({ fieldId: field, message })),
  };
}
