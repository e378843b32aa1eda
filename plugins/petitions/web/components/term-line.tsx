import { useFormat, useTranslation } from '@viche/i18n';
import { DeadlineLine } from '@viche/ui';
import type { TermData } from '../desk-document.ts';
import { Arithmetic } from './arithmetic.tsx';
import { MovedTerm } from './moved-term.tsx';
import { TimeLeftText } from './time-left.tsx';

/** A running term: what is owed, until when, how much is left, and how that was counted. */
export function TermLine({ term }: { term: TermData }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const name = t(`term.${term.kind}`);
  return (
    <div className="flow-sm">
      <DeadlineLine
        due={term.dueOn ? t('term.until', { name, date: format.date(term.dueOn, 'day') }) : t('term.stands', { name })}
        left={term.dueBefore ? <TimeLeftText dueBefore={term.dueBefore} /> : undefined}
      />
      <MovedTerm term={term} />
      <Arithmetic steps={term.arithmetic} />
    </div>
  );
}
