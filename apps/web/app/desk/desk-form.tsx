import type { Refusal } from '@viche/site';
import { ErrorSummary, Notice } from '@viche/ui';

/** A form of the desk that was refused: what the person reads, and what was typed. */
export interface RefusedForm {
  readonly refusal: Refusal;
  readonly typed: Readonly<Record<string, string>>;
}

/** The texts of a posted form by their names, for the form that comes back with a refusal. */
export function typedOf(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

/** Words of a field's refusal. */
export const errorIn = (refused: Pick<RefusedForm, 'refusal'> | null | undefined, name: string): string | undefined =>
  refused?.refusal.fields.find(({ field }) => field === name)?.message;

/** Which of the acts that a page knows was just done, as the address after it says; null for anything else. */
export function doneOf<const Act extends string>(request: Request, acts: readonly Act[]): Act | null {
  const said = new URL(request.url).searchParams.get('done');
  return acts.find((act) => act === said) ?? null;
}

interface DeskAnswerProps {
  readonly refused: Pick<RefusedForm, 'refusal'> | null | undefined;
  /** Fields of the form; a refusal of any other one is said as a whole. */
  readonly fields: readonly string[];
  /** What was just done, in words. */
  readonly done: string | null;
}

/** What came of the last act, above the page: an error summary that leads to the fields, or a word that it is done. */
export function DeskAnswer({ refused, fields, done }: DeskAnswerProps) {
  if (refused) {
    const own = refused.refusal.fields.filter(({ field }) => fields.includes(field));
    const others = refused.refusal.fields.filter(({ field }) => !fields.includes(field));
    const errors = [
      ...own.map(({ field, message }) => ({ fieldId: field, message })),
      ...others.map(({ message }) => ({ message })),
    ];
    return <ErrorSummary errors={errors.length > 0 ? errors : [{ message: refused.refusal.message }]} />;
  }
  if (!done) return null;
  return (
    <div className="mb-5">
      <Notice tone="ok" headingLevel={2} title={done} appears="after-act" />
    </div>
  );
}
