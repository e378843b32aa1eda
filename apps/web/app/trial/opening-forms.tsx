import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Table, TextInput } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import type { OpeningData } from './opening-data.ts';

const STAYS = ['settings', 'look', 'people', 'register', 'journal'] as const;

/** What goes and what stays, in numbers, before anybody confirms. */
export function WhatGoes({ tried }: Pick<OpeningData, 'tried'>) {
  const { t } = useTranslation('trial');
  const format = useFormat();
  return (
    <section aria-labelledby="goes" className="flow measure">
      <h2 id="goes">{t('desk.goesTitle')}</h2>
      <Table
        caption={t('desk.goesTitle')}
        captionAs="hidden"
        size="sm"
        rows={tried}
        rowKey={({ label }) => label}
        columns={[
          { key: 'label', title: t('desk.goesThing'), cell: ({ label }) => label },
          {
            key: 'count',
            title: t('desk.goesCount'),
            align: 'number',
            cell: ({ count }) => format.number(count),
          },
        ]}
      />
      <p>{t('desk.goesLead')}</p>
      <h2>{t('desk.staysTitle')}</h2>
      <ul>
        {STAYS.map((part) => (
          <li key={part}>{t(`desk.stays.${part}`)}</li>
        ))}
      </ul>
    </section>
  );
}

interface ConfirmFormProps {
  readonly intent: 'open' | 'end';
  readonly refused: RefusedForm | null;
}

/** An act that cannot be taken back: it wants the site's address, typed. */
export function ConfirmForm({ intent, refused }: ConfirmFormProps) {
  const { t } = useTranslation('trial');
  const { href, tenant } = useSite();
  const own = refused?.typed.intent === intent ? refused : null;
  const id = own || (intent === 'open' && !refused) ? 'confirm' : `confirm-${intent}`;
  return (
    <form method="post" action={href('/admin/opening')} className="flow mt-5 measure" noValidate>
      <FormSecrets scope="opening" />
      <input type="hidden" name="intent" value={intent} />
      <TextInput
        id={id}
        name="confirm"
        width="m"
        label={t('desk.confirm')}
        hint={t('desk.confirmHint', { word: tenant.slug })}
        error={errorIn(own, 'confirm')}
        defaultValue={own?.typed.confirm}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
      />
      <Button variant="danger">{t(`desk.${intent}`)}</Button>
    </form>
  );
}
