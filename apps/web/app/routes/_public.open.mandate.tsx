import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, type SiteContext, siteOf, useSite } from '@viche/site';
import { Notice } from '@viche/ui';
import { doneOf, type RefusedForm, typedOf } from '../desk/desk-form.tsx';
import { MandateContact } from '../onboarding/mandate-contact.tsx';
import { MandateLetterForm, MandateLetterState } from '../onboarding/mandate-letter.tsx';
import { StageShell } from '../onboarding/stage-shell.tsx';

const DONE = ['contact', 'code', 'send', 'withdraw'] as const;
const FIELDS = ['email', 'code', 'role', 'edrpou', 'letter'];

/** The step of a private person; whoever comes with a council's key has none of it. */
function mandateOf(site: SiteContext) {
  const { onboarding } = site;
  if (!onboarding) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  if (!onboarding.mandate) throw redirect(site.href('/open'));
  return { onboarding, mandate: onboarding.mandate };
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { onboarding, mandate } = mandateOf(site);
  const draft = await onboarding.draft();
  // A letter is for one hromada: it comes first.
  if (!draft.hromada) throw redirect(site.href('/open/hromada'));
  const { t } = site.translator;
  return {
    title: `${t('site:onboarding.mandate.title')} · ${t('site:platform.name')}`,
    draft: { ...draft, savedAt: draft.savedAt?.toISOString() ?? null },
    hromada: draft.hromada.name,
    mandate: await mandate.read(),
    done: doneOf(request, DONE),
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const { mandate } = mandateOf(site);
  const posted = await site.readForm(request, 'open-mandate');
  const typed = typedOf(posted.done ? posted.form : posted.typed);
  if (!posted.done) return data({ refusal: posted.refusal, typed } satisfies RefusedForm, { status: posted.status });
  const { intent = '', email = '', code = '', role = '', edrpou = '' } = typed;
  const acts = {
    contact: () => mandate.askContact(email),
    code: () => mandate.confirmContact(code),
    send: () =>
      mandate.send(
        { role, edrpou },
        posted.files.find(({ field }) => field === 'letter'),
      ),
    withdraw: () => mandate.withdraw(),
  } as const;
  const act = DONE.find((known) => known === intent);
  if (!act) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const outcome = await acts[act]();
  if (!outcome.done) return data({ refusal: outcome.refusal, typed } satisfies RefusedForm, { status: outcome.status });
  return redirect(`${site.href('/open/mandate')}?done=${act}`, 303);
}

/** A private person asks to open a site: an address that is confirmed, then the council's signed letter for the operators. */
export default function OpenMandate() {
  const { draft, hromada, mandate, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { letter, contact, address, megabytes } = mandate;
  const isOpen = letter?.state === 'waiting' || letter?.state === 'approved';
  const { stages, savedAt, missing } = draft;
  return (
    <StageShell stage="mandate" {...{ stages, savedAt, missing }} refusal={refused?.refusal ?? null} fields={FIELDS}>
      {done && !refused && !(done === 'contact') ? (
        <Notice tone="ok" headingLevel={2} title={t(`onboarding.mandate.done.${done}`)} appears="after-act" />
      ) : null}
      {isOpen ? (
        <MandateLetterState letter={letter} nextHref={href('/open/address')} />
      ) : (
        <>
          <p className="lead">{t('onboarding.mandate.lead')}</p>
          {letter?.state === 'refused' || letter?.state === 'lapsed' ? (
            <Notice tone="warn" headingLevel={2} title={t(`onboarding.mandate.state.${letter.state}`)}>
              <p>{t(`onboarding.mandate.stateBody.${letter.state}`)}</p>
              {letter.state === 'refused' && letter.reason ? (
                <p>{t('onboarding.mandate.reason', { reason: letter.reason })}</p>
              ) : null}
            </Notice>
          ) : null}
          {contact === 'confirmed' && refused?.typed.intent !== 'contact' ? (
            <MandateLetterForm {...{ megabytes, hromada, refused }} address={address ?? ''} />
          ) : (
            <MandateContact mandate={mandate} refused={refused} />
          )}
        </>
      )}
    </StageShell>
  );
}
