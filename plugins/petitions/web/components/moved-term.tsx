import { useFormat, useTranslation } from '@viche/i18n';

interface Moved {
  readonly formerDueOn: string | null;
  readonly movedBy: string | null;
}

/** Says that a change of the calendar moved a term while it ran, from which day and by which act; nothing where nothing moved. */
export function MovedTerm({ term: { formerDueOn, movedBy } }: { term: Moved }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  if (!formerDueOn) return null;
  const date = format.date(formerDueOn, 'day');
  return <p className="sm">{movedBy ? t('term.movedBy', { date, source: movedBy }) : t('term.moved', { date })}</p>;
}
