import { Form } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, ErrorSummary, type FormError, TextButton } from '@viche/ui';
import type { ReactNode } from 'react';
import { DRAFT_FORM } from './form-name.ts';
import type { StagePage } from './stage-page.ts';
import { stageVersion } from './stage-version.ts';
import { stagePath } from './stages.ts';

/** Which draft a post is about; empty for one that is not kept yet. */
export function DraftFields({ page: { draft, stage, submission } }: { page: StagePage }) {
  return (
    <>
      <FormSecrets scope={DRAFT_FORM} version={stageVersion(stage, submission)} />
      <input type="hidden" name="petitionId" value={draft.id ?? ''} />
      <input type="hidden" name="draft" value={draft.ref ?? ''} />
      <input type="hidden" name="revision" value={draft.revision} />
    </>
  );
}

interface DraftFormProps {
  readonly page: StagePage;
  readonly errors: readonly FormError[];
  readonly children: ReactNode;
}

/**
 * The form of one question. It is saved whatever is in it, and saves itself while somebody writes where there is script. The
 * first button is «Далі», so that Enter means it.
 */
export function DraftForm({ page, errors, children }: DraftFormProps) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const { stage, stages, draft, signedIn, submission } = page;
  const path = href(stagePath(stage, draft.ref));
  return (
    <>
      <ErrorSummary errors={errors} />
      <KeptHere />
      <Form
        method="post"
        action={path}
        noValidate
        data-autosave={href('/petitions/new/save')}
        data-stage={stage}
        data-keep={draft.ref ?? draft.kind}
      >
        <DraftFields page={page} />
        {children}
        <p className="row mt-7">
          <Button size="lg" name="intent" value="next">
            {t('draft.next')}
          </Button>
          {stages.indexOf(stage) > 0 ? (
            <TextButton name="intent" value="back">
              {t('draft.back')}
            </TextButton>
          ) : null}
          <TextButton name="intent" value={signedIn ? 'leave' : 'sign-in'}>
            {t(signedIn ? 'draft.saveAndLeave' : 'draft.signInAndSave')}
          </TextButton>
        </p>
        {signedIn ? null : <p className="muted sm mt-5">{t('draft.guestNote', { hours: submission.guestHours })}</p>}
      </Form>
    </>
  );
}

/** Shown by the script alone, when this browser still holds what could not be saved. */
function KeptHere() {
  const { t } = useTranslation('petitions');
  return (
    <div className="notice mb-6" data-tone="warn" data-kept="" data-words={t('draft.kept')} hidden>
      <div>
        <p data-kept-words="" />
        <p className="muted sm">{t('draft.keptNote')}</p>
        <p className="row mt-4">
          <Button type="button" variant="second" data-kept-take="">
            {t('draft.keptTake')}
          </Button>
          <TextButton type="button" data-kept-drop="">
            {t('draft.keptDrop')}
          </TextButton>
        </p>
      </div>
    </div>
  );
}
