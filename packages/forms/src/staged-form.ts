import type { FieldProblem } from '@viche/plugin-api';
import type { z } from 'zod';
import { fieldShapes } from './field-shape.ts';
import type { DraftValues, FormDraft, FormStep, StagedForm, StagedValue, StageResult } from './form-draft.ts';
import { type FormValues, HIDDEN_FIELDS } from './form-values.ts';
import { formVersion } from './form-version.ts';
import { parseForm, typedValues } from './parse-form.ts';

export const REVIEW = 'review';
/** Values of the button `_intent`: `next`, `back`, `save`, `submit`, or `edit:<step>` on the review page. */
type Intent = { readonly kind: 'next' | 'back' | 'save' | 'submit' } | { readonly kind: 'edit'; readonly step: string };

function intentOf(form: FormData): Intent {
  const text = form.get(HIDDEN_FIELDS.intent);
  if (text === 'back' || text === 'save' || text === 'submit') return { kind: text };
  if (typeof text === 'string' && text.startsWith('edit:')) return { kind: 'edit', step: text.slice('edit:'.length) };
  // Enter in a text field sends the form without a button: that means "next".
  return { kind: 'next' };
}

function asked(definition: StagedForm, typed: DraftValues): readonly FormStep[] {
  return definition.steps.filter((step) => step.when?.(typed) ?? true);
}

function freshDraft(definition: StagedForm): FormDraft {
  const [first] = definition.steps;
  if (!first) throw new TypeError(`Staged form "${definition.id}" has no steps`);
  const versions = Object.fromEntries(definition.steps.map((step) => [step.id, formVersion(step.schema)]));
  return { at: first.id, typed: {}, done: [], returnToReview: false, versions };
}

/** Brings a kept draft to today's form: typed text stays where its field still exists, changed steps are asked again. */
function currentDraft(definition: StagedForm, saved: FormDraft | null): FormDraft {
  const fresh = freshDraft(definition);
  if (!saved) return fresh;
  const same = (id: string) => saved.versions[id] === fresh.versions[id];
  const typed = Object.fromEntries(
    definition.steps.flatMap(({ id, schema }) => {
      const before = saved.typed[id];
      return before ? [[id, same(id) ? before : keptFields(schema, before)] as const] : [];
    }),
  );
  const steps = asked(definition, typed);
  const done = saved.done.filter((id) => same(id) && steps.some((step) => step.id === id));
  const allDone = steps.every((step) => done.includes(step.id));
  const stays = saved.at === REVIEW ? allDone : steps.some((step) => step.id === saved.at);
  const at = stays ? saved.at : (firstOpen(steps, done)?.id ?? REVIEW);
  return { ...fresh, typed, done, at, returnToReview: saved.returnToReview };
}

function keptFields(schema: z.ZodObject, values: FormValues): FormValues {
  const shapes = fieldShapes(schema);
  return Object.fromEntries(Object.entries(values).filter(([name]) => shapes.has(name.split('.')[0] ?? '')));
}

function firstOpen(steps: readonly FormStep[], done: readonly string[]): FormStep | undefined {
  return steps.find((step) => !done.includes(step.id));
}

function asForm(values: FormValues): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) {
    for (const text of typeof value === 'string' ? [value] : value) form.append(name, text);
  }
  return form;
}

function show<Steps extends readonly FormStep[]>(
  definition: StagedForm<Steps>,
  draft: FormDraft,
  problems: readonly FieldProblem[] = [],
): StageResult<Steps> {
  const steps = asked(definition, draft.typed);
  const index = steps.findIndex((step) => step.id === draft.at);
  const step = steps[index];
  if (!step) {
    const answers = steps.map(({ id }) => ({ step: id, values: draft.typed[id] ?? {} }));
    return { draft: { ...draft, at: REVIEW }, view: { kind: 'review', answers } };
  }
  const values = draft.typed[step.id] ?? {};
  const back = steps[index - 1]?.id ?? null;
  const place = { number: index + 1, total: steps.length };
  return { draft, view: { kind: 'step', step: step.id, ...place, values, problems, back } };
}

function moveOn(definition: StagedForm, draft: FormDraft): FormDraft {
  const steps = asked(definition, draft.typed);
  const done = draft.done.filter((id) => steps.some((step) => step.id === id));
  const index = steps.findIndex((step) => step.id === draft.at);
  // A changed answer may have opened a step that was not asked before: it comes before the review.
  const next = draft.returnToReview ? firstOpen(steps, done) : (steps[index + 1] ?? firstOpen(steps, done));
  return { ...draft, done, at: next?.id ?? REVIEW, returnToReview: draft.returnToReview && next !== undefined };
}

function answerStep<Steps extends readonly FormStep[]>(
  definition: StagedForm<Steps>,
  draft: FormDraft,
  { step, form, intent }: { step: FormStep; form: FormData; intent: Intent },
): StageResult<Steps> {
  const typed = { ...draft.typed, [step.id]: typedValues(step.schema, form) };
  const kept = { ...draft, typed };
  const undone = { ...kept, done: draft.done.filter((id) => id !== step.id) };
  // Nobody has to answer well to save or to look back; the step is checked again before it counts.
  if (intent.kind === 'save') return { draft: undone, view: { kind: 'leave' } };
  if (intent.kind === 'back') {
    const steps = asked(definition, typed);
    const before = steps[steps.findIndex(({ id }) => id === step.id) - 1] ?? step;
    return show(definition, { ...undone, at: before.id, returnToReview: false });
  }
  const parsed = parseForm(step.schema, form);
  if (!parsed.ok) return show(definition, undone, parsed.problems);
  return show(definition, moveOn(definition, { ...kept, done: [...undone.done, step.id] }));
}

function submit<Steps extends readonly FormStep[]>(
  definition: StagedForm<Steps>,
  draft: FormDraft,
): StageResult<Steps> {
  const value: Record<string, unknown> = {};
  for (const step of asked(definition, draft.typed)) {
    const parsed = parseForm(step.schema, asForm(draft.typed[step.id] ?? {}));
    if (!parsed.ok || !draft.done.includes(step.id)) {
      const problems = parsed.ok ? [] : parsed.problems;
      const done = draft.done.filter((id) => id !== step.id);
      return show(definition, { ...draft, at: step.id, done, returnToReview: true }, problems);
    }
    value[step.id] = parsed.value;
  }
  return { draft, view: { kind: 'submit', value: value as StagedValue<Steps> } };
}

/**
 * One turn of a form in stages: what was kept and what was posted give the next page. Pure, and works without
 * JavaScript; `posted` is null when the page is only opened. The post of a step names it in `_step`, so that the
 * browser's own "back" and two open tabs never file an answer under the wrong question.
 */
export function stage<const Steps extends readonly FormStep[]>(
  definition: StagedForm<Steps>,
  posted: FormData | null,
  saved: FormDraft | null,
): StageResult<Steps> {
  const draft = currentDraft(definition, saved);
  if (!posted) return show(definition, draft);
  const intent = intentOf(posted);
  const steps = asked(definition, draft.typed);
  const named = posted.get(HIDDEN_FIELDS.step) ?? draft.at;
  const step = steps.find(({ id }) => id === named);
  if (step && (intent.kind === 'next' || intent.kind === 'back' || intent.kind === 'save')) {
    return answerStep(definition, { ...draft, at: step.id }, { step, form: posted, intent });
  }
  if (intent.kind === 'edit' && steps.some(({ id }) => id === intent.step)) {
    return show(definition, { ...draft, at: intent.step, returnToReview: true });
  }
  if (intent.kind === 'save') return { draft, view: { kind: 'leave' } };
  if (intent.kind === 'back') return show(definition, { ...draft, at: steps.at(-1)?.id ?? draft.at });
  return intent.kind === 'submit' && named === REVIEW ? submit(definition, draft) : show(definition, draft);
}
