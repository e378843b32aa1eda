import type { FieldProblem } from '@viche/plugin-api';
import type { z } from 'zod';
import { fieldConstraints } from './field-constraints.ts';
import type { FormView } from './field-props.ts';
import type { FormValues } from './form-values.ts';

export interface FormViewOptions {
  readonly values?: FormValues;
  readonly problems?: readonly FieldProblem[];
  readonly hints?: readonly string[];
  /** Default `f`. */
  readonly idPrefix?: string;
}

/** Prepares a schema to be shown, with what was typed and refused before. */
export function formView(schema: z.ZodObject, options: FormViewOptions = {}): FormView {
  const { values = {}, problems = [], hints = [], idPrefix = 'f' } = options;
  return { constraints: fieldConstraints(schema), values, problems, hints, idPrefix };
}
