import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Checkboxes, Crumbs, ErrorSummary, Radios, TextInput } from '@viche/ui';
import { requireOwner } from '../desk/desk-roles.ts';
import { type RoleData, roleChoice, roleOfValue, roleValue } from '../people/people-data.ts';
import { ProofNotice } from '../people/proof-notice.tsx';

const OFFERED = /* GraphQL */ `
  query OfferedRoles {
    offeredRoles { role module }
  }
`;
const FIELDS = ['email', 'roles', 'code', 'locale', 'reason'] as const;

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  const { offeredRoles } = await site.query<{ offeredRoles: RoleData[] }>(OFFERED);
  return { title: site.translator.t('people:inviting.title'), offered: offeredRoles };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, 'invite');
  const form = posted.done ? posted.form : posted.typed;
  const text = (name: string) => String(form.get(name) ?? '');
  const roles = form.getAll('roles').map(String);
  const typed = { email: text('email'), locale: text('locale'), reason: text('reason'), code: text('code'), roles };
  if (!posted.done) return data({ refusal: posted.refusal, typed }, { status: posted.status });
  if (roles.length === 0) {
    const fields = [{ field: 'roles', message: site.translator.t('people:inviting.noRoles') }];
    return data({ refusal: { code: 'core/bad-input', message: '', fields }, typed }, { status: 422 });
  }
  const outcome = await site.mutate(mutationDocument('inviteStaff'), {
    input: {
      email: typed.email,
      roles: roles.map(roleOfValue),
      locale: site.tenant.locales.find((known) => known === typed.locale) ?? site.locale,
      reason: typed.reason,
      ...(typed.code.trim() === '' ? {} : { code: typed.code }),
      idempotencyKey: posted.idempotencyKey,
    },
  });
  if (outcome.done) return redirect(`${site.href('/admin/people')}?done=invited`, 303);
  return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

/** The form of an invitation: where the letter goes, which roles, and, where it matters, for whom alone. */
export default function Invite() {
  const { offered } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('people');
  const { href, locale, tenant, asksForProof } = useSite();
  // What is wrong with one of the roles belongs to their question.
  const problems = (refused?.refusal.fields ?? []).map(({ field, message }) => ({
    field: FIELDS.find((known) => field === known || field.startsWith(`${known}.`)),
    message,
  }));
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.message;
  const errors = problems.flatMap(({ field, message }) => (field ? [{ fieldId: field, message }] : []));
  const typed = refused?.typed;
  return (
    <>
      <Crumbs items={[{ href: href('/admin/people'), label: t('core:areas.peopleAndRoles') }]} />
      {refused && !asksForProof ? (
        <ErrorSummary errors={errors.length > 0 ? errors : [{ message: refused.refusal.message }]} />
      ) : null}
      <h1>{t('inviting.title')}</h1>
      <p className="lead mt-4 mb-5">{t('inviting.lead')}</p>
      <ProofNotice />
      <form method="post" action={href('/admin/people/invite')} className="flow measure" noValidate>
        <FormSecrets scope="invite" />
        <TextInput
          id="email"
          name="email"
          type="email"
          autoComplete="off"
          label={t('inviting.email')}
          hint={t('inviting.emailHint')}
          error={errorOf('email')}
          defaultValue={typed?.email}
        />
        <Checkboxes
          id="roles"
          name="roles"
          legend={t('inviting.roles')}
          hint={t('inviting.rolesHint')}
          error={errorOf('roles')}
          values={typed?.roles ?? []}
          options={offered.map((role) => ({
            value: roleValue(role),
            label: roleChoice(t, role),
            hint: t(`roleNote.${role.role}`),
          }))}
        />
        <TextInput
          id="code"
          name="code"
          autoComplete="off"
          need="optional"
          width="m"
          label={t('inviting.code')}
          hint={t('inviting.codeHint')}
          error={errorOf('code')}
        />
        <Radios
          id="locale"
          name="locale"
          legend={t('inviting.locale')}
          value={typed?.locale || locale}
          options={tenant.locales.map((value) => ({
            value,
            label: <span lang={value}>{t(`inviting.${value}`)}</span>,
          }))}
        />
        <TextInput
          id="reason"
          name="reason"
          label={t('inviting.reason')}
          hint={t('inviting.reasonHint')}
          error={errorOf('reason')}
          defaultValue={typed?.reason}
        />
        <Button size="lg">{t('inviting.act')}</Button>
      </form>
    </>
  );
}
