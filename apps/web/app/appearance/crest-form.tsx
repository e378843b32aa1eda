import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Crest, FileInput } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import { DeskSection } from '../desk/desk-section.tsx';
import type { AppearanceData } from './appearance-data.ts';

export interface AppearanceFormProps {
  readonly appearance: AppearanceData;
  readonly refused: RefusedForm | null;
}

/** The hromada's coat of arms: sent as a picture or a drawing, shown as the PNG that was made of it. */
export function CrestForm({ appearance, refused }: AppearanceFormProps) {
  const { t } = useTranslation('site');
  const { href, tenant, locale } = useSite();
  const { crestUrl, revision } = appearance;
  return (
    <DeskSection id="crest-part" title={t('appearance.crest')}>
      <form
        method="post"
        action={href('/admin/appearance')}
        encType="multipart/form-data"
        className="flow measure"
        noValidate
      >
        <FormSecrets scope="appearance" />
        <input type="hidden" name="part" value="crest" />
        <input type="hidden" name="revision" value={revision ?? 0} />
        <p className="icon-line">
          <Crest src={crestUrl ?? undefined} label={t('crest', { short: tenant.names[locale].short })} />
          <span>{t(crestUrl ? 'appearance.crestNow' : 'appearance.crestNone')}</span>
        </p>
        <FileInput
          id="crest"
          name="crest"
          label={t('appearance.crestFile')}
          hint={t('appearance.crestHint')}
          error={errorIn(refused, 'crest')}
          accept="image/png,image/jpeg,image/webp,image/svg+xml"
        />
        <div className="row">
          <Button name="intent" value="send">
            {t('appearance.crestSend')}
          </Button>
          {crestUrl ? (
            <Button variant="second" name="intent" value="remove">
              {t('appearance.crestRemove')}
            </Button>
          ) : null}
        </div>
      </form>
    </DeskSection>
  );
}
