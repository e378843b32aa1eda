import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, TextInput } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import { DeskSection } from '../desk/desk-section.tsx';
import type { CouncilData, CouncilText } from './council-data.ts';

interface CouncilFormProps {
  readonly council: CouncilData;
  readonly refused: RefusedForm | null;
}

/** Names, contacts and statute in one form: they are seen together on every page. */
export function CouncilForm({ council, refused }: CouncilFormProps) {
  const { t } = useTranslation('site');
  const { href, tenant } = useSite();
  const inEnglish = tenant.locales.includes('en');
  const typed = refused?.typed ?? {};
  const field = (name: CouncilText | 'population', hint?: string) => ({
    id: name,
    name,
    label: t(`council.${name}`),
    hint: hint ? t(`council.${hint}`) : undefined,
    error: errorIn(refused, name),
    defaultValue: typed[name] ?? String(council[name]),
  });
  const optional = (name: CouncilText, hint?: string) => ({ ...field(name, hint), need: 'optional' as const });
  return (
    <form method="post" action={href('/admin/council')} className="measure" noValidate>
      <FormSecrets scope="council" />
      <input type="hidden" name="revision" value={council.revision} />
      <DeskSection id="names" title={t('council.names')}>
        <TextInput {...field('officialName')} maxLength={200} lang="uk" />
        <TextInput {...field('shortName')} maxLength={200} lang="uk" />
        {inEnglish ? <TextInput {...field('officialNameEn')} maxLength={200} lang="en" /> : null}
        {inEnglish ? <TextInput {...field('shortNameEn')} maxLength={200} lang="en" /> : null}
        <TextInput {...field('population', 'populationHint')} width="s" inputMode="numeric" />
      </DeskSection>
      <DeskSection id="reach" title={t('council.reach')}>
        <TextInput {...optional('phone')} width="l" inputMode="tel" maxLength={60} />
        <TextInput {...optional('email')} inputMode="email" maxLength={254} spellCheck={false} />
        <TextInput {...optional('address')} maxLength={200} lang="uk" />
        {inEnglish ? <TextInput {...optional('addressEn')} maxLength={200} lang="en" /> : null}
      </DeskSection>
      <DeskSection id="help" title={t('council.help')}>
        <TextInput {...optional('desk', 'deskHint')} maxLength={200} lang="uk" />
        {inEnglish ? <TextInput {...optional('deskEn')} maxLength={200} lang="en" /> : null}
        <TextInput {...optional('hours', 'hoursHint')} maxLength={120} lang="uk" />
        {inEnglish ? <TextInput {...optional('hoursEn')} maxLength={120} lang="en" /> : null}
      </DeskSection>
      <DeskSection id="statute" title={t('council.statute')}>
        <p className="muted mb-4">{t('council.statuteNote')}</p>
        <TextInput {...optional('statuteUrl', 'statuteUrlHint')} inputMode="url" maxLength={500} spellCheck={false} />
        <TextInput {...optional('statuteEdition')} type="date" width="m" />
      </DeskSection>
      <p className="mt-6">
        <Button size="lg">{t('council.save')}</Button>
      </p>
    </form>
  );
}
