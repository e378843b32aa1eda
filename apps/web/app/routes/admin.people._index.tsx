import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { EmptyState, ErrorSummary, LinkButton, Notice } from '@viche/ui';
import { doneOf } from '../desk/desk-form.tsx';
import { ownerAccess } from '../desk/desk-roles.ts';
import { InvitationTable } from '../people/invitation-table.tsx';
import { type InvitationData, STAFF_FIELDS, type StaffData } from '../people/people-data.ts';
import { StaffTable } from '../people/staff-table.tsx';

const PEOPLE = /* GraphQL */ `
  query People {
    staffMembers { ${STAFF_FIELDS} }
    staffInvitations {
      id email state invitedBy takenBy personBound letters expiresAt endedAt roles { role module }
    }
  }
`;

const DONE = ['invited', 'sent', 'withdrawn', 'ended'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { staffMembers, staffInvitations } = await site.query<{
    staffMembers: StaffData[];
    staffInvitations: InvitationData[];
  }>(PEOPLE);
  return {
    title: site.translator.t('core:areas.peopleAndRoles'),
    staff: staffMembers,
    invitations: staffInvitations,
    access: ownerAccess(site),
    done: doneOf(request, DONE),
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, 'people');
  const field = (name: string) => String((posted.done ? posted.form : posted.typed).get(name) ?? '');
  const [invitationId, reason] = [field('invitationId'), field('reason')];
  if (!posted.done) return data({ refusal: posted.refusal, invitationId, reason }, { status: posted.status });
  const { idempotencyKey } = posted;
  const again = field('intent') === 'resend';
  const outcome = again
    ? await site.mutate(mutationDocument('resendInvitation'), { input: { invitationId, idempotencyKey } })
    : await site.mutate(mutationDocument('withdrawInvitation'), { input: { invitationId, reason, idempotencyKey } });
  if (outcome.done) return redirect(`${site.href('/admin/people')}?done=${again ? 'sent' : 'withdrawn'}`, 303);
  return data({ refusal: outcome.refusal, invitationId, reason }, { status: outcome.status });
}

/** Who works here in which roles, and who was invited to. */
export default function People() {
  const { staff, invitations, access, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('people');
  const { href, asksForProof } = useSite();
  const ofReason = refused?.refusal.fields.find(({ field }) => field === 'reason')?.message;
  return (
    <>
      {refused && !asksForProof ? (
        <ErrorSummary
          errors={[
            ofReason
              ? { fieldId: `reason-${refused.invitationId}`, message: ofReason }
              : { message: refused.refusal.message },
          ]}
        />
      ) : null}
      {done && !refused ? (
        <div className="mb-5">
          <Notice tone="ok" headingLevel={2} title={t(`done.${done}`)} appears="after-act" />
        </div>
      ) : null}
      <div className="row row-between row-top mb-5">
        <div className="flow-sm">
          <h1>{t('core:areas.peopleAndRoles')}</h1>
          <p className="lead">{t('list.lead')}</p>
        </div>
        {access === 'change' ? (
          <LinkButton href={href('/admin/people/invite')} icon="plus">
            {t('list.invite')}
          </LinkButton>
        ) : null}
      </div>
      <section aria-labelledby="staff">
        <h2 id="staff" className="mb-4">
          {t('list.staff')}
        </h2>
        <StaffTable staff={staff} />
      </section>
      <section aria-labelledby="invitations" className="mt-7">
        <h2 id="invitations" className="mb-4">
          {t('list.invitations')}
        </h2>
        {invitations.length === 0 ? (
          <EmptyState icon="mail" title={t('list.noInvitations')} headingLevel={3}>
            {t('list.noInvitationsBody')}
          </EmptyState>
        ) : (
          <InvitationTable
            invitations={invitations}
            access={access}
            refused={refused ? { ...refused, error: ofReason } : undefined}
          />
        )}
      </section>
    </>
  );
}
