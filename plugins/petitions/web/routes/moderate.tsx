import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Crumbs, ErrorSummary, Meta, MetaItem, Prose, Tag } from '@viche/ui';
import { Paragraphs } from '../components/paragraphs.tsx';
import { StateChip } from '../components/state-chip.tsx';
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
      <p className="row">
        <StateChip state={petition.state} />
        {petition.category ? <Tag>{petition.category.title}</Tag> : null}
      </p>
      <h1>{petition.title}</h1>
      <Meta>
        <MetaItem icon="user">
          <bdi>{petition.authorName}</bdi>
        </MetaItem>
        {petition.submittedAt ? (
          <MetaItem icon="cal">{t('moderation.submittedAt', { date: format.dateTime(petition.submittedAt) })}</MetaItem>
        ) : null}
      </Meta>
      <Prose>
        <h2>{t('page.what')}</h2>
        <Paragraphs text={petition.essence} />
        <h2>{t('page.demand')}</h2>
        <Paragraphs text={petition.demand} />
      </Prose>
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
