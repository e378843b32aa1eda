import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Crumbs, FileInput, Radios, TextInput } from '@viche/ui';
import { DeskAnswer, doneOf, errorIn, type RefusedForm, typedOf } from '../desk/desk-form.tsx';
import { isOwner } from '../desk/desk-roles.ts';
import { DeskSection } from '../desk/desk-section.tsx';
import { ProofNotice } from '../people/proof-notice.tsx';
import { RegisterList } from '../residency/register-list.tsx';
import { type ListData, RESIDENT_LISTS } from '../residency/residency-data.ts';

const FIELDS = ['source', 'register', 'mode'];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { residentLists } = await site.query<{ residentLists: ListData[] }>(RESIDENT_LISTS);
  return {
    title: site.translator.t('residency:register.title'),
    lists: residentLists,
    done: doneOf(request, ['uploaded']),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, 'resident-list');
  const form = posted.done ? posted.form : posted.typed;
  const typed = typedOf(form);
  if (!posted.done) return data({ refusal: posted.refusal, typed } satisfies RefusedForm, { status: posted.status });
  const outcome = await site.desk.loadResidents(
    posted.files.find(({ field }) => field === 'register'),
    { mode: typed.mode === 'add' ? 'add' : 'replace', source: typed.source ?? '' },
  );
  if (outcome.done) return redirect(`${site.href('/admin/residency/register')}?done=uploaded`, 303);
  return data({ refusal: outcome.refusal, typed } satisfies RefusedForm, { status: outcome.status });
}

/** The council's register of residents: a file comes in, marks of people stay. */
export default function Register() {
  const { lists, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('residency');
  const site = useSite();
  return (
    <>
      <Crumbs items={[{ href: site.href('/admin/residency'), label: t('desk.title') }]} />
      {site.asksForProof ? null : (
        <DeskAnswer refused={refused} fields={FIELDS} done={done ? t('register.done') : null} />
      )}
      <h1>{t('register.title')}</h1>
      <p className="lead mt-4 mb-5">{t('register.lead')}</p>
      {isOwner(site) ? <UploadForm refused={refused} /> : null}
      <DeskSection id="lists" title={t('register.lists')}>
        <RegisterList lists={lists} />
      </DeskSection>
    </>
  );
}

function UploadForm({ refused }: { refused: RefusedForm | null }) {
  const { t } = useTranslation('residency');
  const { href } = useSite();
  return (
    <>
      <ProofNotice />
      <form
        method="post"
        action={href('/admin/residency/register')}
        encType="multipart/form-data"
        className="flow measure"
        noValidate
      >
        <FormSecrets scope="resident-list" />
        <TextInput
          id="source"
          name="source"
          label={t('register.source')}
          hint={t('register.sourceHint')}
          error={errorIn(refused, 'source')}
          defaultValue={refused?.typed.source}
          maxLength={200}
        />
        <FileInput
          id="register"
          name="register"
          label={t('register.file')}
          hint={t('register.fileHint')}
          error={errorIn(refused, 'register')}
          accept=".csv,.txt,text/csv,text/plain"
        />
        <Radios
          id="mode"
          name="mode"
          legend={t('register.mode')}
          value={refused?.typed.mode ?? 'replace'}
          options={(['replace', 'add'] as const).map((value) => ({ value, label: t(`register.modes.${value}`) }))}
        />
        <p className="muted sm">{t('register.wait')}</p>
        <Button size="lg">{t('register.act')}</Button>
      </form>
    </>
  );
}
