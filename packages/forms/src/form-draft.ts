import type { FieldProblem } from '@viche/plugin-api';
import type { z } from 'zod';
import type { FormValues } from './form-values.ts';

/** One page of a long form: one question, or a few that belong together. */
export interface FormStep {
  readonly id: string;
  readonly schema: z.ZodObject;
  /** Says whether the step is asked, from what was typed on the steps before it. */
  readonly when?: (typed: DraftValues) => boolean;
}

export interface StagedForm<Steps extends readonly FormStep[] = readonly FormStep[]> {
  readonly id: string;
  readonly steps: Steps;
}

export type DraftValues = Readonly<Record<string, FormValues>>;

/** What the server keeps between two pages. JSON only. */
export interface FormDraft {
  readonly at: string;
  /** Typed text by step. */
  readonly typed: DraftValues;
  /** Steps that were answered and passed. */
  readonly done: readonly string[];
  /** Set while one answer is changed from the review page. */
  readonly returnToReview: boolean;
  /** Edition of every step's schema, so that a deploy under an open draft asks again what it changed (R18). */
  readonly versions: Readonly<Record<string, string>>;
}

type StepValue<S extends FormStep> = S extends { when: unknown }
  ? z.output<S['schema']> | undefined
  : z.output<S['schema']>;
/** The answers by step; a step that may be skipped may be undefined. */
export type StagedValue<Steps extends readonly FormStep[]> = { readonly [S in Steps[number] as S['id']]: StepValue<S> };

export interface StepView {
  readonly kind: 'step';
  readonly step: string;
  /** From 1, over the steps that are asked. */
  readonly number: number;
  readonly total: number;
  readonly values: FormValues;
  readonly problems: readonly FieldProblem[];
  /** Null on the first step. */
  readonly back: string | null;
}
export interface ReviewView {
  readonly kind: 'review';
  readonly answers: readonly { readonly step: string; readonly values: FormValues }[];
}
export interface LeaveView {
  readonly kind: 'leave';
}
export interface SubmitView<Steps extends readonly FormStep[]> {
  readonly kind: 'submit';
  readonly value: StagedValue<Steps>;
}
export type StageView<Steps extends readonly FormStep[]> = StepView | ReviewView | LeaveView | SubmitView<Steps>;

export interface StageResult<Steps extends readonly FormStep[]> {
  readonly draft: FormDraft;
  readonly view: StageView<Steps>;
}
