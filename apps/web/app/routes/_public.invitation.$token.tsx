import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, ErrorSummary, LinkButton, Notice, PageMain } from '@viche/ui';
import { type RoleData, roleName } from '../people/people-data.ts';

const LINK = /* GraphQL */ `
  query InvitationLink($token: String!) {
    invitationByLink(token: $token) { state roles { role module } }
  }
`;

interface LinkData {
  readonly state: 'open' | 'used' | 'over' | 'other';
  readonly roles: readonly RoleData[];
}

/** The link of the letter. Opening it changes nothing: mail programs open links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { invitationByLink } = await site.query<{ invitationByLink: LinkData | null }>(LINK, {
    token: params.token ?? '',
  });
  if (!invitationByLink) throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  return {
    ...invitationByLink,
    token: params.token ?? '',
    title: site.translator.t('people:link.title'),
    robots: 'noindex' as const,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const posted = await site.readForm(request, 'invitation');
  if (!posted.done) return data({ taken: false, message: posted.refusal.message }, { status: posted.status });
  const { idempotencyKey } = posted;
  const outcome = await site.mutate(mutationDocument('acceptInvitation'), {
    input: { token: params.token, idempotencyKey },
  });
  if (outcome.done) return data({ taken: true, message: null });
  return data({ taken: false, message: outcome.refusal.message }, { status: outcome.status });
}

export const meta = pageMeta;

/** Who is invited to what, and one button. */
export default function InvitationPage() {
  const link = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('people');
  const { href } = useSite();
  return (
    <PageMain>
      <div className="measure flow">
        {answer?.message ? <ErrorSummary errors={[{ message: answer.message }]} /> : null}
        <h1>{t('link.title')}</h1>
        {answer?.taken ? (
          <>
            <Notice tone="ok" headingLevel={2} title={t('link.doneTitle')} appears="after-act">
              {t('link.doneBody')}
            </Notice>
            <LinkButton href={href('/admin')} iconAfter="right">
              {t('link.toDesk')}
            </LinkButton>
          </>
        ) : link.state === 'open' ? (
          <Offer token={link.token} roles={link.roles} />
        ) : (
          <Notice tone="warn" icon="warn" headingLevel={2} title={t(`link.${link.state}Title`)}>
            {t(`link.${link.state}Body`)}
          </Notice>
        )}
      </div>
    </PageMain>
  );
}

function Offer({ token, roles }: { token: string; roles: readonly RoleData[] }) {
  const { t } = useTranslation('people');
  const { href, actor } = useSite();
  const here = href(`/invitation/${token}`);
  return (
    <>
      <p className="lead">{t('link.lead')}</p>
      <p>{t('link.roles')}</p>
      <ul className="list">
        {roles.map((role) => (
          <li key={`${role.role}@${role.module}`}>
            <b>{roleName(t, role)}</b>
            <br />
            <span className="muted">{t(`roleNote.${role.role}`)}</span>
          </li>
        ))}
      </ul>
      {actor.participantId ? (
        <form method="post" action={here} className="flow">
          <FormSecrets scope="invitation" />
          <p>{t('link.as', { name: actor.publicName ?? '' })}</p>
          <Button size="lg" icon="check">
            {t('link.accept')}
          </Button>
        </form>
      ) : (
        <>
          <LinkButton href={`${href('/login')}?returnTo=${encodeURIComponent(here)}`} size="lg" icon="key">
            {t('link.signIn')}
          </LinkButton>
          <p className="muted sm">{t('link.signInNote')}</p>
        </>
      )}
    </>
  );
}
