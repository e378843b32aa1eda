import type { DeadlineStep } from '@viche/calendar';
import { useFormat } from '@viche/i18n';
import { Arithmetic } from './arithmetic.tsx';

interface DueDayProps {
  readonly term: { readonly dueOn: string | null; readonly arithmetic: readonly DeadlineStep[] | null };
}

/** The last day of a term with its sum. */
export function DueDay({ term: { dueOn, arithmetic } }: DueDayProps) {
  const format = useFormat();
  return (
    <>
      {dueOn ? format.date(dueOn, 'day') : ''}
      <Arithmetic steps={arithmetic} />
    </>
  );
}
