import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation, Written } from '@viche/i18n';
import { pageMeta, type SiteContext, siteOf, useSite } from '@viche/site';
import { Crumbs } from '@viche/ui';
import { DeskAnswer, typedOf } from '../desk/desk-form.tsx';
import { requireEditor } from '../desk/desk-roles.ts';
import {
  DESK_PAGE,
  type DeskPageData,
  EDIT_PAGE,
  PAGE_FIELDS,
  PUBLISH_PAGE,
  pageInput,
  RESTORE_PAGE,
} from '../pages/page-data.ts';
import { PageForm } from '../pages/page-form.tsx';
import { PageVersions } from '../pages/page-versions.tsx';
import { Publication } from '../pages/publication.tsx';

const DONE = ['added', 'edited', 'published', 'draft', 'restored'] as const;

async function pageOf(site: SiteContext, id: string | undefined): Promise<DeskPageData> {
  requireEditor(site);
  const { deskPage } = await site.query<{ deskPage: DeskPageData | null }>(DESK_PAGE, { id: id ?? '' });
  if (!deskPage) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return deskPage;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const page = await pageOf(site, params.id);
  const asked = new URL(request.url).searchParams;
  return {
    title: `${page.titleUk} · ${site.translator.t('site:pages.title')}`,
    page,
    done: DONE.find((known) => known === asked.get('done')) ?? null,
    shown: page.versions.find(({ number }) => String(number) === asked.get('version')) ?? null,
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const { id } = await pageOf(site, params.id);
  const posted = await site.readForm(request, `page-${id}`);
  if (!posted.done) return data({ refusal: posted.refusal, typed: typedOf(posted.typed) }, { status: posted.status });
  const { form, idempotencyKey } = posted;
  const intent = String(form.get('intent') ?? '');
  if (intent === 'preview') return data({ refusal: null, typed: typedOf(form) });
  const seen = { pageId: id, revision: Number(form.get('revision')), idempotencyKey };
  const { document, input, done } = askedFor(intent, form);
  const outcome = await site.mutate(document, { input: { ...seen, ...input } });
  if (outcome.done) return redirect(`${site.href(`/admin/pages/${id}`)}?done=${done}`, 303);
  const typed = done === 'edited' ? typedOf(form) : null;
  return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

function askedFor(intent: string, form: FormData) {
  if (intent === 'published' || intent === 'draft')
    return { document: PUBLISH_PAGE, input: { to: intent }, done: intent } as const;
  if (intent === 'restore')
    return { document: RESTORE_PAGE, input: { version: Number(form.get('version')) }, done: 'restored' } as const;
  return { document: EDIT_PAGE, input: pageInput(form), done: 'edited' } as const;
}

/** One page: its text, whether everybody reads it, and what it said before. */
export default function EditPage() {
  const { page, done, shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, locale } = useTranslation('site');
  const { href } = useSite();
  const refused = answer?.refusal ? { refusal: answer.refusal } : null;
  const title = (locale === 'en' && page.titleEn) || page.titleUk;
  const { titleUk, titleEn, bodyUk, bodyEn, slug, placement, order } = page;
  return (
    <>
      <DeskAnswer refused={refused} fields={PAGE_FIELDS} done={done ? t(`pages.done.${done}`) : null} />
      <Crumbs items={[{ href: href('/admin/pages'), label: t('pages.title') }]} />
      <h1 className="mb-5">
        <Written>{title}</Written>
      </h1>
      <Publication page={page} />
      <PageForm
        action={href(`/admin/pages/${page.id}`)}
        scope={`page-${page.id}`}
        kept={{ titleUk, titleEn, bodyUk, bodyEn, slug, placement, order: String(order) }}
        typed={answer?.typed ?? null}
        refused={refused}
        submit={t('pages.save')}
        address={page.publishedAt ? 'kept' : 'free'}
        revision={page.revision}
      />
      <PageVersions page={page} shown={shown} />
    </>
  );
}
