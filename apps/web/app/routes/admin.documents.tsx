import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Chip, EmptyState, LinkButton, Table } from '@viche/ui';
import { DeskAnswer, doneOf } from '../desk/desk-form.tsx';
import { requireEditor } from '../desk/desk-roles.ts';
import { DESK_DOCUMENTS, type DeskDocumentData, TEMPLATES, type TemplateData } from '../documents/document-data.ts';
import { useDocumentFacts } from '../documents/document-facts.tsx';
import { TemplateList } from '../documents/template-list.tsx';
import { ADD_PAGE } from '../pages/page-data.ts';

const DONE = ['added', 'edited', 'withdrawn', 'shown'] as const;

interface Page {
  readonly deskDocuments: readonly DeskDocumentData[];
  readonly documentTemplates: readonly Omit<TemplateData, 'text'>[];
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  requireEditor(site);
  const page = await site.query<Page>(DESK_DOCUMENTS);
  return {
    title: site.translator.t('site:documents.deskTitle'),
    ...page,
    done: doneOf(request, DONE),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

/** A template becomes the draft of a page, where it is written on. */
export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  requireEditor(site);
  const posted = await site.readForm(request, 'document-templates');
  if (!posted.done) return data({ refusal: posted.refusal }, { status: posted.status });
  const { documentTemplates } = await site.query<{ documentTemplates: TemplateData[] }>(TEMPLATES);
  const template = documentTemplates.find(({ key }) => key === posted.form.get('template'));
  if (!template) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { idempotencyKey } = posted;
  const outcome = await site.mutate<{ id: string }>(ADD_PAGE, {
    input: { titleUk: template.title, bodyUk: template.text, slug: template.key, idempotencyKey },
  });
  if (outcome.done) return redirect(`${site.href(`/admin/pages/${outcome.value.id}`)}?done=added`, 303);
  return data({ refusal: outcome.refusal }, { status: outcome.status });
}

/** Documents that the hromada publishes, and drafts of those that every site needs. */
export default function DeskDocuments() {
  const { deskDocuments, documentTemplates, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('site');
  const { href } = useSite();
  const facts = useDocumentFacts();
  return (
    <>
      <DeskAnswer refused={refused} fields={[]} done={done ? t(`documents.done.${done}`) : null} />
      <h1>{t('documents.deskTitle')}</h1>
      <p className="lead mt-4 mb-5">{t('documents.deskLead')}</p>
      <p className="mb-5">
        <LinkButton href={href('/admin/documents/new')} icon="plus">
          {t('documents.add')}
        </LinkButton>
      </p>
      {deskDocuments.length === 0 ? (
        <EmptyState icon="file" title={t('documents.empty')} headingLevel={2}>
          {t('documents.deskLead')}
        </EmptyState>
      ) : (
        <Table
          caption={t('documents.deskTitle')}
          captionAs="hidden"
          stack="wide"
          rows={deskDocuments}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'document',
              title: t('documents.document'),
              cell: (document) => (
                <>
                  <a href={href(`/admin/documents/${document.id}`)}>
                    <Written>{document.title}</Written>
                  </a>
                  <br />
                  <span className="muted sm">{facts(document)}</span>
                </>
              ),
            },
            { key: 'kind', title: t('documents.kind'), cell: ({ kind }) => t(`documents.kinds.${kind}`) },
            {
              key: 'state',
              title: t('documents.state'),
              cell: ({ withdrawnAt }) => (
                <Chip tone={withdrawnAt ? 'calm' : 'ok'} icon={withdrawnAt ? 'hide' : 'ok'}>
                  {t(`documents.states.${withdrawnAt ? 'withdrawn' : 'shown'}`)}
                </Chip>
              ),
            },
          ]}
        />
      )}
      <TemplateList templates={documentTemplates} />
    </>
  );
}
