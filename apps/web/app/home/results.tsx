import { useFormat, useTranslation, Written } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Band, Chip, Columns, StatNumbers } from '@viche/ui';
import type { Highlights } from './highlights.ts';

/** What the council answered last; nothing while it has answered nothing. */
export function Answered({ answered, look }: { answered: Highlights['answered']; look: 'linen' | 'plain' }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  if (answered.length === 0) return null;
  return (
    <Band labelledBy="answered" look={look}>
      <h2 id="answered" className="mb-5">
        {t('home.answered')}
      </h2>
      <Columns count={3}>
        {answered.map((matter) => (
          <article className="card flow-sm" key={matter.path}>
            <p>
              <Chip icon="ok" tone="ok">
                {matter.verdict}
              </Chip>
            </p>
            <h3>
              <a href={href(matter.path)}>
                <Written>{matter.title}</Written>
              </a>
            </h3>
            <p className="muted sm">
              {[matter.note, t('home.answeredOn', { date: format.date(matter.answeredAt, 'day') })]
                .filter(Boolean)
                .join(', ')}
            </p>
          </article>
        ))}
      </Columns>
    </Band>
  );
}

/** Numbers of the year. */
export function Numbers({
  numbers,
  year,
  look,
}: {
  numbers: Highlights['numbers'];
  year: string;
  look: 'linen' | 'plain';
}) {
  const { t } = useTranslation('site');
  const format = useFormat();
  if (numbers.length === 0) return null;
  return (
    <Band labelledBy="numbers" look={look}>
      <h2 id="numbers">{t('home.numbers', { year })}</h2>
      <StatNumbers stats={numbers.map(({ value, label }) => ({ key: label, value: format.number(value), label }))} />
    </Band>
  );
}
