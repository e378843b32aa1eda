import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, ErrorSummary, GoLink, Notice, PageMain } from '@viche/ui';
import { type FollowablePetition, FollowButton, FollowByMail, followForm } from '../components/follow-panel.tsx';
import { petitionPath } from '../petition-path.ts';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';

const FOLLOWED = /* GraphQL */ `
  query PetitionToFollow($ref: String!) {
    petition(ref: $ref) { id ref title following canBeFollowed }
  }
`;

interface Followed extends FollowablePetition {
  readonly canBeFollowed: boolean;
}

/** For so many days a letter's link works; the core's own number, told here in words. */
const CONFIRM_DAYS = 7;

const ACTS = {
  follow: { mutation: 'followPetition', done: 'followed' },
  unfollow: { mutation: 'unfollowPetition', done: 'unfollowed' },
  mail: { mutation: 'followPetitionByMail', done: 'asked' },
} as const;
const DONE = ['followed', 'unfollowed', 'asked'] as const;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { petition } = await site.query<{ petition: Followed | null }>(FOLLOWED, { ref: params.key });
  if (!petition) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const asked = new URL(request.url).searchParams.get('done');
  return {
    petition,
    done: DONE.find((known) => known === asked) ?? null,
    title: `${site.translator.t('petitions:follow.title')}: ${petition.title}`,
    robots: 'noindex' as const,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const posted = await site.readForm(request, followForm(params.key?.slice(0, 8) ?? ''));
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const typed = textsOf(posted.form);
  const intent = typed.intent === 'follow' || typed.intent === 'unfollow' ? typed.intent : 'mail';
  if (intent !== 'mail') site.requirePerson();
  const { mutation, done } = ACTS[intent];
  const { petitionId, address = '' } = typed;
  const outcome = await site.mutate(mutationDocument(mutation), {
    input: { petitionId, ...(intent === 'mail' ? { address } : {}), idempotencyKey: posted.idempotencyKey },
  });
  if (!outcome.done) return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
  return redirect(`${site.href(`/petitions/${params.key}/follow`)}?done=${done}`, 303);
}

export const meta = pageMeta;

/** Follow by account or by an address; also where both forms of the petition's page lead. */
export default function FollowPetition() {
  const { petition, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const { href, actor } = useSite();
  const { byField, lines } = errorsOf(refused?.refusal, ['address']);
  return (
    <PageMain>
      <Crumbs
        items={[
          { href: href('/petitions'), label: t('nav.public') },
          { href: href(petitionPath(petition)), label: petition.title },
        ]}
      />
      <div className="measure flow">
        <ErrorSummary errors={lines} />
        <h1>{t('follow.title')}</h1>
        {done ? (
          <Notice
            tone={done === 'asked' ? 'info' : 'ok'}
            headingLevel={2}
            title={t(`follow.${done}`)}
            appears="after-act"
          >
            {t(`follow.${done}Body`, { days: CONFIRM_DAYS })}
          </Notice>
        ) : null}
        {petition.canBeFollowed ? (
          <Forms petition={petition} done={done} typed={refused?.typed.address} error={byField.address} />
        ) : (
          <p>{t('follow.notOpen')}</p>
        )}
        <p className="row row-lg">
          <GoLink href={href(petitionPath(petition))}>{t('follow.back')}</GoLink>
          {actor.participantId ? <GoLink href={href('/account/follows')}>{t('follow.list')}</GoLink> : null}
        </p>
      </div>
    </PageMain>
  );
}

interface FormsProps {
  readonly petition: Followed;
  readonly done: (typeof DONE)[number] | null;
  readonly typed?: string;
  readonly error?: string;
}

function Forms({ petition, done, typed, error }: FormsProps) {
  const { t } = useTranslation('petitions');
  const { actor } = useSite();
  if (done === 'asked') return null;
  return (
    <>
      {done ? null : <p className="lead">{t(petition.following ? 'follow.following' : 'follow.lead')}</p>}
      {actor.participantId ? (
        <>
          <FollowButton petition={petition} />
          <h2 className="mt-6">{t('follow.byMailToo')}</h2>
        </>
      ) : null}
      <FollowByMail petition={petition} typed={typed} error={error} />
    </>
  );
}
