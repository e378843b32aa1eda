import type { DeadlineStep } from '@viche/calendar';
import { useTranslation, Written } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Table } from '@viche/ui';
import { DueDay } from './due-day.tsx';
import { TimeLeftText, timeLeftTone } from './time-left.tsx';

/** A running term that the viewer answers for, as the core's `duties` tell it. */
export interface CaseData {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly title: string;
  readonly path: string;
  readonly dueOn: string | null;
  readonly dueBefore: string | null;
  readonly paused: boolean;
  readonly arithmetic: readonly DeadlineStep[] | null;
  readonly formerDueOn: string | null;
  readonly movedBy: string | null;
}

/** What is owed to petitions after their collection, what is most late first, each date with its sum. */
export function CaseTable({ cases }: { cases: readonly CaseData[] }) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  return (
    <Table
      caption={t('moderation.after')}
      captionAs="hidden"
      stack="wide"
      rows={cases}
      rowKey={({ id }) => id}
      rowTone={({ dueBefore }) => timeLeftTone(dueBefore)}
      columns={[
        {
          key: 'case',
          title: t('moderation.petition'),
          cell: ({ path, title }) => (
            <a href={href(path)}>
              <Written>{title}</Written>
            </a>
          ),
        },
        {
          key: 'left',
          title: t('moderation.left'),
          cell: ({ dueBefore, paused }) =>
            paused ? t('timeline.reviewStands') : <TimeLeftText dueBefore={dueBefore} />,
        },
        {
          key: 'due',
          title: t('moderation.due'),
          cell: (item) => <DueDay term={item} />,
        },
        { key: 'act', title: t('moderation.act'), cell: ({ label }) => label },
      ]}
    />
  );
}
