import { useFormat, useTranslation } from '@viche/i18n';
import { Marked } from '@viche/search/marked';
import { useSite } from '@viche/site';
import { ListRow, MetaItem, Meter, Tag } from '@viche/ui';
import { daysLeft, lastDay } from '../days-left.ts';
import type { ListOrder } from '../list-address.ts';
import { petitionPath } from '../petition-path.ts';
import { StateChip } from './state-chip.tsx';

/** What the public list says of one petition. */
export interface ListedPetition {
  readonly ref: string;
  readonly title: string;
  readonly state: string;
  readonly publishedAt: string | null;
  readonly collectUntil: string | null;
  readonly signatureCount: number;
  readonly recentSignatures: number;
  readonly importedFrom: string | null;
  readonly rules: { readonly signatureThreshold: number } | null;
  readonly refusal: { readonly ground: { readonly title: string } | null } | null;
  readonly category: { readonly title: string } | null;
  readonly territory: { readonly name: string } | null;
}

interface PetitionRowProps {
  readonly petition: ListedPetition;
  /** A passage in which it was found. */
  readonly extract: string | null;
  /** Words of title and passage that it was found by. */
  readonly found: readonly string[];
  readonly order: ListOrder;
}

/** One petition of the public list: state and topic, title, signatures, and the date that matters in this state. */
export function PetitionRow({ petition, extract, found, order }: PetitionRowProps) {
  const { href } = useSite();
  return (
    <ListRow
      href={href(petitionPath(petition))}
      title={<Marked text={petition.title} found={found} />}
      chips={
        <>
          <StateChip state={petition.state} />
          {petition.category ? <Tag>{petition.category.title}</Tag> : null}
          {petition.importedFrom ? <Tag>{petition.importedFrom}</Tag> : null}
          {petition.territory ? <Tag>{petition.territory.name}</Tag> : null}
        </>
      }
      side={<Side petition={petition} />}
      meta={
        <>
          <WhatMatters petition={petition} />
          {order === 'trending' ? <Recent count={petition.recentSignatures} /> : null}
        </>
      }
    >
      {extract ? <Marked text={extract} found={found} /> : null}
    </ListRow>
  );
}

/** Why it stands so high in the order of what is signed now. */
function Recent({ count }: { count: number }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  return <MetaItem icon="stats">{t('list.recent', { count: format.number(count) })}</MetaItem>;
}

/** The count beside the title; of an imported petition only what the former platform said. */
function Side({ petition: { importedFrom, rules, signatureCount } }: { petition: ListedPetition }) {
  const { t } = useTranslation('petitions');
  if (importedFrom) return <p>{t('counts.signatures', { count: signatureCount })}</p>;
  return rules ? <Signatures count={signatureCount} {...rules} /> : null;
}

function Signatures({ count, signatureThreshold }: { count: number; signatureThreshold: number }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const share = count / signatureThreshold;
  return (
    <>
      <p>
        <b className="num">{format.number(count)}</b>{' '}
        <span className="muted">{t('list.of', { threshold: format.number(signatureThreshold) })}</span>
      </p>
      <Meter share={share} size="sm" tone={share >= 1 ? 'ok' : 'accent'} />
    </>
  );
}

/** Until when it collects, why it is not public, or since when it is. */
function WhatMatters({ petition: { state, collectUntil, refusal, publishedAt } }: { petition: ListedPetition }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  if (state === 'COLLECTING' && collectUntil) {
    return (
      <MetaItem icon="clock">
        {t('page.left', { count: daysLeft(collectUntil) })}
        {t('page.leftUntil', { date: format.date(lastDay(collectUntil), 'day') })}
      </MetaItem>
    );
  }
  if (refusal?.ground) return <MetaItem icon="no">{refusal.ground.title}</MetaItem>;
  if (!publishedAt) return null;
  return <MetaItem icon="cal">{t('page.published', { date: format.date(publishedAt) })}</MetaItem>;
}
