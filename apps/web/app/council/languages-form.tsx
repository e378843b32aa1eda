import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import { DeskSection } from '../desk/desk-section.tsx';
import { LanguageChoice } from '../languages/language-choice.tsx';
import type { CouncilData } from './council-data.ts';

interface LanguagesFormProps {
  readonly council: CouncilData;
  readonly refused: RefusedForm | null;
}

/** Languages of the site; the one that the law wants is said, not asked. */
export function LanguagesForm({ council, refused }: LanguagesFormProps) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { locales, requiredLocale, revision } = council;
  const chosen = refused?.typed.part === 'languages' ? (refused.typed.locales ?? '').split(' ') : locales;
  return (
    <DeskSection id="languages" title={t('council.languages.title')}>
      <form method="post" action={href('/admin/council')} className="flow measure" noValidate>
        <FormSecrets scope="council" />
        <input type="hidden" name="part" value="languages" />
        <input type="hidden" name="revision" value={revision} />
        <LanguageChoice
          requiredLocale={requiredLocale}
          chosen={chosen}
          hint={t('council.languages.without')}
          error={errorIn(refused, 'locales')}
        />
        <Button>{t('council.languages.save')}</Button>
      </form>
    </DeskSection>
  );
}
