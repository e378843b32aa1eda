import type { DeadlineStep } from '@viche/calendar';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Notice } from '@viche/ui';
import type { ReactNode } from 'react';
import { petitionPath } from '../petition-path.ts';
import { Arithmetic } from './arithmetic.tsx';
import type { NamedPetition } from './petition-kin.tsx';

export interface MergeData {
  readonly uuid: string;
  readonly reason: string;
  /** Last day for both answers. */
  readonly dueOn: string | null;
  readonly arithmetic: readonly DeadlineStep[] | null;
  readonly sourceAgreed: boolean;
  readonly targetAgreed: boolean;
  readonly viewerMayAnswer: boolean;
  readonly source: NamedPetition | null;
  readonly target: NamedPetition | null;
}

/** A merge that waits: which petitions, why, and whose answer is missing. `act` is what the viewer may do about it. */
export function WaitingMerge({ merge, act }: { merge: MergeData; act?: ReactNode }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const { source, target, reason, sourceAgreed, targetAgreed } = merge;
  const who = [...(sourceAgreed ? [] : [t('merge.waitsSource')]), ...(targetAgreed ? [] : [t('merge.waitsTarget')])];
  return (
    <Notice tone="info" headingLevel={2} title={t('merge.proposed')}>
      <p>{t('merge.proposedBody', { source: source?.title ?? '', target: target?.title ?? '' })}</p>
      <p>{t('merge.why', { reason })}</p>
      <ul>
        {[source, target].map((petition) =>
          petition ? (
            <li key={petition.ref}>
              <a href={href(petitionPath(petition))}>
                <Written>{petition.title}</Written>
              </a>
            </li>
          ) : null,
        )}
      </ul>
      <p>{t('merge.waits', { who: who.join(', ') })}</p>
      {merge.dueOn ? (
        <>
          <p>{t('merge.until', { date: format.date(merge.dueOn, 'day') })}</p>
          <Arithmetic steps={merge.arithmetic} />
        </>
      ) : null}
      {act}
    </Notice>
  );
}
