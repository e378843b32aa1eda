import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, MANDATE_ROLES, type OnboardingMandate, useSite } from '@viche/site';
import { Button, FileInput, Fold, LinkButton, Notice, Radios, TextInput } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import { ContactForm, MandateForm } from './mandate-contact.tsx';

interface LetterFormProps {
  readonly megabytes: number;
  readonly hromada: string;
  readonly address: string;
  readonly refused: RefusedForm | null;
}

/** The letter itself: as what its sender works for the council, the council's code, the file. */
export function MandateLetterForm({ megabytes, hromada, address, refused }: LetterFormProps) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const typed = refused?.typed.intent === 'send' ? refused.typed : null;
  return (
    <section className="flow" aria-labelledby="letter-title">
      <h2 id="letter-title">{t('onboarding.mandate.letter')}</h2>
      <p>{t('onboarding.mandate.letterLead', { hromada })}</p>
      <ul>
        {(['who', 'what', 'signed'] as const).map((point) => (
          <li key={point}>{t(`onboarding.mandate.points.${point}`)}</li>
        ))}
      </ul>
      <form method="post" action={href('/open/mandate')} encType="multipart/form-data" className="flow" noValidate>
        <FormSecrets scope="open-mandate" />
        <input type="hidden" name="intent" value="send" />
        <Radios
          id="role"
          name="role"
          legend={t('onboarding.mandate.role')}
          value={typed?.role ?? ''}
          error={errorIn(refused, 'role')}
          options={MANDATE_ROLES.map((role) => ({ value: role, label: t(`onboarding.mandate.roles.${role}`) }))}
        />
        <TextInput
          id="edrpou"
          name="edrpou"
          label={t('onboarding.mandate.edrpou')}
          hint={t('onboarding.mandate.edrpouHint')}
          error={errorIn(refused, 'edrpou')}
          defaultValue={typed?.edrpou}
          width="s"
          inputMode="numeric"
        />
        <FileInput
          id="letter"
          name="letter"
          label={t('onboarding.mandate.file')}
          hint={t('onboarding.mandate.fileHint', { megabytes })}
          error={errorIn(refused, 'letter')}
          accept=".pdf,.jpg,.jpeg,.png,.p7s,.asice"
        />
        <p className="muted sm">{t('onboarding.mandate.keeping')}</p>
        <Button size="lg">{t('onboarding.mandate.send')}</Button>
      </form>
      <p className="muted sm">{t('onboarding.mandate.answerTo', { address })}</p>
      <Fold summary={t('onboarding.mandate.change')}>
        <ContactForm address={address} />
      </Fold>
    </section>
  );
}

interface LetterStateProps {
  readonly letter: NonNullable<OnboardingMandate['letter']>;
  readonly nextHref: string;
}

/** A letter that waits for an operator or was approved, with the way on and the way back. */
export function MandateLetterState({ letter, nextHref }: LetterStateProps) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { state, hromada, sentAt, reason, edrpou, checkDigit } = letter;
  const isOther = hromada === 'other';
  const said = isOther ? 'other' : state;
  return (
    <>
      <Notice
        tone={isOther ? 'warn' : state === 'approved' ? 'ok' : 'info'}
        icon={isOther ? 'warn' : state === 'approved' ? 'ok' : 'clock'}
        headingLevel={2}
        title={t(`onboarding.mandate.state.${said}`)}
      >
        <p>{t(`onboarding.mandate.stateBody.${said}`, { at: format.dateTime(sentAt, 'numeric') })}</p>
        {reason ? <p>{t('onboarding.mandate.reason', { reason })}</p> : null}
      </Notice>
      <dl className="flow-sm">
        <dt className="muted sm">{t('onboarding.mandate.file')}</dt>
        <dd>{letter.fileName}</dd>
        <dt className="muted sm">{t('onboarding.mandate.role')}</dt>
        <dd>{t(`onboarding.mandate.roles.${letter.role}`)}</dd>
        <dt className="muted sm">{t('onboarding.mandate.edrpou')}</dt>
        <dd>{edrpou}</dd>
      </dl>
      {checkDigit === 'wrong' ? (
        <Notice tone="warn" icon="warn" headingLevel={2} title={t('onboarding.who.wrongDigit')}>
          {t('onboarding.mandate.wrongDigit')}
        </Notice>
      ) : null}
      {isOther ? null : (
        <p>
          <LinkButton size="lg" href={nextHref}>
            {t('onboarding.mandate.next')}
          </LinkButton>
        </p>
      )}
      <MandateForm intent="withdraw">
        <p className="muted sm">{t('onboarding.mandate.withdrawLead')}</p>
        <Button variant="second">{t('onboarding.mandate.withdraw')}</Button>
      </MandateForm>
    </>
  );
}
