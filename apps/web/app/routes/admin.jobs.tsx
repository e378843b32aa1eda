import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, EmptyState, KeysetPagination, Notice, Table } from '@viche/ui';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { searchParams } = new URL(request.url);
  const after = searchParams.get('after') ?? undefined;
  return {
    title: site.translator.t('site:jobs.title'),
    after,
    page: await site.desk.failedJobs(after),
    saved: searchParams.get('saved') !== null,
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, 'jobs');
  if (!posted.done) return data({ message: posted.refusal.message }, { status: posted.status });
  const outcome = await site.desk.retryJob(String(posted.form.get('job') ?? ''));
  if (!outcome.done) return data({ message: outcome.refusal.message }, { status: outcome.status });
  return redirect(`${site.href('/admin/jobs')}?saved=yes`, 303);
}

/** Work of the site that used up its attempts, with a way to try it again. */
export default function FailedJobs() {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { page, after, saved } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const address = (place: string | null) =>
    href('/admin/jobs') + (place ? `?${new URLSearchParams({ after: place })}` : '');
  return (
    <>
      <h1>{t('jobs.title')}</h1>
      <p className="lead mt-4 mb-5">{t('jobs.lead')}</p>
      {refusal ? (
        <Notice tone="bad" headingLevel={2} title={t('jobs.refused')} appears="after-act">
          {refusal.message}
        </Notice>
      ) : null}
      {saved && !refusal ? (
        <Notice tone="ok" headingLevel={2} title={t('jobs.retried')} appears="after-act">
          {t('jobs.retriedBody')}
        </Notice>
      ) : null}
      {page.jobs.length === 0 ? (
        <EmptyState icon="ok" title={t('jobs.empty')}>
          {t('jobs.emptyBody')}
        </EmptyState>
      ) : (
        <JobTable />
      )}
      <KeysetPagination
        label={t('jobs.title')}
        previousHref={after ? address(null) : undefined}
        nextHref={page.next ? address(page.next) : undefined}
      />
    </>
  );
}

function JobTable() {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const { jobs, access } = useLoaderData<typeof loader>().page;
  type Job = (typeof jobs)[number];
  return (
    <Table
      caption={t('jobs.title')}
      captionAs="hidden"
      stack="wide"
      size="sm"
      rows={jobs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'job',
          title: t('jobs.job'),
          cell: ({ module, job }) => (
            <>
              {module}
              <br />
              <span className="muted sm">{job}</span>
            </>
          ),
        },
        { key: 'at', title: t('jobs.at'), cell: ({ at }) => format.dateTime(at, 'numeric') },
        {
          key: 'attempts',
          title: t('jobs.attempts'),
          align: 'number',
          cell: ({ attempts }) => format.number(attempts),
        },
        {
          key: 'reason',
          title: t('jobs.reason'),
          cell: ({ reason, requestId }) => (
            <div>
              {reason}
              <br />
              <span className="muted sm">{t('jobs.request', { number: requestId })}</span>
            </div>
          ),
        },
        ...(access === 'retry'
          ? [
              {
                key: 'act',
                title: t('jobs.act'),
                cell: ({ id, module, job }: Job) => (
                  <form method="post" action={href('/admin/jobs')}>
                    <FormSecrets scope="jobs" />
                    <Button variant="second" name="job" value={id}>
                      {t('jobs.retry')}
                      <span className="sr">
                        : {module}, {job}
                      </span>
                    </Button>
                  </form>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
