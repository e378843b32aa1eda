import { Form } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets } from '@viche/site';
import { Button, Notice, Select, Textarea, TextInput } from '@viche/ui';
import { GROUNDS } from '../look-document.ts';
import { stateWord } from './state-chip.tsx';

/** Fields of a look, for the messages beside them. */
export const LOOK_INPUTS = ['ground', 'reason', 'name'];

export interface LookFormProps {
  readonly scope: string;
  /** Path that takes the form. */
  readonly action: string;
  readonly looks: { readonly left: number; readonly limit: number };
  /** Whether one may search by name in it. */
  readonly kind: 'signatories' | 'sheet';
  readonly hidden: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Why an officer looks: the ground, the words that people will read, and what is looked for. */
export function LookForm({ scope, action, looks, kind, hidden, typed, errors }: LookFormProps) {
  const { t } = useTranslation('petitions');
  const words = (key: string) => t(`integrity.looks.${key}`);
  return (
    <>
      <Notice tone="info">
        <p>{words('record')}</p>
        <p>{t('integrity.looks.left', looks)}</p>
      </Notice>
      <Form method="post" action={action} className="flow measure mt-5" noValidate>
        <FormSecrets scope={scope} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Select
          id="ground"
          name="ground"
          label={words('ground')}
          error={errors.ground}
          defaultValue={typed.ground ?? ''}
          width="l"
          options={[
            { value: '', label: words('groundNone') },
            ...GROUNDS.map((value) => ({ value, label: t(`core:looks.ground.${stateWord(value)}`) })),
          ]}
        />
        <Textarea
          id="reason"
          name="reason"
          label={words('reason')}
          hint={words('reasonHint')}
          error={errors.reason}
          rows={3}
          defaultValue={typed.reason}
        />
        {kind === 'signatories' ? (
          <TextInput
            id="name"
            name="name"
            label={words('name')}
            hint={words('nameHint')}
            error={errors.name}
            need="optional"
            autoComplete="off"
            defaultValue={typed.name}
          />
        ) : null}
        <Button size="lg">{words(kind === 'sheet' ? 'openSheet' : 'open')}</Button>
      </Form>
    </>
  );
}
