import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { ListRow, MetaItem, Meter, Tag } from '@viche/ui';
import { daysLeft, lastDay } from '../days-left.ts';
import { petitionPath } from '../petition-path.ts';
import { StateChip } from './state-chip.tsx';

/** What the public list says of one petition. */
export interface ListedPetition {
  readonly ref: string;
  readonly title: string;
  readonly state: string;
  readonly publishedAt: string;
  readonly collectUntil: string;
  readonly signatureCount: number;
  readonly rules: { readonly signatureThreshold: number };
  readonly category: { readonly title: string } | null;
}

/** One petition of the public list: state and topic, title, signatures, and the date that matters in this state. */
export function PetitionRow({ petition }: { petition: ListedPetition }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const { signatureThreshold } = petition.rules;
  const share = petition.signatureCount / signatureThreshold;
  return (
    <ListRow
      href={href(petitionPath(petition))}
      title={petition.title}
      chips={
        <>
          <StateChip state={petition.state} />
          {petition.category ? <Tag>{petition.category.title}</Tag> : null}
        </>
      }
      side={
        <>
          <p>
            <b className="num">{format.number(petition.signatureCount)}</b>{' '}
            <span className="muted">{t('list.of', { threshold: format.number(signatureThreshold) })}</span>
          </p>
          <Meter share={share} size="sm" tone={share >= 1 ? 'ok' : 'accent'} />
        </>
      }
      meta={
        petition.state === 'COLLECTING' ? (
          <MetaItem icon="clock">
            {t('page.left', { count: daysLeft(petition.collectUntil) })}
            {t('page.leftUntil', { date: format.date(lastDay(petition.collectUntil), 'day') })}
          </MetaItem>
        ) : (
          <MetaItem icon="cal">{t('page.published', { date: format.date(petition.publishedAt) })}</MetaItem>
        )
      }
    />
  );
}
