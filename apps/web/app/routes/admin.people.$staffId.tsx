import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, DescriptionList, ErrorSummary, Notice } from '@viche/ui';
import { doneOf } from '../desk/desk-form.tsx';
import { ownerAccess } from '../desk/desk-roles.ts';
import { type RoleData, roleOfValue, roleValue, STAFF_FIELDS, type StaffData } from '../people/people-data.ts';
import { EndForm, GiveForm, HeldRoles, LostPasskeys } from '../people/person-forms.tsx';
import { ProofNotice } from '../people/proof-notice.tsx';
import type { ResetData } from '../people/staff-account.tsx';

const PERSON = /* GraphQL */ `
  query StaffPerson($staffId: String!) {
    passkeyReset(staffId: $staffId) { effectiveAt requestedBy reason }
    staffMembers { ${STAFF_FIELDS} }
    offeredRoles { role module }
  }
`;

const DONE = ['given', 'taken', 'asked', 'cancelled'] as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { staffMembers, offeredRoles, passkeyReset } = await site.query<{
    staffMembers: StaffData[];
    offeredRoles: RoleData[];
    passkeyReset: ResetData | null;
  }>(PERSON, { staffId: params.staffId ?? '' });
  const person = staffMembers.find(({ id }) => id === params.staffId);
  if (!person) throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  const isOwner = (one: StaffData) => one.roles.some(({ role }) => role.role === 'owner' && role.module === null);
  const held = new Set(person.roles.map(({ role }) => roleValue(role)));
  return {
    title: person.name,
    person,
    reset: passkeyReset,
    free: offeredRoles.filter((role) => !held.has(roleValue(role))),
    onlyOwner: isOwner(person) && staffMembers.filter(isOwner).length === 1,
    access: ownerAccess(site),
    done: doneOf(request, DONE),
  };
}

export const meta = pageMeta;

const ACTS = {
  give: 'assignRole',
  take: 'takeAwayRole',
  end: 'endStaff',
  ask: 'askPasskeyReset',
  cancel: 'cancelPasskeyReset',
} as const;
/** What the page says when it is done; the end of the work leads elsewhere. */
const SAYS = { give: 'given', take: 'taken', end: 'ended', ask: 'asked', cancel: 'cancelled' } as const;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const staffId = params.staffId ?? '';
  const posted = await site.readForm(request, 'person');
  const field = (name: string) => String((posted.done ? posted.form : posted.typed).get(name) ?? '');
  const [intent, role, reason] = [field('intent'), field('role'), field('reason')];
  const typed = { act: intent in ACTS ? (intent as keyof typeof ACTS) : ('give' as const), role, reason };
  if (!posted.done) return data({ refusal: posted.refusal, typed }, { status: posted.status });
  const { idempotencyKey } = posted;
  const input = {
    staffId,
    ...(typed.act === 'cancel' ? {} : { reason }),
    ...(typed.act === 'give' || typed.act === 'take' ? roleOfValue(role) : {}),
    idempotencyKey,
  };
  const outcome = await site.mutate(mutationDocument(ACTS[typed.act]), { input });
  if (!outcome.done) return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
  const hasLeft = typed.act === 'end' || (typed.act === 'take' && !(await stillWorks(site, staffId)));
  return redirect(
    `${site.href(hasLeft ? '/admin/people' : `/admin/people/${staffId}`)}?done=${hasLeft ? 'ended' : SAYS[typed.act]}`,
    303,
  );
}

/** Somebody whose last role went has no page any more. */
async function stillWorks(site: ReturnType<typeof siteOf>, staffId: string): Promise<boolean> {
  const { staffMembers } = await site.query<{ staffMembers: { id: string }[] }>('query Ids { staffMembers { id } }');
  return staffMembers.some(({ id }) => id === staffId);
}

/** One member of staff: roles, since when, and what an owner may change. */
export default function StaffPerson() {
  const { person, reset, free, onlyOwner, access, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('people');
  const format = useFormat();
  const { href, asksForProof } = useSite();
  const at = (field: string) => (field === 'reason' ? `reason-${refused?.typed.act}` : 'role');
  const fields = refused?.refusal.fields ?? [];
  const errorOf = (name: string) => fields.find(({ field }) => field === name)?.message;
  const typed = refused && { ...refused.typed, reasonError: errorOf('reason'), roleError: errorOf('role') };
  return (
    <>
      <Crumbs items={[{ href: href('/admin/people'), label: t('core:areas.peopleAndRoles') }]} />
      {refused && !asksForProof ? (
        <ErrorSummary
          errors={
            fields.length > 0
              ? fields.map(({ field, message }) => ({ fieldId: at(field), message }))
              : [{ message: refused.refusal.message }]
          }
        />
      ) : null}
      {done && !refused ? (
        <div className="mb-5">
          <Notice tone="ok" headingLevel={2} title={t(`done.${done}`)} appears="after-act" />
        </div>
      ) : null}
      <h1>
        <bdi>{person.name}</bdi>
      </h1>
      <DescriptionList
        facts={[
          { key: 'since', term: t('list.since'), value: format.date(person.since, 'day') },
          {
            key: 'seen',
            term: t('list.seen'),
            value: person.lastSeenAt ? format.dateTime(person.lastSeenAt, 'day') : t('list.notSeen'),
          },
        ]}
      />
      {access === 'change' ? <ProofNotice /> : null}
      <HeldRoles person={person} access={access} onlyOwner={onlyOwner} typed={typed} />
      {access === 'change' ? <GiveForm person={person} free={free} typed={typed} /> : null}
      {access === 'change' && !person.self ? <LostPasskeys person={person} reset={reset} typed={typed} /> : null}
      {access === 'change' ? <EndForm person={person} onlyOwner={onlyOwner} typed={typed} /> : null}
    </>
  );
}
