import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import type { ReactNode } from 'react';

interface PasskeyFormProps {
  readonly ceremony: 'create' | 'get';
  /** Options for the browser, binary values in base64url. */
  readonly options: unknown;
  readonly action: string;
  readonly children: ReactNode;
}

/** A form whose submit holds the ceremony first. Without a script it cannot be held, and the form says so. */
export function PasskeyForm({ ceremony, options, action, children }: PasskeyFormProps) {
  const { t } = useTranslation('people');
  const { nonce } = useSite();
  return (
    <form
      method="post"
      action={action}
      className="flow"
      data-passkey={ceremony}
      data-options={JSON.stringify(options)}
      noValidate
    >
      <script type="module" src="/passkey.js" nonce={nonce} />
      <input type="hidden" name="answer" defaultValue="" />
      <noscript>
        <p>{t('passkey.noScript')}</p>
      </noscript>
      <p className="error" role="alert" data-passkey-problem="" hidden>
        {t('passkey.failed')}
      </p>
      {children}
    </form>
  );
}
