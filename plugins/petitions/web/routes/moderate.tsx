import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Crumbs, ErrorSummary } from '@viche/ui';
import { PetitionHead } from '../components/petition-head.tsx';
import { PetitionText } from '../components/petition-text.tsx';
import { PETITION, type PetitionData, PUBLISH } from '../petition-document.ts';

const publishForm = (ref: string): string => `petitions.publish:${ref}`;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petition } = await site.query<{ petition: PetitionData | null }>(PETITION, { ref: params.key });
  if (!petition) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return { petition, title: petition.title, robots: 'noindex' as const };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, publishForm(params.key ?? ''));
  if (!posted.done) return json({ refusal: posted.refusal }, { status: posted.status });
  const { form, idempotencyKey } = posted;
  const outcome = await site.mutate<{ number: string }>(PUBLISH, {
    input: {
      petitionId: String(form.get('petitionId') ?? ''),
      textVersion: Number(form.get('textVersion') ?? 0),
      idempotencyKey,
    },
  });
  if (outcome.done)
    return redirect(`${site.href('/admin/petitions')}?published=${encodeURIComponent(outcome.value.number)}`, 303);
  return json({ refusal: outcome.refusal }, { status: outcome.status });
}

export const meta = pageMeta;

export default function ModeratePetition() {
  const { petition } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  return (
    <>
      <Crumbs items={[{ href: href('/admin/petitions'), label: t('moderation.title') }]} />
      {refusal ? <ErrorSummary errors={[{ message: refusal.message }]} note="" /> : null}
      <PetitionHead
        petition={petition}
        date={
          petition.submittedAt ? t('moderation.submittedAt', { date: format.dateTime(petition.submittedAt) }) : null
        }
      />
      <PetitionText petition={petition} />
      {petition.state === 'MODERATION' ? (
        <Form method="post" className="flow mt-6">
          <FormSecrets scope={publishForm(petition.ref)} />
          <input type="hidden" name="petitionId" value={petition.id} />
          <input type="hidden" name="textVersion" value={petition.textVersion} />
          <p className="muted">{t('moderation.publishNote')}</p>
          <Button size="lg" icon="check">
            {t('moderation.publish')}
          </Button>
        </Form>
      ) : null}
    </>
  );
}
