import { useFormat, useTranslation } from '@viche/i18n';
import { Notice } from '@viche/ui';
import type { ChangesAskedData } from '../desk-document.ts';
import { Arithmetic } from './arithmetic.tsx';
import { Paragraphs } from './paragraphs.tsx';

/** What the moderator asked to mend, until when, and how that was counted. */
export function ChangesAsked({ asked }: { asked: ChangesAskedData }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  return (
    <Notice tone="warn" icon="pen" headingLevel={2} title={t('changes.title', { date: format.date(asked.askedAt) })}>
      <div className="flow-sm">
        <Paragraphs text={asked.reason} />
        <p>{asked.dueOn ? t('changes.until', { date: format.date(asked.dueOn, 'day') }) : t('changes.lapsed')}</p>
        <Arithmetic steps={asked.arithmetic} />
      </div>
    </Notice>
  );
}
