import { useFormat, useTranslation, Written } from '@viche/i18n';
import { useSite } from '@viche/site';
import { LinkButton, Table, TimeLeft } from '@viche/ui';
import { lastDayOf, wholeDaysUntil } from '../home/time-left.ts';

/** Answer of the query `duties`. */
export interface Duty {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly path: string;
  readonly dueOn: string | null;
  /** Null while the clock stands. */
  readonly dueBefore: string | null;
  readonly paused: boolean;
  /** Due day before the calendar changed while the clock ran, and the act that changed it. */
  readonly formerDueOn: string | null;
  readonly movedBy: string | null;
}

export type Urgency = 'overdue' | 'today' | 'week' | 'later';

/** How close the end of a term is: late, within the running day, within seven days. */
export function urgencyOf({ dueBefore, paused }: Pick<Duty, 'dueBefore' | 'paused'>, now: string): Urgency {
  if (paused || !dueBefore) return 'later';
  if (Date.parse(dueBefore) <= Date.parse(now)) return 'overdue';
  const days = wholeDaysUntil(dueBefore, now);
  return days <= 1 ? 'today' : days <= 7 ? 'week' : 'later';
}

const TONE = { overdue: 'bad', today: 'warn', week: undefined, later: undefined } as const;
const LOOK = { overdue: 'overdue', today: 'soon', week: 'calm', later: 'calm' } as const;

/** Terms of the council, the least time left first; the one that is most late has the filled button. */
export function DutyTable({ duties, now }: { duties: readonly Duty[]; now: string }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const movedWords = (formerDueOn: string, source: string | null) => {
    const date = format.date(formerDueOn, 'day');
    return source ? t('desk.movedBy', { date, source }) : t('desk.moved', { date });
  };
  const leftOf = (duty: Duty) => {
    if (duty.paused || !duty.dueBefore) return t('desk.paused');
    const urgency = urgencyOf(duty, now);
    if (urgency === 'overdue') return t('core:time.daysOverdue', { count: wholeDaysUntil(now, duty.dueBefore) || 1 });
    return urgency === 'today'
      ? t('desk.endOfDay')
      : t('core:time.days', { count: wholeDaysUntil(duty.dueBefore, now) });
  };
  return (
    <Table
      caption={t('desk.caption')}
      captionAs="hidden"
      stack="wide"
      rows={duties}
      rowKey={({ id }) => id}
      rowTone={(duty) => TONE[urgencyOf(duty, now)]}
      columns={[
        {
          key: 'case',
          title: t('desk.case'),
          cell: ({ path, title }) => (
            <a href={href(path)}>
              <Written>{title}</Written>
            </a>
          ),
        },
        {
          key: 'left',
          title: t('desk.left'),
          cell: (duty) => <TimeLeft urgency={LOOK[urgencyOf(duty, now)]}>{leftOf(duty)}</TimeLeft>,
        },
        {
          key: 'due',
          title: t('desk.term'),
          cell: (duty) => (
            <>
              {duty.dueBefore
                ? `${format.date(duty.dueOn ?? lastDayOf(duty.dueBefore), 'day')}. ${duty.label}`
                : duty.label}
              {duty.formerDueOn ? <p className="sm muted">{movedWords(duty.formerDueOn, duty.movedBy)}</p> : null}
            </>
          ),
        },
        {
          key: 'act',
          title: t('desk.act'),
          cell: (duty) => (
            <LinkButton
              variant={duty === duties[0] && urgencyOf(duty, now) === 'overdue' ? 'primary' : 'second'}
              href={href(duty.path)}
            >
              {t('core:words.open')}
              <span className="sr">
                : <Written>{duty.title}</Written>
              </span>
            </LinkButton>
          ),
        },
      ]}
    />
  );
}
