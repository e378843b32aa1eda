import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { GoLink, Notice } from '@viche/ui';
import { lastDay } from '../days-left.ts';
import type { PetitionData } from '../petition-document.ts';
import { petitionPath } from '../petition-path.ts';
import { Arithmetic } from './arithmetic.tsx';
import { Paragraphs } from './paragraphs.tsx';

/** How many signatures are under review or fell, when and why: said to everybody, with nothing about anybody. */
export function PublicDoubts({ petition }: { petition: PetitionData }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { signaturesUnderReview, signaturesInvalidated, invalidations } = petition;
  if (signaturesUnderReview + signaturesInvalidated === 0) return null;
  return (
    <div className="mb-5">
      <Notice tone="warn" icon="info" headingLevel={2} title={t('integrity.public.title')}>
        <div className="flow-sm">
          <p>
            {signaturesUnderReview > 0 ? `${t('integrity.public.underReview', { count: signaturesUnderReview })} ` : ''}
            {signaturesInvalidated > 0 ? t('integrity.public.invalidated', { count: signaturesInvalidated }) : ''}
          </p>
          <ul className="sm">
            {invalidations.map(({ state, at, signatures, note }) => (
              <li key={`${state} ${at}`}>
                {t(`integrity.public.${state}`, { date: format.date(at), count: signatures, note })}
              </li>
            ))}
          </ul>
          {signaturesInvalidated > 0 ? <p className="sm">{t('integrity.public.told')}</p> : null}
        </div>
      </Notice>
    </div>
  );
}

/** Each outage whose days the collection got back: from when to when, the old end and the new, the sum, the reasons. */
export function CollectionExtended({ petition }: { petition: PetitionData }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  if (petition.extensions.length === 0) return null;
  return (
    <div className="mb-5">
      <Notice tone="info" icon="cal" headingLevel={2} title={t('integrity.extended.title')}>
        <div className="flow-sm">
          {petition.extensions.map(({ outageFrom, outageTo, days, oldUntil, newUntil, reason }) => (
            <div className="flow-sm" key={outageFrom}>
              <p>
                {t('integrity.extended.line', {
                  count: days,
                  from: format.dateTime(outageFrom),
                  to: format.dateTime(outageTo),
                  old: format.date(lastDay(oldUntil), 'day'),
                  new: format.date(lastDay(newUntil), 'day'),
                })}
              </p>
              <Paragraphs text={reason} />
            </div>
          ))}
          <Arithmetic steps={petition.collectArithmetic} />
        </div>
      </Notice>
    </div>
  );
}

/** That a slip was mended after publication, and the way to both texts. */
export function TextCorrected({ petition }: { petition: PetitionData }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  if (!petition.correctedAt) return null;
  return (
    <p className="sm muted mt-4">
      {t('integrity.corrected', { date: format.date(petition.correctedAt) })}{' '}
      <GoLink href={href(`${petitionPath(petition)}/versions`)}>{t('integrity.seeVersions')}</GoLink>
    </p>
  );
}
