import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Chip, EmptyState, Notice, Table, TextLink } from '@viche/ui';
import { DeskAnswer, doneOf, type RefusedForm, typedOf } from '../desk/desk-form.tsx';
import { isOwner } from '../desk/desk-roles.ts';
import { DeskSection } from '../desk/desk-section.tsx';
import { DaysHeld, DocumentChecked, DocumentCode, documentOf, typedButCode } from '../residency/document-choice.tsx';
import { type ConfirmedDayData, RESIDENCY_DESK, type ResidencyDeskPage } from '../residency/residency-data.ts';

const CONFIRM = mutationDocument('confirmResidency');
const FIELDS = ['code', 'document', 'checked', 'days'];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const page = await site.query<ResidencyDeskPage>(RESIDENCY_DESK);
  return {
    title: site.translator.t('residency:desk.title'),
    ...page,
    done: doneOf(request, ['confirmed']),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, 'confirm-residency');
  const form = posted.done ? posted.form : posted.typed;
  const typed = typedButCode(typedOf(form));
  if (!posted.done) return data({ refusal: posted.refusal, typed } satisfies RefusedForm, { status: posted.status });
  const days = String(form.get('days') ?? '').trim();
  const outcome = await site.mutate(CONFIRM, {
    input: {
      code: String(form.get('code') ?? ''),
      document: documentOf(form),
      checked: form.get('checked') === 'yes',
      ...(days !== '' && { days: /^\d{1,6}$/.test(days) ? Number(days) : days }),
      idempotencyKey: posted.idempotencyKey,
    },
  });
  if (outcome.done) return redirect(`${site.href('/admin/residency')}?done=confirmed`, 303);
  return data({ refusal: outcome.refusal, typed } satisfies RefusedForm, { status: outcome.status });
}

/** An officer confirms the residence of somebody who came with documents; how often that happens is there for all to see. */
export default function ResidencyDesk() {
  const { residenceSources, residencyConfirmations, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('residency');
  const site = useSite();
  const mayConfirm = site.actor.roles.some(
    ({ role, module }) => module === '' && (role === 'owner' || role === 'clerk'),
  );
  return (
    <>
      <DeskAnswer refused={refused} fields={FIELDS} done={done ? t('desk.done') : null} />
      <h1>{t('desk.title')}</h1>
      <p className="lead mt-4 mb-5">{t('desk.lead')}</p>
      <p className="row row-lg mb-5">
        <TextLink href={site.href('/admin/residency/papers')}>{t('paper.desk.link')}</TextLink>
        <TextLink href={site.href('/admin/residency/checks')}>{t('check.link')}</TextLink>
        {isOwner(site) || !mayConfirm ? (
          <TextLink href={site.href('/admin/residency/register')}>{t('desk.registerLink')}</TextLink>
        ) : null}
      </p>
      {!residenceSources.includes('officer') ? (
        <Notice tone="info" title={t('desk.off')} headingLevel={2} />
      ) : mayConfirm ? (
        <ConfirmForm refused={refused} />
      ) : null}
      <DeskSection id="confirmed" title={t('desk.days30')}>
        <p className="mb-4">{t('desk.daysNote')}</p>
        <Confirmations days={residencyConfirmations} />
      </DeskSection>
    </>
  );
}

function ConfirmForm({ refused }: { refused: RefusedForm | null }) {
  const { t } = useTranslation('residency');
  const { href } = useSite();
  return (
    <form method="post" action={href('/admin/residency')} className="flow measure" noValidate autoComplete="off">
      <FormSecrets scope="confirm-residency" />
      <DocumentCode refused={refused} />
      <DaysHeld refused={refused} />
      <DocumentChecked refused={refused} />
      <Button size="lg">{t('desk.act')}</Button>
    </form>
  );
}

function Confirmations({ days }: { days: readonly ConfirmedDayData[] }) {
  const { t } = useTranslation('residency');
  const format = useFormat();
  if (days.length === 0)
    return (
      <EmptyState icon="users" title={t('desk.none')} headingLevel={3}>
        {t('desk.noneBody')}
      </EmptyState>
    );
  return (
    <Table
      caption={t('desk.days30')}
      captionAs="hidden"
      rows={days}
      rowKey={({ day, officer }) => `${day} ${officer}`}
      columns={[
        { key: 'day', title: t('desk.day'), cell: ({ day }) => format.date(day, 'day') },
        { key: 'officer', title: t('desk.officer'), cell: ({ officer }) => officer },
        {
          key: 'confirmed',
          title: t('desk.confirmed'),
          cell: ({ confirmed, many }) => (
            <>
              {format.number(confirmed)}{' '}
              {many ? (
                <Chip tone="warn" icon="warn">
                  {t('desk.many')}
                </Chip>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}
