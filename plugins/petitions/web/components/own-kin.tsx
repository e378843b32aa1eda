import { Form } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets } from '@viche/site';
import { Button, TextInput } from '@viche/ui';
import type { DeskPetitionData } from '../desk-document.ts';
import type { MergeData } from './waiting-merges.tsx';

interface OwnProps {
  /** Name of the page's forms for their tokens. */
  readonly scope: string;
  readonly petition: DeskPetitionData;
}

/** The author's yes or no to a merge. */
export function MergeAnswer({ scope, petition, merge }: OwnProps & { readonly merge: MergeData }) {
  const { t } = useTranslation('petitions');
  return (
    <Form method="post" className="flow-sm mt-4">
      <FormSecrets scope={scope} />
      <input type="hidden" name="petitionId" value={petition.id} />
      <input type="hidden" name="mergeId" value={merge.uuid} />
      <p>{t('merge.consequence')}</p>
      <p className="row">
        <Button name="intent" value="agree">
          {t('merge.agree')}
        </Button>
        <Button variant="second" name="intent" value="decline">
          {t('merge.decline')}
        </Button>
      </p>
    </Form>
  );
}

interface SimilarFormProps extends OwnProps {
  readonly typed: string | undefined;
  readonly error: string | undefined;
}

/** The author names a petition that asks for the same. */
export function SimilarForm({ scope, petition, typed, error }: SimilarFormProps) {
  const { t } = useTranslation('petitions');
  return (
    <Form method="post" className="flow-sm measure mt-7" noValidate>
      <h2>{t('merge.ownSimilar')}</h2>
      <p className="muted">{t('merge.ownSimilarNote')}</p>
      <FormSecrets scope={scope} />
      <input type="hidden" name="petitionId" value={petition.id} />
      <TextInput
        id="similar"
        name="similar"
        label={t('act.field.similar.label')}
        hint={t('act.field.similar.hint')}
        error={error}
        defaultValue={typed ?? petition.similarTo?.ref}
      />
      <Button variant="second" name="intent" value="similar">
        {t('merge.ownSimilarDo')}
      </Button>
    </Form>
  );
}
