import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation, Written } from '@viche/i18n';
import { type Outcome, type PostedFile, pageMeta, type SiteContext, siteOf, useSite } from '@viche/site';
import { Crumbs } from '@viche/ui';
import { DeskAnswer, typedOf } from '../desk/desk-form.tsx';
import { requireEditor } from '../desk/desk-roles.ts';
import {
  ADD_DOCUMENT,
  DESK_DOCUMENTS,
  type DeskDocumentData,
  DOCUMENT_FIELDS,
  documentInput,
  EDIT_DOCUMENT,
  WITHDRAW_DOCUMENT,
} from '../documents/document-data.ts';
import { DocumentForm } from '../documents/document-form.tsx';
import { WithdrawForm } from '../documents/withdraw-form.tsx';

/** Null for a new one. */
async function documentAt(site: SiteContext, id: string | undefined): Promise<DeskDocumentData | null> {
  requireEditor(site);
  if (id === 'new') return null;
  const { deskDocuments } = await site.query<{ deskDocuments: DeskDocumentData[] }>(DESK_DOCUMENTS);
  const found = deskDocuments.find((document) => document.id === id);
  if (!found) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return found;
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const document = await documentAt(site, params.id);
  return {
    title: document?.titleUk ?? site.translator.t('site:documents.new'),
    document,
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const document = await documentAt(site, params.id);
  const posted = await site.readForm(request, `document-${document?.id ?? 'new'}`);
  if (!posted.done) return data({ refusal: posted.refusal, typed: typedOf(posted.typed) }, { status: posted.status });
  const { form, files, idempotencyKey } = posted;
  const intent = String(form.get('intent') ?? '');
  const seen = document ? { documentId: document.id, revision: Number(form.get('revision')) } : {};
  if (document && (intent === 'withdrawn' || intent === 'shown')) {
    const input = { ...seen, to: intent, reason: String(form.get('reason') ?? ''), idempotencyKey };
    const outcome = await site.mutate(WITHDRAW_DOCUMENT, { input });
    if (outcome.done) return redirect(`${site.href('/admin/documents')}?done=${intent}`, 303);
    return data({ refusal: outcome.refusal, typed: typedOf(form) }, { status: outcome.status });
  }
  const sent = await sendFileOf(site, files);
  if (!sent.done) return data({ refusal: sent.refusal, typed: typedOf(form) }, { status: sent.status });
  const input = { ...seen, ...documentInput(form), fileId: sent.value, idempotencyKey };
  const outcome = await site.mutate(document ? EDIT_DOCUMENT : ADD_DOCUMENT, { input });
  if (outcome.done) return redirect(`${site.href('/admin/documents')}?done=${document ? 'edited' : 'added'}`, 303);
  return data({ refusal: outcome.refusal, typed: typedOf(form) }, { status: outcome.status });
}

async function sendFileOf(site: SiteContext, files: readonly PostedFile[]): Promise<Outcome<string | null>> {
  const file = files.find(({ field }) => field === 'file');
  if (!file) return { done: true, value: null };
  const sent = await site.sendFile(file);
  return sent.done ? { done: true, value: sent.value.id } : sent;
}

/** A document: what it is, where it lies, and whether everybody sees it. */
export default function DeskDocument() {
  const { document } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('site');
  const { href } = useSite();
  return (
    <>
      <DeskAnswer refused={refused} fields={DOCUMENT_FIELDS} done={null} />
      <Crumbs items={[{ href: href('/admin/documents'), label: t('documents.deskTitle') }]} />
      <h1 className="mb-5">{document ? <Written>{document.title}</Written> : t('documents.new')}</h1>
      <DocumentForm document={document} refused={refused} />
      {document ? <WithdrawForm document={document} refused={refused} /> : null}
    </>
  );
}
