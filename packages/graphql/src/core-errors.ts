import {
  AssuranceNeeded,
  BadInput,
  Busy,
  Closed,
  CORE_ERRORS,
  type FieldProblem,
  Frozen,
  Locked,
  LooksSpent,
  ModuleOff,
  RateLimited,
} from '@viche/plugin-api';
import type { Builder } from './builder.ts';
import { describeNextStep, describeProblem } from './describe-error.ts';
import { errorType, useErrors } from './error-types.ts';
import { CORE } from './tenant-gate.ts';

/** The refusals that any command may answer with, those first that carry facts. */
export function addCoreErrors(builder: Builder): void {
  const FieldProblemType = builder.objectRef<FieldProblem>('FieldProblem').implement({
    description: 'What is wrong with one field of the input.',
    extensions: CORE,
    fields: (t) => ({
      field: t.exposeString('field', { description: 'Path with dots: `answers.2`.' }),
      problem: t.exposeString('problem'),
      message: t.string({ resolve: (problem, _args, ctx) => describeProblem(ctx, problem) }),
    }),
  });
  errorType(builder, AssuranceNeeded, {
    fields: (t) => ({
      have: t.string({ resolve: ({ params }) => params.have }),
      need: t.string({ resolve: ({ params }) => params.need }),
      how: t.string({
        description: 'How the person can reach the needed assurance.',
        resolve: (error, _args, ctx) => describeNextStep(ctx, error),
      }),
    }),
  });
  errorType(builder, BadInput, {
    fields: (t) => ({
      fields: t.field({ type: [FieldProblemType], resolve: ({ params }) => [...params.fields] }),
    }),
  });
  errorType(builder, Busy, {
    fields: (t) => ({
      retryAfter: t.int({ description: 'Seconds.', resolve: ({ params }) => Math.ceil(params.retryAfter) }),
      readOnly: t.boolean({
        description: 'Reading goes on, but nobody can change anything until the operator has made room.',
        resolve: ({ params }) => params.readOnly === true,
      }),
    }),
  });
  errorType(builder, Closed, {
    fields: (t) => ({
      at: t.field({ type: 'DateTime', nullable: true, resolve: ({ params }) => params.at ?? null }),
    }),
  });
  errorType(builder, Frozen, {
    fields: (t) => ({
      key: t.string({ resolve: ({ params }) => params.key }),
      why: t.string({ resolve: ({ params }) => params.why }),
    }),
  });
  errorType(builder, Locked, {
    fields: (t) => ({
      by: t.string({ resolve: ({ params }) => params.by }),
      until: t.field({ type: 'DateTime', resolve: ({ params }) => params.until }),
    }),
  });
  errorType(builder, LooksSpent, {
    fields: (t) => ({ limit: t.int({ resolve: ({ params }) => params.limit }) }),
  });
  errorType(builder, ModuleOff, {
    fields: (t) => ({ plugin: t.string({ resolve: ({ params }) => params.plugin }) }),
  });
  errorType(builder, RateLimited, {
    fields: (t) => ({
      retryAfter: t.int({ description: 'Seconds.', resolve: ({ params }) => Math.ceil(params.retryAfter) }),
    }),
  });
  useErrors(builder, CORE_ERRORS);
}
