import { useFormat, useTranslation } from '@viche/i18n';
import type { JournalVerdict } from '@viche/site';
import { Notice } from '@viche/ui';

/** What came of the check, in words: sound, or what is wrong and where. */
export function JournalVerdictNotice({ verdict }: { verdict: JournalVerdict }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { state, checked, batches, unsealed, witnesses, problems, more } = verdict;
  return (
    <div className="mb-5">
      <Notice
        tone={state === 'sound' ? 'ok' : 'bad'}
        headingLevel={2}
        title={t(state === 'sound' ? 'journal.sound' : 'journal.notSound')}
        appears="after-act"
      >
        <p>
          {t('journal.facts', {
            checked: format.number(checked),
            batches: format.number(batches),
            unsealed: format.number(unsealed),
            witnesses: format.number(witnesses),
          })}
        </p>
        {problems.length > 0 ? (
          <ul>
            {problems.map(({ words, batch, entry }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one row may have several problems, and none is moved
              <li key={place}>
                {[words, batch === null ? null : t('journal.problemAt', { batch }), entry].filter(Boolean).join(', ')}
              </li>
            ))}
          </ul>
        ) : null}
        {more > 0 ? <p>{t('journal.more', { count: more })}</p> : null}
      </Notice>
    </div>
  );
}
