import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, FileInput, Radios } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';

interface PaperFormProps {
  readonly kinds: readonly string[];
  readonly fileDays: number;
  readonly refused: RefusedForm | null;
}

/** Fields of the form of a paper, for the summary of what was refused. */
export const PAPER_FIELDS = ['kind', 'file'];
export const PAPER_SCOPE = 'residence-paper';

/** A person sends a paper about residence as a file. */
export function PaperForm({ kinds, fileDays, refused }: PaperFormProps) {
  const { t } = useTranslation('residency');
  const { href } = useSite();
  return (
    <form method="post" action={href('/residency')} encType="multipart/form-data" className="flow" noValidate>
      <FormSecrets scope={PAPER_SCOPE} />
      <p>{t('paper.lead')}</p>
      {kinds.length === 1 ? (
        <>
          <input type="hidden" name="kind" value={kinds[0]} />
          <p>
            <strong>{t(`documents.${kinds[0]}`)}</strong>
          </p>
        </>
      ) : (
        <Radios
          id="kind"
          name="kind"
          legend={t('paper.kind')}
          error={errorIn(refused, 'kind')}
          value={refused?.typed.kind ?? kinds[0]}
          options={kinds.map((value) => ({ value, label: t(`documents.${value}`) }))}
        />
      )}
      <FileInput
        id="file"
        name="file"
        label={t('paper.file')}
        hint={t('paper.fileHint')}
        error={errorIn(refused, 'file')}
        accept=".pdf,application/pdf,image/jpeg,image/png,image/webp"
      />
      <p className="muted sm">{t('paper.kept', { days: fileDays })}</p>
      <Button name="intent" value="send">
        {t('paper.send')}
      </Button>
    </form>
  );
}
