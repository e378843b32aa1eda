import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Checkbox, Crumbs, ErrorSummary, LinkButton, TextInput } from '@viche/ui';
import { type DeskGroundData, GROUNDS } from '../ground-document.ts';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';

const NEW = 'new';
const FIELDS = ['titleUk', 'titleEn', 'sourceAct'] as const;
const formOf = (code: string | undefined): string => `petitions.ground:${code}`;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petitionDeskGrounds } = await site.query<{ petitionDeskGrounds: DeskGroundData[] }>(GROUNDS);
  const ground = petitionDeskGrounds.find(({ code, kind }) => code === params.code && kind === 'local') ?? null;
  if (!ground && params.code !== NEW) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return {
    ground,
    title: site.translator.t(`petitions:integrity.grounds.${ground ? 'editTitle' : 'newTitle'}`),
    robots: 'noindex' as const,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, formOf(params.code));
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const typed = textsOf(posted.form);
  const isNew = params.code === NEW;
  const outcome = await site.mutate(mutationDocument(isNew ? 'addRefusalGround' : 'updateRefusalGround'), {
    input: {
      // A site without English does not ask for English words: what was written stays.
      ...Object.fromEntries(
        FIELDS.filter((name) => name !== 'titleEn' || 'titleEn' in typed).map((name) => [name, typed[name] ?? '']),
      ),
      hidesText: typed.hidesText === 'yes',
      ...(isNew ? {} : { code: params.code, revision: Number(typed.revision ?? 0), enabled: typed.enabled === 'yes' }),
      idempotencyKey: posted.idempotencyKey,
    },
  });
  if (outcome.done) return redirect(`${site.href('/admin/petitions/grounds')}?done=saved`, 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

export const meta = pageMeta;

/** A ground of the hromada's own: its name in both languages, its act, what it does to the text. */
export default function Ground() {
  const { ground } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const { href, tenant } = useSite();
  const shown = FIELDS.filter((name) => name !== 'titleEn' || tenant.locales.includes('en'));
  const { byField, lines } = errorsOf(refused?.refusal, FIELDS);
  const words = (key: string) => t(`integrity.grounds.${key}`);
  const back = href('/admin/petitions/grounds');
  const ticked = (name: 'hidesText' | 'enabled', otherwise: boolean) =>
    (refused ? refused.typed[name] === 'yes' : (ground?.[name] ?? otherwise)) ? 'yes' : 'no';
  return (
    <>
      <Crumbs
        items={[
          { href: href('/admin/petitions'), label: t('moderation.title') },
          { href: back, label: words('title') },
        ]}
      />
      <ErrorSummary errors={lines} />
      <h1 className="mb-5">{words(ground ? 'editTitle' : 'newTitle')}</h1>
      <Form method="post" className="flow measure" noValidate>
        <FormSecrets scope={formOf(ground?.code ?? NEW)} />
        {ground ? <input type="hidden" name="revision" value={ground.revision} /> : null}
        {shown.map((name) => (
          <TextInput
            key={name}
            id={name}
            name={name}
            label={words(name)}
            hint={words(name === 'sourceAct' ? 'sourceActHint' : 'titleHint')}
            lang={name === 'titleEn' ? 'en' : undefined}
            error={byField[name]}
            defaultValue={refused?.typed[name] ?? ground?.[name]}
          />
        ))}
        <Checkbox id="hidesText" name="hidesText" label={words('hidesText')} chosen={ticked('hidesText', false)} />
        {ground ? (
          <Checkbox id="enabled" name="enabled" label={words('enabled')} chosen={ticked('enabled', true)} />
        ) : null}
        <p className="row">
          <Button size="lg">{words('save')}</Button>
          <LinkButton size="lg" variant="quiet" href={back}>
            {words('back')}
          </LinkButton>
        </p>
      </Form>
    </>
  );
}
