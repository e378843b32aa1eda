import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, TextInput } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import { DeskSection } from '../desk/desk-section.tsx';
import type { DeskDocumentData } from './document-data.ts';

/** Takes a document out of the public list with a reason, or puts it back. */
export function WithdrawForm({ document, refused }: { document: DeskDocumentData; refused: RefusedForm | null }) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { id, revision, withdrawnAt } = document;
  return (
    <DeskSection id="withdraw" title={t(withdrawnAt ? 'documents.showTitle' : 'documents.withdrawTitle')}>
      <form method="post" action={href(`/admin/documents/${id}`)} className="flow measure" noValidate>
        <FormSecrets scope={`document-${id}`} />
        <input type="hidden" name="revision" value={revision} />
        <TextInput
          id="reason"
          name="reason"
          label={t('documents.reason')}
          error={errorIn(refused, 'reason')}
          defaultValue={refused?.typed.reason ?? ''}
          maxLength={500}
        />
        <Button variant="second" name="intent" value={withdrawnAt ? 'shown' : 'withdrawn'}>
          {t(withdrawnAt ? 'documents.show' : 'documents.withdraw')}
        </Button>
      </form>
    </DeskSection>
  );
}
