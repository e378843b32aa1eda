import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, EmptyState, ErrorSummary, Notice, Radios, Table, TextInput } from '@viche/ui';
import { doneOf } from '../desk/desk-form.tsx';
import { requireOwner } from '../desk/desk-roles.ts';

const DAYS = /* GraphQL */ `
  query TenantCalendar {
    tenantCalendarDays { id day kind name source }
  }
`;

const ADD = mutationDocument('addCalendarDay');
const END = mutationDocument('endCalendarDay');

interface CalendarDayData {
  readonly id: string;
  readonly day: string;
  readonly kind: string;
  readonly name: string;
  readonly source: string;
}

const FIELDS = ['day', 'kind', 'name', 'source', 'reason'] as const;
const DONE = ['added', 'ended'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  const { tenantCalendarDays } = await site.query<{ tenantCalendarDays: CalendarDayData[] }>(DAYS);
  return {
    title: site.translator.t('site:calendarPage.title'),
    days: tenantCalendarDays,
    done: doneOf(request, DONE),
    robots: 'noindex' as const,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, 'calendar');
  if (!posted.done) return data({ refusal: posted.refusal, typed: {} }, { status: posted.status });
  const { form, idempotencyKey } = posted;
  const typed: Record<string, string> = Object.fromEntries(
    [...FIELDS, 'dayId'].map((name) => [name, String(form.get(name) ?? '')]),
  );
  const ends = form.get('intent') === 'end';
  if (!ends && !typed.day) {
    const { t } = site.translator;
    const fields = [{ field: 'day', message: t('forms:problem.required') }];
    return data({ refusal: { code: 'core/bad-input', message: '', fields }, typed }, { status: 422 });
  }
  const outcome = ends
    ? await site.mutate(END, { input: { dayId: typed.dayId, reason: typed.reason, idempotencyKey } })
    : await site.mutate(ADD, {
        input: {
          day: typed.day,
          kind: typed.kind === 'working' ? 'working' : 'day-off',
          name: typed.name,
          source: typed.source,
          idempotencyKey,
        },
      });
  if (outcome.done) return redirect(`${site.href('/admin/calendar')}?done=${ends ? 'ended' : 'added'}`, 303);
  return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

export const meta = pageMeta;

/** Days of the hromada's own beside the state calendar, each by its act. */
export default function TenantCalendar() {
  const { days, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('site');
  const { href } = useSite();
  const typed: Readonly<Record<string, string>> = refused?.typed ?? {};
  const errorOf = (name: string) => refused?.refusal.fields.find(({ field }) => field === name)?.message;
  const ofFields = (refused?.refusal.fields ?? []).filter(({ field }) => FIELDS.some((known) => known === field));
  const field = (name: string, hint?: string) => ({
    id: name,
    name,
    label: t(`calendarPage.${name}`),
    hint: hint ? t(`calendarPage.${hint}`) : undefined,
    error: errorOf(name),
    defaultValue: typed[name],
  });
  return (
    <>
      {refused ? (
        <ErrorSummary
          errors={
            ofFields.length > 0
              ? ofFields.map(({ field: name, message }) => ({ fieldId: name, message }))
              : [{ message: refused.refusal.message }]
          }
        />
      ) : null}
      {done && !refused ? (
        <div className="mb-5">
          <Notice tone="ok" headingLevel={2} title={t(`calendarPage.${done}`)} appears="after-act" />
        </div>
      ) : null}
      <h1>{t('calendarPage.title')}</h1>
      <p className="lead mt-4">{t('calendarPage.lead')}</p>
      <section className="mt-7" aria-labelledby="days">
        <h2 id="days" className="mb-4">
          {t('calendarPage.days')}
        </h2>
        {days.length === 0 ? (
          <EmptyState icon="cal" title={t('calendarPage.empty')} headingLevel={3}>
            {t('calendarPage.emptyBody')}
          </EmptyState>
        ) : (
          <DayTable days={days} />
        )}
      </section>
      <section className="mt-7" aria-labelledby="new-day">
        <h2 id="new-day" className="mb-4">
          {t('calendarPage.addTitle')}
        </h2>
        <form method="post" action={href('/admin/calendar')} className="flow measure" noValidate>
          <FormSecrets scope="calendar" />
          <TextInput {...field('day')} type="date" width="m" />
          <Radios
            id="kind"
            name="kind"
            legend={t('calendarPage.kind')}
            value={typed.kind || 'day-off'}
            options={['day-off', 'working'].map((value) => ({ value, label: t(`calendarPage.kinds.${value}`) }))}
          />
          <TextInput {...field('name', 'nameHint')} />
          <TextInput {...field('source', 'sourceHint')} />
          <Button size="lg" name="intent" value="add">
            {t('calendarPage.add')}
          </Button>
        </form>
      </section>
    </>
  );
}

function DayTable({ days }: { days: readonly CalendarDayData[] }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  return (
    <Table
      caption={t('calendarPage.days')}
      captionAs="hidden"
      stack="wide"
      rows={days}
      rowKey={({ id }) => id}
      columns={[
        { key: 'day', title: t('calendarPage.day'), cell: ({ day }) => format.date(day, 'day') },
        { key: 'kind', title: t('calendarPage.kind'), cell: ({ kind }) => t(`calendarPage.kinds.${kind}`) },
        { key: 'name', title: t('calendarPage.name'), cell: ({ name }) => name },
        { key: 'source', title: t('calendarPage.source'), cell: ({ source }) => source },
        {
          key: 'act',
          title: t('calendarPage.act'),
          cell: ({ id, day }) => (
            <form method="post" action={href('/admin/calendar')} className="flow-sm">
              <FormSecrets scope="calendar" />
              <input type="hidden" name="dayId" value={id} />
              <TextInput id={`reason-${id}`} name="reason" label={t('calendarPage.reason')} />
              <Button variant="second" name="intent" value="end">
                {t('calendarPage.end')}
                <span className="sr">: {format.date(day, 'day')}</span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
}
