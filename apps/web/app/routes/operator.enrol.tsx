import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, TextInput } from '@viche/ui';
import { DeskAnswer, errorIn } from '../desk/desk-form.tsx';
import { doorsOf } from '../operator/operator-of.ts';
import { PasskeyForm } from '../people/passkey-form.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  doorsOf(site);
  const { t } = site.translator;
  return { title: `${t('operator:enrol.title')} · ${t('site:platform.name')}`, robots: 'noindex' as const };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const operator = doorsOf(site);
  const posted = await site.readForm(request, 'operator-enrol');
  const form = posted.done ? posted.form : posted.typed;
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = { code: text('code'), name: text('name') };
  if (!posted.done) return data({ refusal: posted.refusal, typed, options: null }, { status: posted.status });
  if (form.get('step') !== 'passkey') {
    const checked = await operator.checkCode(typed);
    if (!checked.done) return data({ refusal: checked.refusal, typed, options: null }, { status: checked.status });
    return data({ refusal: null, typed, options: operator.enrolmentOptions(typed.name) });
  }
  const outcome = await operator.enrol({ ...typed, answer: text('answer') });
  if (outcome.done)
    return redirect(site.href('/operator'), { status: 303, headers: { 'Set-Cookie': outcome.value.cookie } });
  const isOfTyped = outcome.refusal.fields.some(({ field }) => field === 'code' || field === 'name');
  const options = isOfTyped ? null : operator.enrolmentOptions(typed.name);
  return data({ refusal: outcome.refusal, typed, options }, { status: outcome.status });
}

/** Becoming an operator: a one-time code and a name, then a passkey, which is the login from then on. */
export default function EnrolOperator() {
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('operator');
  const { href } = useSite();
  const refused = answer?.refusal ? { refusal: answer.refusal } : null;
  const typed = answer?.typed;
  return (
    <div className="measure flow">
      <DeskAnswer refused={refused} fields={['code', 'name']} done={null} />
      <h1>{t('enrol.title')}</h1>
      {answer?.options && typed ? (
        <>
          <p className="lead">{t('enrol.passkey', { name: typed.name.trim() })}</p>
          <PasskeyForm ceremony="create" options={answer.options} action={href('/operator/enrol')}>
            <FormSecrets scope="operator-enrol" />
            <input type="hidden" name="step" value="passkey" />
            <input type="hidden" name="code" value={typed.code} />
            <input type="hidden" name="name" value={typed.name} />
            <Button size="lg" icon="key">
              {t('enrol.make')}
            </Button>
          </PasskeyForm>
        </>
      ) : (
        <>
          <p className="lead">{t('enrol.lead')}</p>
          <form method="post" action={href('/operator/enrol')} className="flow" noValidate>
            <FormSecrets scope="operator-enrol" />
            <TextInput
              id="code"
              name="code"
              label={t('enrol.code')}
              hint={t('enrol.codeHint')}
              error={errorIn(refused, 'code')}
              defaultValue={typed?.code}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
            />
            <TextInput
              id="name"
              name="name"
              label={t('enrol.name')}
              hint={t('enrol.nameHint')}
              error={errorIn(refused, 'name')}
              defaultValue={typed?.name}
              autoComplete="name"
            />
            <Button size="lg">{t('enrol.next')}</Button>
          </form>
        </>
      )}
    </div>
  );
}
