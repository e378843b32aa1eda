import type { DeadlineStep } from '@viche/calendar';
import { useFormat } from '@viche/i18n';
import { Arithmetic } from './arithmetic.tsx';
import { MovedTerm } from './moved-term.tsx';

interface DueDayProps {
  readonly term: {
    readonly dueOn: string | null;
    readonly arithmetic: readonly DeadlineStep[] | null;
    /** Where a change of the calendar moved it. */
    readonly formerDueOn?: string | null;
    readonly movedBy?: string | null;
  };
}

/** The last day of a term with its sum, and what a change of the calendar did to it. */
export function DueDay({ term: { dueOn, arithmetic, formerDueOn = null, movedBy = null } }: DueDayProps) {
  const format = useFormat();
  return (
    <>
      {dueOn ? format.date(dueOn, 'day') : ''}
      <MovedTerm term={{ formerDueOn, movedBy }} />
      <Arithmetic steps={arithmetic} />
    </>
  );
}
