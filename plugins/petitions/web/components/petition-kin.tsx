import { useFormat, useTranslation, Written } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Card, LinkButton, Notice, Prose } from '@viche/ui';
import { petitionPath } from '../petition-path.ts';
import { Paragraphs } from './paragraphs.tsx';

export interface NamedPetition {
  readonly ref: string;
  readonly title: string;
}

export interface FormerData {
  readonly number: string;
  readonly status: string;
  readonly signatures: number;
  readonly answer: string;
  readonly answeredOn: string | null;
  readonly address: string;
}

interface KinProps {
  readonly petition: {
    readonly ref: string;
    readonly title: string;
    readonly state: string;
    readonly similarTo: NamedPetition | null;
    readonly mergedInto: NamedPetition | null;
    readonly canMoveSignature: boolean;
    readonly importedFrom: string | null;
    readonly former: FormerData | null;
  };
}

/** Where a petition comes from and where it went: merged into another, like another, brought in from elsewhere. */
export function PetitionKin({ petition }: KinProps) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const { similarTo, mergedInto, canMoveSignature, former } = petition;
  if (!similarTo && !mergedInto && !former) return null;
  return (
    <div className="flow mb-6">
      {mergedInto ? (
        <Notice tone="info" headingLevel={2} title={t('merge.mergedTitle')}>
          <p>
            {t('merge.mergedBody')}
            <a href={href(petitionPath(mergedInto))}>
              <Written>{mergedInto.title}</Written>
            </a>
          </p>
          {canMoveSignature ? (
            <p className="mt-4">
              <LinkButton icon="pen" href={href(`/petitions/${petition.ref}/move`)}>
                {t('merge.moveLink')}
              </LinkButton>
            </p>
          ) : null}
        </Notice>
      ) : similarTo ? (
        <Notice tone="info">
          <p>
            {t('merge.similar')}
            <a href={href(petitionPath(similarTo))}>
              <Written>{similarTo.title}</Written>
            </a>
          </p>
        </Notice>
      ) : null}
      <FormerPart petition={petition} />
    </div>
  );
}

/** The number of signatures as a former platform told it, in the place of the counter. */
export function FormerCount({ former }: { former: FormerData }) {
  const { t } = useTranslation('petitions');
  return (
    <Card>
      <p className="lead">{t('import.stated', { count: former.signatures })}</p>
    </Card>
  );
}

/** What a former platform said, and that nobody here has verified it. */
function FormerPart({ petition: { importedFrom, former } }: KinProps) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  if (!importedFrom || !former) return null;
  return (
    <>
      <Notice tone="info" headingLevel={2} title={t('import.broughtFrom', { source: importedFrom })}>
        <p>{t('import.unverified')}</p>
        <p>
          {t('import.formerNumber', { number: former.number, status: former.status })}{' '}
          {former.address ? (
            <a href={former.address} rel="nofollow noopener">
              {t('import.formerAddress')}
            </a>
          ) : null}
        </p>
      </Notice>
      {former.answer ? (
        <section className="flow mt-6" aria-labelledby="former-answer">
          <h2 id="former-answer">
            {former.answeredOn
              ? t('import.formerAnswerOn', { date: format.date(former.answeredOn) })
              : t('import.formerAnswer')}
          </h2>
          <Prose>
            <Paragraphs text={former.answer} />
          </Prose>
        </section>
      ) : null}
    </>
  );
}
