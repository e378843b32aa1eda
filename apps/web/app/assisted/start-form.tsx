import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, TextInput } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import { DocumentChecked, DocumentCode } from '../residency/document-choice.tsx';

/** Who is served, as the document says. A form that succeeded comes back empty: the next person is another one. */
export function StartForm({ refused }: { refused: RefusedForm | null }) {
  const { t } = useTranslation('residency');
  const { href } = useSite();
  const field = (name: 'familyName' | 'givenName' | 'patronymic' | 'birthDate') => ({
    id: name,
    name,
    label: t(`assisted.${name}`),
    error: errorIn(refused, name),
    defaultValue: refused?.typed[name] ?? '',
    autoComplete: 'off',
  });
  return (
    <form method="post" action={href('/admin/assisted')} className="flow measure" noValidate autoComplete="off">
      <FormSecrets scope="assisted" />
      <TextInput {...field('familyName')} maxLength={100} />
      <TextInput {...field('givenName')} maxLength={100} />
      <TextInput {...field('patronymic')} need="optional" maxLength={100} />
      <DocumentCode refused={refused} />
      <TextInput {...field('birthDate')} need="optional" type="date" width="m" hint={t('assisted.birthDateHint')} />
      <DocumentChecked refused={refused} />
      <Button size="lg">{t('assisted.act')}</Button>
    </form>
  );
}
