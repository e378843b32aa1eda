import { useTranslation } from '@viche/i18n';
import { FormSecrets, type OnboardingMandate, useSite } from '@viche/site';
import { Button, Notice, TextInput } from '@viche/ui';
import type { ReactNode } from 'react';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';

interface ContactProps {
  readonly mandate: Pick<OnboardingMandate, 'address' | 'contact' | 'suggestedAddress'>;
  readonly refused: RefusedForm | null;
}

/** Where the operator's answer goes: an address, then the one-time code that came there. */
export function MandateContact({ mandate, refused }: ContactProps) {
  const { t } = useTranslation('site');
  const { address, contact, suggestedAddress } = mandate;
  const again = refused?.typed.intent === 'contact';
  return (
    <section className="flow" aria-labelledby="contact-title">
      <h2 id="contact-title">{t('onboarding.mandate.contact')}</h2>
      {contact === 'asked' && !again ? (
        <>
          <Notice tone="info" icon="mail">
            <p>{t('onboarding.mandate.codeSent', { address: address ?? '' })}</p>
          </Notice>
          <MandateForm intent="code">
            <TextInput
              id="code"
              name="code"
              label={t('onboarding.mandate.code')}
              error={errorIn(refused, 'code')}
              defaultValue={refused?.typed.code}
              width="s"
              inputMode="numeric"
              autoComplete="one-time-code"
            />
            <Button size="lg">{t('onboarding.mandate.confirm')}</Button>
          </MandateForm>
          <h3>{t('onboarding.mandate.noCode')}</h3>
        </>
      ) : (
        <p>{t('onboarding.mandate.contactLead')}</p>
      )}
      <ContactForm
        address={(again ? refused.typed.email : address) ?? suggestedAddress}
        error={errorIn(refused, 'email')}
        weight={contact === 'asked' && !again ? 'second' : 'primary'}
      />
    </section>
  );
}

interface ContactFormProps {
  readonly address: string;
  readonly error?: string | undefined;
  readonly weight?: 'primary' | 'second';
}

/** Asks for a code at an address; the one before is worth nothing from then on. */
export function ContactForm({ address, error, weight = 'second' }: ContactFormProps) {
  const { t } = useTranslation('site');
  return (
    <MandateForm intent="contact">
      <TextInput
        id="email"
        name="email"
        type="email"
        label={t('onboarding.mandate.email')}
        error={error}
        defaultValue={address}
        autoComplete="email"
        spellCheck={false}
      />
      <Button variant={weight}>{t('onboarding.mandate.sendCode')}</Button>
    </MandateForm>
  );
}

interface MandateFormProps {
  readonly intent: 'contact' | 'code' | 'withdraw';
  readonly children: ReactNode;
}

/** One of the step's small forms. */
export function MandateForm({ intent, children }: MandateFormProps) {
  const { href } = useSite();
  return (
    <form method="post" action={href('/open/mandate')} className="flow" noValidate>
      <FormSecrets scope="open-mandate" />
      <input type="hidden" name="intent" value={intent} />
      {children}
    </form>
  );
}
