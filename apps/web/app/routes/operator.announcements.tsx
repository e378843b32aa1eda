import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Radios, Textarea, TextInput } from '@viche/ui';
import { doneOf, errorIn, typedOf } from '../desk/desk-form.tsx';
import { AnnouncementTable } from '../operator/announcement-table.tsx';
import { OperatorAnswer, ProofDue } from '../operator/operator-answer.tsx';
import { operatorOf } from '../operator/operator-of.ts';

const DONE = ['announced', 'withdrawn'] as const;
const FIELDS = ['tone', 'textUk', 'textEn', 'fromDay', 'untilDay'];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const operator = operatorOf(site);
  return {
    title: site.translator.t('operator:announcements.title'),
    ...(await operator.announcements()),
    proof: operator.proof,
    done: doneOf(request, DONE),
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const operator = operatorOf(site);
  const posted = await site.readForm(request, 'announcements');
  const typed = typedOf(posted.done ? posted.form : posted.typed);
  if (!posted.done) return data({ refusal: posted.refusal, typed }, { status: posted.status });
  const isWithdrawal = typed.intent === 'withdraw';
  const outcome = await (isWithdrawal ? operator.withdrawAnnouncement(typed.id ?? '') : operator.announce(typed));
  if (!outcome.done) return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
  return redirect(`${site.href('/operator/announcements')}?done=${isWithdrawal ? 'withdrawn' : 'announced'}`, 303);
}

/** Words of the platform to the staff of all hromadas: what is told, and what is being told. */
export default function OperatorAnnouncements() {
  const { list, today, proof, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('operator');
  const { href } = useSite();
  const typed = refused?.typed;
  const text = (name: string) => ({
    id: name,
    name,
    label: t(`announcements.${name}`),
    error: errorIn(refused, name),
    defaultValue: typed?.[name],
  });
  return (
    <>
      <OperatorAnswer
        refused={refused}
        fields={FIELDS}
        done={done && !refused ? t(`announcements.done.${done}`) : null}
      />
      <h1>{t('announcements.title')}</h1>
      <p className="lead mt-4 mb-5">{t('announcements.lead')}</p>
      {refused ? null : <ProofDue state={proof} />}
      <AnnouncementTable list={list} />
      <section aria-labelledby="announce" className="mt-7 flow measure">
        <h2 id="announce">{t('announcements.new')}</h2>
        <form method="post" action={href('/operator/announcements')} className="flow" noValidate>
          <FormSecrets scope="announcements" />
          <Radios
            id="tone"
            name="tone"
            legend={t('announcements.tone')}
            value={typed?.tone === 'warn' ? 'warn' : 'info'}
            options={(['info', 'warn'] as const).map((tone) => ({ value: tone, label: t(`announcements.${tone}`) }))}
          />
          <Textarea {...text('textUk')} rows={3} lang="uk" />
          <Textarea {...text('textEn')} rows={3} lang="en" />
          <TextInput {...text('fromDay')} type="date" width="m" defaultValue={typed?.fromDay ?? today} />
          <TextInput {...text('untilDay')} type="date" width="m" hint={t('announcements.untilHint')} />
          <Button>{t('announcements.act')}</Button>
        </form>
      </section>
    </>
  );
}
