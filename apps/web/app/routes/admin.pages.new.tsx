import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs } from '@viche/ui';
import { DeskAnswer, typedOf } from '../desk/desk-form.tsx';
import { requireEditor } from '../desk/desk-roles.ts';
import { ADD_PAGE, PAGE_FIELDS, pageInput } from '../pages/page-data.ts';
import { PageForm } from '../pages/page-form.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  requireEditor(site);
  return { title: site.translator.t('site:pages.new'), robots: 'noindex' as const };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  requireEditor(site);
  const posted = await site.readForm(request, 'page-new');
  if (!posted.done) return data({ refusal: posted.refusal, typed: typedOf(posted.typed) }, { status: posted.status });
  const { form, idempotencyKey } = posted;
  if (form.get('intent') === 'preview') return data({ refusal: null, typed: typedOf(form) });
  const outcome = await site.mutate<{ id: string }>(ADD_PAGE, { input: { ...pageInput(form), idempotencyKey } });
  if (outcome.done) return redirect(`${site.href(`/admin/pages/${outcome.value.id}`)}?done=added`, 303);
  return data({ refusal: outcome.refusal, typed: typedOf(form) }, { status: outcome.status });
}

/** A page that nobody reads before it is published. */
export default function NewPage() {
  useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('site');
  const { href } = useSite();
  const refused = answer?.refusal ? { refusal: answer.refusal } : null;
  return (
    <>
      <DeskAnswer refused={refused} fields={PAGE_FIELDS} done={null} />
      <Crumbs items={[{ href: href('/admin/pages'), label: t('pages.title') }]} />
      <h1 className="mb-5">{t('pages.new')}</h1>
      <PageForm
        action={href('/admin/pages/new')}
        scope="page-new"
        kept={{ order: '0' }}
        typed={answer?.typed ?? null}
        refused={refused}
        submit={t('pages.saveNew')}
        address="free"
      />
    </>
  );
}
