import { Form } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, LinkButton, SignCard } from '@viche/ui';
import type { ReactNode } from 'react';
import { daysLeft, lastDay } from '../days-left.ts';
import type { PetitionData } from '../petition-document.ts';
import { petitionPath } from '../petition-path.ts';
import { stateWord } from './state-chip.tsx';
import { TerritoryChoice } from './territory-choice.tsx';

/** Name of the form for its token. */
export const signForm = (ref: string): string => `petitions.sign:${ref}`;

interface SignPanelProps {
  readonly petition: PetitionData;
  /** What was chosen in a form that was refused, and why that cannot be. */
  readonly territory?: { readonly typed: string; readonly error?: string };
}

/** Counter, what is left, and the one act of the page, or why there is none. */
export function SignPanel({ petition, territory }: SignPanelProps) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const threshold = petition.rules?.signatureThreshold ?? 1;
  const share = petition.signatureCount / threshold;
  const missing = Math.max(0, threshold - petition.signatureCount);
  const scale = [0, 0.25, 0.5, 0.75, 1].map((part) => format.number(Math.ceil(threshold * part)));
  const collecting = petition.state === 'COLLECTING' && petition.collectUntil !== null;
  // Nobody signs any more, and sheets that were collected in time are still being entered.
  const counting = collecting && petition.paperUntil !== null && daysLeft(petition.collectUntil!) === 0;
  return (
    <SignCard
      count={<span data-live={`/petitions/${petition.ref}/count`}>{format.number(petition.signatureCount)}</span>}
      of={t('page.of', { threshold: format.number(threshold) })}
      share={share}
      tone={share >= 1 ? 'ok' : 'accent'}
      scale={scale}
      updates="live"
      status={
        <>
          {counting ? (
            <>
              <b>{t('paper.counting', { date: format.date(lastDay(petition.paperUntil!)) })}</b>{' '}
            </>
          ) : collecting ? (
            <>
              <b>{t('page.left', { count: daysLeft(petition.collectUntil!) })}</b>
              {t('page.leftUntil', { date: format.date(lastDay(petition.collectUntil!), 'day') })}{' '}
            </>
          ) : (
            <>
              <b>{t(`state.${stateWord(petition.state)}`)}.</b>{' '}
            </>
          )}
          {petition.mergedInto
            ? t('merge.mergedWhole')
            : missing > 0
              ? t('page.missing', { count: missing })
              : t('page.enough')}
        </>
      }
      act={<SignAct petition={petition} territory={territory} />}
      note={
        petition.signObstacle === 'SIGN_IN'
          ? t('page.signInNote')
          : petition.signObstacle === null
            ? t('page.signNote')
            : undefined
      }
    />
  );
}

/** A form whose button is an act of the viewer's on this petition. */
function OwnForm({ petition, children }: { petition: PetitionData; children: ReactNode }) {
  const { href } = useSite();
  return (
    <Form method="post" action={href(petitionPath(petition))} className="flow">
      <FormSecrets scope={signForm(petition.ref)} />
      <input type="hidden" name="petitionId" value={petition.id} />
      {children}
    </Form>
  );
}

function SignAct({ petition, territory }: SignPanelProps) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const site = useSite();
  const obstacle = petition.signObstacle;
  if (obstacle === null) {
    return (
      <OwnForm petition={petition}>
        <TerritoryChoice choices={petition.territoryChoices} {...territory} />
        <Button size="lg" width="full" icon="pen">
          {t('page.sign')}
        </Button>
      </OwnForm>
    );
  }
  if (obstacle === 'SIGN_IN') {
    const returnTo = encodeURIComponent(site.href(petitionPath(petition)));
    return (
      <LinkButton size="lg" width="full" icon="pen" href={`${site.href('/login')}?returnTo=${returnTo}`}>
        {t('page.sign')}
      </LinkButton>
    );
  }
  if (obstacle === 'ALREADY_SIGNED' && petition.mySignatureAt) {
    // At a desk a person signs with an officer's help; what comes after is done in a login of one's own.
    const isOwnLogin = !site.actor.assisted;
    return (
      <>
        <p>{t('page.youSigned', { date: format.dateTime(petition.mySignatureAt, 'day') })}</p>
        {isOwnLogin && petition.myLetters !== null ? (
          <OwnForm petition={petition}>
            <Button variant="quiet" icon="mail" name="intent" value={petition.myLetters ? 'silent' : 'tell'}>
              {t(petition.myLetters ? 'letters.silence' : 'letters.tell')}
            </Button>
          </OwnForm>
        ) : null}
        {isOwnLogin && petition.canWithdrawSignature ? (
          <OwnForm petition={petition}>
            <Button variant="quiet" name="intent" value="withdraw">
              {t('withdraw.signature')}
            </Button>
          </OwnForm>
        ) : null}
      </>
    );
  }
  if (obstacle === 'RESIDENCE') {
    return (
      <>
        <p>{t('page.obstacle.residence')}</p>
        <LinkButton variant="second" href={site.href('/residency')}>
          {t('page.obstacle.residenceHow')}
        </LinkButton>
      </>
    );
  }
  return <p>{t(`page.obstacle.${stateWord(obstacle)}`, { age: petition.rules?.minAge })}</p>;
}
