import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Notice } from '@viche/ui';
import { doneOf, typedOf } from '../desk/desk-form.tsx';
import { OperatorAnswer, ProofDue } from '../operator/operator-answer.tsx';
import { operatorOf } from '../operator/operator-of.ts';
import { InvitationTable, OperatorTable } from '../operator/operator-tables.tsx';

const DONE = ['withdrawn', 'ended'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const operator = operatorOf(site);
  return {
    title: site.translator.t('operator:people.title'),
    ...(await operator.operators()),
    self: operator.who!.id,
    proof: operator.proof,
    done: doneOf(request, DONE),
    origin: site.origin,
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const operator = operatorOf(site);
  const posted = await site.readForm(request, 'operators');
  const typed = typedOf(posted.done ? posted.form : posted.typed);
  const nothing = { refusal: null, typed, code: null };
  if (!posted.done) return data({ ...nothing, refusal: posted.refusal }, { status: posted.status });
  const back = (done: (typeof DONE)[number]) => redirect(`${site.href('/operator/operators')}?done=${done}`, 303);
  switch (typed.intent) {
    case 'invite': {
      const outcome = await operator.invite();
      // In the answer itself, not behind a redirect: the code stands nowhere but on this page.
      if (outcome.done) return data({ ...nothing, code: outcome.value });
      return data({ ...nothing, refusal: outcome.refusal }, { status: outcome.status });
    }
    case 'withdraw': {
      const outcome = await operator.withdrawInvitation(typed.id ?? '');
      if (outcome.done) return back('withdrawn');
      return data({ ...nothing, refusal: outcome.refusal }, { status: outcome.status });
    }
    case 'end': {
      const outcome = await operator.end(typed.id ?? '', typed.reason ?? '');
      if (outcome.done) return back('ended');
      return data({ ...nothing, refusal: outcome.refusal }, { status: outcome.status });
    }
    default:
      throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  }
}

/** Who operates the platform, and who may join. */
export default function Operators() {
  const { operators, invitations, self, proof, done, origin } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { href } = useSite();
  const refused = answer?.refusal ? { refusal: answer.refusal, typed: answer.typed } : undefined;
  return (
    <>
      <OperatorAnswer refused={refused} fields={['reason']} done={done && !answer ? t(`people.done.${done}`) : null} />
      <h1>{t('people.title')}</h1>
      <p className="lead mt-4 mb-5">{t('people.lead')}</p>
      {refused ? null : <ProofDue state={proof} />}
      {answer?.code ? (
        <div className="mb-5">
          <Notice tone="ok" icon="key" headingLevel={2} title={t('people.codeTitle')} appears="after-act">
            <p>
              <code>{answer.code.code}</code>
            </p>
            <p>
              {t('people.codeBody', {
                address: `${origin}${href('/operator/enrol')}`,
                until: format.dateTime(answer.code.expiresAt, 'numeric'),
              })}
            </p>
          </Notice>
        </div>
      ) : null}
      <OperatorTable operators={operators} self={self} refused={refused} />
      <section aria-labelledby="invitations" className="mt-7 flow">
        <h2 id="invitations">{t('people.invitations')}</h2>
        <InvitationTable invitations={invitations} />
        <form method="post" action={href('/operator/operators')}>
          <FormSecrets scope="operators" />
          <input type="hidden" name="intent" value="invite" />
          <Button icon="plus">{t('people.invite')}</Button>
        </form>
      </section>
    </>
  );
}
