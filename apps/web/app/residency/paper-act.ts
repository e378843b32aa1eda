import { mutationDocument, type Outcome, type PostedFile, type SiteContext } from '@viche/site';
import { PAPER_SCOPE } from './paper-form.tsx';

const SEND = mutationDocument('sendResidencePaper');
const WITHDRAW = mutationDocument('withdrawResidencePaper');

export type PaperAct =
  | { readonly done: true; readonly act: 'sent' | 'withdrawn' }
  | Extract<Awaited<ReturnType<SiteContext['mutate']>>, { done: false }>;

/** What a person posted on the page about residence: a paper to send, or one to take back. */
export async function actOnPaper(
  site: SiteContext,
  request: Request,
): Promise<{ readonly outcome: PaperAct; readonly form: FormData }> {
  const posted = await site.readForm(request, PAPER_SCOPE);
  if (!posted.done)
    return { outcome: { done: false, refusal: posted.refusal, status: posted.status }, form: posted.typed };
  const { form, files } = posted;
  if (form.get('intent') === 'withdraw') {
    const input = { claimId: String(form.get('claimId') ?? ''), revision: Number(form.get('revision')) || 0 };
    const outcome = await site.mutate(WITHDRAW, { input });
    return { outcome: outcome.done ? { done: true, act: 'withdrawn' } : outcome, form };
  }
  const sent = await sentFile(
    site,
    files.find(({ field }) => field === 'file'),
  );
  if (!sent.done) return { outcome: sent, form };
  // Without the form's key: the file is another one each time, and one paper at a time is the rule.
  const outcome = await site.mutate(SEND, { input: { kind: String(form.get('kind') ?? ''), fileId: sent.value } });
  return { outcome: outcome.done ? { done: true, act: 'sent' } : outcome, form };
}

async function sentFile(site: SiteContext, file: PostedFile | undefined): Promise<Outcome<string>> {
  if (!file) {
    const message = site.translator.t('residency:problem.noFile');
    return {
      done: false,
      status: 422,
      refusal: { code: 'core/bad-input', message, fields: [{ field: 'file', message }] },
    };
  }
  const sent = await site.sendFile(file);
  return sent.done ? { done: true, value: sent.value.id } : sent;
}
