import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { EmptyState, ErrorSummary, GoLink, Notice, Table } from '@viche/ui';
import { doneOf } from '../desk/desk-form.tsx';
import { type FourEyesData, OpenRequest } from '../desk/open-request.tsx';

const REQUESTS = /* GraphQL */ `
  query FourEyes {
    fourEyesRequests {
      id state act title path facts { label text } requestedBy requestedAt lapsesAt mine decidedBy decidedAt reason opensPath
    }
  }
`;

const APPROVE = mutationDocument('approveFourEyes');
const REFUSE = mutationDocument('refuseFourEyes');
const DONE = ['approved', 'refused'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { fourEyesRequests } = await site.query<{ fourEyesRequests: FourEyesData[] }>(REQUESTS);
  return {
    title: site.translator.t('site:secondPerson.title'),
    open: fourEyesRequests.filter(({ state }) => state === 'open'),
    decided: fourEyesRequests.filter(({ state }) => state !== 'open'),
    done: doneOf(request, DONE),
    robots: 'noindex' as const,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, 'second-person');
  if (!posted.done) return data({ refusal: posted.refusal, requestId: '', reason: '' }, { status: posted.status });
  const { form, idempotencyKey } = posted;
  const requestId = String(form.get('requestId') ?? '');
  const reason = String(form.get('reason') ?? '');
  const approves = form.get('intent') === 'approve';
  const outcome = approves
    ? await site.mutate(APPROVE, { input: { requestId, idempotencyKey } })
    : await site.mutate(REFUSE, { input: { requestId, reason, idempotencyKey } });
  if (outcome.done)
    return redirect(`${site.href('/admin/second-person')}?done=${approves ? 'approved' : 'refused'}`, 303);
  return data({ refusal: outcome.refusal, requestId, reason }, { status: outcome.status });
}

export const meta = pageMeta;

/** Acts that wait for a second person: what would happen, who asks, and the decision. Below them those that were decided. */
export default function SecondPerson() {
  const { open, decided, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('site');
  const ofReason = refused?.refusal.fields.find(({ field }) => field === 'reason');
  return (
    <>
      {refused ? (
        <ErrorSummary
          errors={[
            ofReason
              ? { fieldId: `reason-${refused.requestId}`, message: ofReason.message }
              : { message: refused.refusal.message },
          ]}
        />
      ) : null}
      {done && !refused ? (
        <div className="mb-5">
          <Notice
            tone="ok"
            headingLevel={2}
            title={t(done === 'approved' ? 'secondPerson.doneApproved' : 'secondPerson.doneRefused')}
            appears="after-act"
          >
            {null}
          </Notice>
        </div>
      ) : null}
      <h1>{t('secondPerson.title')}</h1>
      <p className="lead mt-4 mb-5">{t('secondPerson.lead')}</p>
      <section aria-labelledby="open" className="flow">
        <h2 id="open">{t('secondPerson.open')}</h2>
        {open.length === 0 ? (
          <EmptyState icon="ok" title={t('secondPerson.empty')} headingLevel={3}>
            {t('secondPerson.emptyBody')}
          </EmptyState>
        ) : (
          open.map((request) => (
            <OpenRequest
              key={request.id}
              request={request}
              typed={refused?.requestId === request.id ? refused.reason : ''}
              error={refused?.requestId === request.id ? ofReason?.message : undefined}
            />
          ))
        )}
      </section>
      {decided.length > 0 ? <Decided requests={decided} /> : null}
    </>
  );
}

function Decided({ requests }: { requests: readonly FourEyesData[] }) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const format = useFormat();
  return (
    <section aria-labelledby="decided" className="mt-7">
      <h2 id="decided" className="mb-4">
        {t('secondPerson.decided')}
      </h2>
      <Table
        caption={t('secondPerson.decided')}
        captionAs="hidden"
        stack="wide"
        size="sm"
        rows={requests}
        rowKey={({ id }) => id}
        columns={[
          { key: 'case', title: t('secondPerson.case'), cell: ({ title }) => title },
          { key: 'act', title: t('secondPerson.act'), cell: ({ act }) => act },
          {
            key: 'who',
            title: t('secondPerson.who'),
            cell: ({ requestedBy, decidedBy }) => <bdi>{[requestedBy, decidedBy].filter(Boolean).join(' → ')}</bdi>,
          },
          {
            key: 'result',
            title: t('secondPerson.result'),
            cell: ({ state, decidedAt, reason, opensPath }) => (
              <>
                {t(`secondPerson.state.${state}`)}
                {decidedAt ? `, ${format.dateTime(decidedAt)}` : ''}
                {reason ? <p className="muted sm">{reason}</p> : null}
                {opensPath ? (
                  <p>
                    <GoLink href={href(opensPath)}>{t('secondPerson.toOpened')}</GoLink>
                  </p>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
