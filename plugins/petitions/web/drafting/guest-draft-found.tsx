import { Form } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Button, ErrorSummary, TextButton } from '@viche/ui';
import { errorsOf } from '../refused-form.ts';
import { DraftFields } from './draft-form.tsx';
import type { StagePage } from './stage-page.ts';
import { stagePath } from './stages.ts';

/** After the login: what this browser holds becomes the person's own only when the person says so. */
export function GuestDraftFound({ page }: { page: StagePage }) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const { draft, stage, refused } = page;
  return (
    <>
      <ErrorSummary errors={errorsOf(refused?.refusal, []).lines} />
      <div className="flow">
        <h1>{t('draft.guestHere.title')}</h1>
        <p className="lead">{t('draft.guestHere.body', { title: draft.title || t('draft.untitled') })}</p>
        <Form method="post" action={href(stagePath(stage, null))}>
          <DraftFields page={page} />
          <p className="row">
            <Button size="lg" name="intent" value="adopt">
              {t('draft.guestHere.adopt')}
            </Button>
            <TextButton name="intent" value="drop">
              {t('draft.guestHere.drop')}
            </TextButton>
          </p>
        </Form>
      </div>
    </>
  );
}
