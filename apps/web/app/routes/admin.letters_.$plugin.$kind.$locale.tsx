import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, type SiteContext, siteOf, useSite } from '@viche/site';
import { Crumbs } from '@viche/ui';
import { DeskAnswer, doneOf, typedOf } from '../desk/desk-form.tsx';
import { requireOwner } from '../desk/desk-roles.ts';
import {
  LETTER_KINDS,
  LETTER_PREVIEW,
  LETTER_TEXT,
  type LetterKindData,
  type LetterPreviewData,
  type LetterTextData,
} from '../letters/letter-data.ts';
import { LetterForm } from '../letters/letter-form.tsx';
import { LetterHistory } from '../letters/letter-history.tsx';
import { LetterPreview } from '../letters/letter-preview.tsx';

type Params = LoaderFunctionArgs['params'];
const namedBy = ({ plugin = '', kind = '', locale = '' }: Params) => ({ plugin, kind, locale });

async function textOf(site: SiteContext, params: Params): Promise<LetterTextData> {
  requireOwner(site);
  const isKnown = site.tenant.locales.some((locale) => locale === params.locale);
  const { letterText } = isKnown
    ? await site.query<{ letterText: LetterTextData | null }>(LETTER_TEXT, namedBy(params))
    : { letterText: null };
  if (!letterText) throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  return letterText;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const text = await textOf(site, params);
  const { letterKinds } = await site.query<{ letterKinds: LetterKindData[] }>(LETTER_KINDS);
  const name = letterKinds.find(({ plugin, kind }) => plugin === params.plugin && kind === params.kind)?.name ?? '';
  return {
    title: `${name} · ${site.translator.t('letters:texts.title')}`,
    name,
    named: namedBy(params),
    text,
    done: doneOf(request, ['saved', 'reset']),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

const ACTS = { save: 'changeLetterText', reset: 'resetLetterText', test: 'sendTestLetter' } as const;
const isAct = (name: string): name is keyof typeof ACTS => Object.hasOwn(ACTS, name);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  await textOf(site, params);
  const named = namedBy(params);
  const posted = await site.readForm(request, 'letter-text');
  const form = posted.done ? posted.form : posted.typed;
  const typed = typedOf(form);
  const nothing = { refusal: null, preview: null, sent: false };
  if (!posted.done) return data({ ...nothing, refusal: posted.refusal, typed }, { status: posted.status });
  const intent = String(form.get('intent') ?? '');
  const words = { subject: typed.subject ?? '', body: typed.body ?? '' };
  if (intent === 'preview') {
    const { letterPreview } = await site.query<{ letterPreview: LetterPreviewData }>(LETTER_PREVIEW, {
      ...named,
      ...words,
    });
    const { problems } = letterPreview;
    if (problems.length === 0) return data({ ...nothing, preview: letterPreview, typed });
    const refusal = { code: 'core/bad-input', message: '', fields: [...problems] };
    return data({ ...nothing, refusal, typed }, { status: 422 });
  }
  const act = isAct(intent) ? intent : 'save';
  const input = {
    ...named,
    ...(act === 'reset' ? {} : words),
    ...(act === 'test' ? {} : { number: Number(form.get('number') ?? 0) }),
    idempotencyKey: posted.idempotencyKey,
  };
  const outcome = await site.mutate(mutationDocument(ACTS[act]), { input });
  if (!outcome.done) return data({ ...nothing, refusal: outcome.refusal, typed }, { status: outcome.status });
  if (act === 'test') return data({ ...nothing, typed, sent: true });
  const path = `/admin/letters/${named.plugin}/${named.kind}/${named.locale}`;
  return redirect(`${site.href(path)}?done=${act === 'save' ? 'saved' : 'reset'}`, 303);
}

/** One letter in one language: its words, what may stand in them, how it will look, what it said before. */
export default function EditLetter() {
  const { name, named, text, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('letters');
  const { href } = useSite();
  const refused = answer?.refusal ? { refusal: answer.refusal } : null;
  const said = answer?.sent ? t('texts.sent') : done && !answer ? t(`texts.done.${done}`) : null;
  return (
    <>
      <DeskAnswer refused={refused} fields={['subject', 'body']} done={said} />
      <Crumbs items={[{ href: href('/admin/letters'), label: t('texts.title') }]} />
      <h1 className="mb-5">
        {name}, {t(`texts.${named.locale}`)}
      </h1>
      <LetterForm
        action={href(`/admin/letters/${named.plugin}/${named.kind}/${named.locale}`)}
        locale={named.locale}
        text={text}
        typed={answer?.typed ?? null}
        refused={refused}
      />
      {answer?.preview ? <LetterPreview preview={answer.preview} why={text.why} locale={named.locale} /> : null}
      <LetterHistory versions={text.versions} locale={named.locale} />
    </>
  );
}
