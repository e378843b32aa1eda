import { Form } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Button, ErrorSummary, TextButton } from '@viche/ui';
import { ALT_FIELD, AttachmentFields, FILE_FIELD } from '../components/attachment-fields.tsx';
import { errorsOf } from '../refused-form.ts';
import { DraftFields } from './draft-form.tsx';
import type { StagePage } from './stage-page.ts';
import { stagePath } from './stages.ts';

/** Photos and papers, one at a time. A guest is told that files need an account, and may go on without any. */
export function FilesStage({ page }: { page: StagePage }) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const { draft, fileRules, signedIn, refused } = page;
  const { byField, lines } = errorsOf(refused?.refusal, [FILE_FIELD, ALT_FIELD]);
  return (
    <>
      <ErrorSummary errors={lines} />
      <p className="muted sm">{t('draft.new')}</p>
      <h1 className="label-lg">{t('draft.question.files')}</h1>
      <p className="hint">{t('files.lead')}</p>
      <Form
        method="post"
        action={href(stagePath('files', draft.ref))}
        encType={signedIn ? 'multipart/form-data' : undefined}
        className="mt-5"
        noValidate
      >
        <DraftFields page={page} />
        {signedIn ? (
          <AttachmentFields
            files={draft.attachments}
            rules={fileRules}
            errors={byField}
            typedAlt={refused?.typed[ALT_FIELD]}
          />
        ) : (
          <p>{t('draft.filesNeedLogin')}</p>
        )}
        <p className="row mt-7">
          <Button size="lg" name="intent" value="next">
            {t(draft.attachments.length > 0 ? 'draft.next' : 'draft.withoutFiles')}
          </Button>
          <TextButton name="intent" value="back">
            {t('draft.back')}
          </TextButton>
          <TextButton name="intent" value={signedIn ? 'leave' : 'sign-in'}>
            {t(signedIn ? 'draft.saveAndLeave' : 'draft.signInAndSave')}
          </TextButton>
        </p>
      </Form>
    </>
  );
}
