import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, ErrorSummary, Notice, TextInput } from '@viche/ui';
import { doneOf } from '../desk/desk-form.tsx';
import { PasskeyForm } from '../people/passkey-form.tsx';
import { PasskeyTable } from '../people/passkey-table.tsx';
import { roleName } from '../people/people-data.ts';
import { ProofAsked } from '../people/proof-notice.tsx';
import { Leaving, type ResetData, WaitingReset } from '../people/staff-account.tsx';

const MINE = /* GraphQL */ `
  query StaffAccount {
    myPasskeys { id name createdAt lastUsedAt }
    passkeyCreation
    passkeyReset { effectiveAt requestedBy reason }
  }
`;
const DONE = ['added', 'renamed', 'removed', 'reset', 'cancelled'] as const;

export interface PasskeyData {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const mine = await site.query<{
    myPasskeys: PasskeyData[];
    passkeyCreation: object;
    passkeyReset: ResetData | null;
  }>(MINE);
  return {
    ...mine,
    title: site.translator.t('people:staff.title'),
    done: doneOf(request, DONE),
  };
}

export const meta = pageMeta;

/** What a form of this page does, what it sends, and where its answer leads. */
const ACTS: Readonly<
  Record<string, { mutation: string; fields: readonly string[]; done: (typeof DONE)[number] | 'left' }>
> = {
  add: { mutation: 'addPasskey', fields: ['name', 'answer'], done: 'added' },
  rename: { mutation: 'renamePasskey', fields: ['passkeyId', 'name'], done: 'renamed' },
  remove: { mutation: 'removePasskey', fields: ['passkeyId'], done: 'removed' },
  'take-reset': { mutation: 'takePasskeyReset', fields: ['sure'], done: 'reset' },
  'cancel-reset': { mutation: 'cancelPasskeyReset', fields: [], done: 'cancelled' },
  leave: { mutation: 'leaveStaff', fields: ['sure'], done: 'left' },
};

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, 'staff');
  const form = posted.done ? posted.form : posted.typed;
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = { intent: text('intent'), name: text('name'), passkeyId: text('passkeyId') };
  if (!posted.done) return data({ refusal: posted.refusal, typed }, { status: posted.status });
  const act = ACTS[typed.intent];
  if (!act) throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  if (typed.intent === 'add' && text('answer') === '') {
    const refusal = { code: 'core/bad-input', message: site.translator.t('people:passkey.noScript'), fields: [] };
    return data({ refusal, typed }, { status: 422 });
  }
  const { actor } = site;
  const input = Object.fromEntries(act.fields.map((name) => [name, name === 'sure' ? 'yes' : text(name)]));
  const staff = typed.intent === 'cancel-reset' ? { staffId: actor.staffId } : {};
  const outcome = await site.mutate(mutationDocument(act.mutation), {
    input: { ...input, ...staff, idempotencyKey: posted.idempotencyKey },
  });
  if (!outcome.done) return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
  return redirect(act.done === 'left' ? site.href('/account') : `${site.href('/account/staff')}?done=${act.done}`, 303);
}

/** The work of a member of staff, from their own side: roles, passkeys, leaving. */
export default function StaffAccount() {
  const { myPasskeys, passkeyCreation, passkeyReset, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('people');
  const { href, actor } = useSite();
  const isProof = refused?.refusal.code === 'core/step-up';
  const ofName = refused?.refusal.fields.find(({ field }) => field === 'name')?.message;
  const fieldId = refused?.typed.intent === 'rename' ? `name-${refused.typed.passkeyId}` : 'name';
  const adding = refused?.typed.intent === 'add' ? refused.typed : undefined;
  return (
    <>
      {isProof ? <ProofAsked /> : null}
      {refused && !isProof ? (
        <ErrorSummary errors={[ofName ? { fieldId, message: ofName } : { message: refused.refusal.message }]} />
      ) : null}
      {done && !refused ? (
        <div className="mb-5">
          <Notice tone="ok" headingLevel={2} title={t(`staff.done.${done}`)} appears="after-act" />
        </div>
      ) : null}
      <h1>{t('staff.title')}</h1>
      <p className="lead mt-4">
        {t('staff.roles', {
          roles: actor.roles.map(({ role, module }) => roleName(t, { role, module: module || null })).join(', '),
        })}
      </p>
      {passkeyReset ? <WaitingReset reset={passkeyReset} /> : null}
      <section aria-labelledby="passkeys" className="mt-7 flow">
        <h2 id="passkeys">{t('passkey.title')}</h2>
        <p className="measure">{t('passkey.lead')}</p>
        <PasskeyTable
          passkeys={myPasskeys}
          refused={refused?.typed.intent === 'rename' ? { ...refused.typed, error: ofName } : undefined}
        />
      </section>
      <section aria-labelledby="add-passkey" className="mt-7 flow measure">
        <h2 id="add-passkey">{t('passkey.addTitle')}</h2>
        <PasskeyForm ceremony="create" options={passkeyCreation} action={href('/account/staff')}>
          <FormSecrets scope="staff" />
          <input type="hidden" name="intent" value="add" />
          <TextInput
            id="name"
            name="name"
            label={t('passkey.name')}
            hint={t('passkey.nameHint')}
            defaultValue={adding?.name}
            error={adding ? ofName : undefined}
            maxLength={60}
          />
          <Button icon="key">{t('passkey.add')}</Button>
        </PasskeyForm>
      </section>
      <Leaving />
    </>
  );
}
