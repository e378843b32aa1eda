import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, DescriptionList, ErrorSummary, Notice } from '@viche/ui';
import {
  mutationOf,
  type RoleData,
  roleOfValue,
  roleValue,
  STAFF_FIELDS,
  type StaffData,
} from '../people/people-data.ts';
import { EndForm, GiveForm, HeldRoles } from '../people/person-forms.tsx';

const PERSON = /* GraphQL */ `
  query StaffPerson {
    staffMembers { ${STAFF_FIELDS} }
    offeredRoles { role module }
  }
`;

const DONE = ['given', 'taken'] as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { staffMembers, offeredRoles } = await site.query<{ staffMembers: StaffData[]; offeredRoles: RoleData[] }>(
    PERSON,
  );
  const person = staffMembers.find(({ id }) => id === params.staffId);
  if (!person) throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  const isOwner = (one: StaffData) => one.roles.some(({ role }) => role.role === 'owner' && role.module === null);
  const held = new Set(person.roles.map(({ role }) => roleValue(role)));
  const said = new URL(request.url).searchParams.get('done');
  return {
    title: person.name,
    person,
    free: offeredRoles.filter((role) => !held.has(roleValue(role))),
    onlyOwner: isOwner(person) && staffMembers.filter(isOwner).length === 1,
    access: site.actor.roles.some(({ role, module }) => role === 'owner' && module === '')
      ? ('change' as const)
      : ('read' as const),
    done: DONE.find((known) => known === said) ?? null,
  };
}

export const meta = pageMeta;

const ACTS = { give: 'assignRole', take: 'takeAwayRole', end: 'endStaff' } as const;

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
  const input = { staffId, reason, idempotencyKey };
  const outcome = await site.mutate(mutationOf(ACTS[typed.act]), {
    input: typed.act === 'end' ? input : { ...input, ...roleOfValue(role) },
  });
  if (!outcome.done) return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
  const stays = typed.act === 'give';
  const { roles } = stays ? { roles: true } : await stillWorks(site, staffId);
  if (typed.act === 'end' || !roles) return redirect(`${site.href('/admin/people')}?done=ended`, 303);
  return redirect(`${site.href(`/admin/people/${staffId}`)}?done=${stays ? 'given' : 'taken'}`, 303);
}

/** Somebody whose last role went has no page any more. */
async function stillWorks(site: ReturnType<typeof siteOf>, staffId: string): Promise<{ roles: boolean }> {
  const { staffMembers } = await site.query<{ staffMembers: { id: string }[] }>('query Ids { staffMembers { id } }');
  return { roles: staffMembers.some(({ id }) => id === staffId) };
}

/** One member of staff: roles, since when, and what an owner may change. */
export default function StaffPerson() {
  const { person, free, onlyOwner, access, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('people');
  const format = useFormat();
  const { href } = useSite();
  const at = (field: string) => (field === 'reason' ? `reason-${refused?.typed.act}` : 'role');
  const fields = refused?.refusal.fields ?? [];
  const errorOf = (name: string) => fields.find(({ field }) => field === name)?.message;
  const typed = refused && { ...refused.typed, reasonError: errorOf('reason'), roleError: errorOf('role') };
  return (
    <>
      <Crumbs items={[{ href: href('/admin/people'), label: t('core:areas.peopleAndRoles') }]} />
      {refused ? (
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
      <HeldRoles person={person} access={access} onlyOwner={onlyOwner} typed={typed} />
      {access === 'change' ? <GiveForm person={person} free={free} typed={typed} /> : null}
      {access === 'change' ? <EndForm person={person} onlyOwner={onlyOwner} typed={typed} /> : null}
    </>
  );
}
