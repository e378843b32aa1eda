import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Notice, StatNumbers } from '@viche/ui';
import { DeskSection } from './desk-section.tsx';

export interface DeskNoticeData {
  readonly key: string;
  readonly tone: 'info' | 'warn' | 'bad';
  readonly text: string;
  readonly path: string;
  readonly act: string;
}

/** What the officer should see to, each with where that is done; nothing at all where there is nothing. */
export function DeskNotices({ notices }: { notices: readonly DeskNoticeData[] }) {
  const { t } = useTranslation('dashboard');
  const { href } = useSite();
  if (notices.length === 0) return null;
  return (
    <section className="mb-5 flow-sm" aria-label={t('noticesTitle')}>
      {notices.map(({ key, tone, text, path, act }) => (
        <Notice key={key} tone={tone}>
          {text}. <a href={href(path)}>{act}</a>
        </Notice>
      ))}
    </section>
  );
}

export interface DeskNumberData {
  readonly plugin: string;
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
}

/** Figures of the last days; small ones are named as small. */
export function DeskNumbers({ numbers }: { numbers: readonly DeskNumberData[] }) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  if (numbers.length === 0) return null;
  return (
    <DeskSection id="numbers" title={t('title')}>
      <StatNumbers
        stats={numbers.map(({ plugin, key, label, value }) => ({
          key: `${plugin}.${key}`,
          value: value === null ? t('hidden') : format.number(value),
          label,
        }))}
      />
      {numbers.some(({ value }) => value === null) ? <p className="muted mt-4">{t('note')}</p> : null}
    </DeskSection>
  );
}
