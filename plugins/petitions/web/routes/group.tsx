import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, ErrorSummary, LinkButton, Notice, PageMain, TextButton } from '@viche/ui';
import { PetitionText } from '../components/petition-text.tsx';
import { stateWord } from '../components/state-chip.tsx';
import { lastDay } from '../days-left.ts';
import { errorsOf } from '../refused-form.ts';

const INVITATION = /* GraphQL */ `
  query Invitation($token: String!) {
    petitionInvitation(token: $token) {
      petitionUuid title essence demand authorName needed names closesAt joinedAt minAge obstacle
    }
  }
`;

interface InvitationData {
  readonly petitionUuid: string;
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
  readonly authorName: string;
  readonly needed: number;
  readonly names: readonly string[];
  readonly closesAt: string;
  readonly joinedAt: string | null;
  readonly minAge: number;
  readonly obstacle: string | null;
}

const DONE = ['done', 'left'] as const;
const pathOf = (token: string | undefined): string => `/petitions/group/${token}`;
const formOf = (token: string | undefined): string => `petitions.group:${token}`;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { petitionInvitation: invitation } = await site.query<{ petitionInvitation: InvitationData | null }>(
    INVITATION,
    {
      token: params.token,
    },
  );
  if (!invitation) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const done = new URL(request.url).searchParams.get('done');
  return {
    invitation,
    token: params.token ?? '',
    done: DONE.find((word) => word === done) ?? null,
    title: `${invitation.title} · ${site.tenant.names[site.locale].short}`,
    robots: 'noindex' as const,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const { token } = params;
  const posted = await site.readForm(request, formOf(token), { pace: 'human' });
  if (!posted.done) return json({ refusal: posted.refusal }, { status: posted.status });
  const leaves = posted.form.get('intent') === 'leave';
  const outcome = await site.mutate(mutationDocument(leaves ? 'withdrawSponsorship' : 'sponsorPetition'), {
    input: {
      ...(leaves ? { petitionId: String(posted.form.get('petitionId') ?? '') } : { token }),
      idempotencyKey: posted.idempotencyKey,
    },
  });
  if (!outcome.done) return json({ refusal: outcome.refusal }, { status: outcome.status });
  return redirect(`${site.href(pathOf(token))}?done=${leaves ? 'left' : 'done'}`, 303);
}

export const meta = pageMeta;

/** Behind the private link: the text whole, who stands behind it already, and the one act. */
export default function Invitation() {
  const { invitation, done } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  const { t } = useTranslation('petitions');
  const format = useFormat();
  return (
    <PageMain>
      <div className="measure flow">
        <ErrorSummary errors={errorsOf(refusal, []).lines} note="" />
        {done ? <Notice tone="ok" headingLevel={2} title={t(`group.invite.${done}`)} appears="after-act" /> : null}
        <p className="muted">{t('group.invite.title')}</p>
        <h1>
          <Written>{invitation.title}</Written>
        </h1>
        <p className="lead">{t('group.invite.lead', { author: invitation.authorName })}</p>
        <PetitionText petition={invitation} />
        <h2>{t('group.title')}</h2>
        <p>
          <b>{t('group.joined', { have: invitation.names.length, needed: invitation.needed })}.</b>{' '}
          {t('group.until', { date: format.date(lastDay(invitation.closesAt), 'day') })}
        </p>
        {invitation.names.length > 0 ? (
          <ul>
            {invitation.names.map((name) => (
              <li key={name}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        ) : null}
        <InvitationAct />
      </div>
    </PageMain>
  );
}

function InvitationAct() {
  const { invitation, token } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const { obstacle } = invitation;
  if (obstacle === 'SIGN_IN') {
    return (
      <>
        <p className="muted">{t('group.invite.public')}</p>
        <LinkButton size="lg" icon="key" href={`${href('/login')}?returnTo=${encodeURIComponent(href(pathOf(token)))}`}>
          {t('group.invite.signIn')}
        </LinkButton>
      </>
    );
  }
  if (obstacle === null || obstacle === 'JOINED') {
    return (
      <Form method="post" action={href(pathOf(token))} className="flow-sm">
        <FormSecrets scope={formOf(token)} />
        <input type="hidden" name="petitionId" value={invitation.petitionUuid} />
        {invitation.joinedAt ? (
          <>
            <p>{t('group.invite.joinedAt', { date: format.dateTime(invitation.joinedAt, 'day') })}</p>
            <TextButton name="intent" value="leave">
              {t('group.invite.leave')}
            </TextButton>
          </>
        ) : (
          <>
            <p className="muted">{t('group.invite.public')}</p>
            <Button size="lg" icon="pen" name="intent" value="join">
              {t('group.invite.do')}
            </Button>
          </>
        )}
      </Form>
    );
  }
  return <p>{t(`group.obstacle.${stateWord(obstacle)}`, { age: invitation.minAge })}</p>;
}
