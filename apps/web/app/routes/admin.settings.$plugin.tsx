import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { groupFields, SETTINGS_FIELDS } from '@viche/settings';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Chip, Crumbs, ErrorSummary, Notice, SaveBar, TextInput, TextLink } from '@viche/ui';
import { SettingHistory } from '../desk/setting-history.tsx';
import { SettingRow } from '../desk/setting-row.tsx';
import { SettingsPreview } from '../desk/settings-preview.tsx';

const formOf = (plugin: string): string => `settings:${plugin}`;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const page = await site.desk.settings(params.plugin ?? '');
  if (!page) throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  const { t } = site.translator;
  const heading = t('site:settings.of', { module: t(`${page.plugin}:module.title`) });
  return { title: heading, heading, page, saved: new URL(request.url).searchParams.get('saved') !== null };
}

export const meta = pageMeta;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const plugin = params.plugin ?? '';
  const posted = await site.readForm(request, formOf(plugin));
  const form = posted.done ? posted.form : posted.typed;
  const reason = String(form.get(SETTINGS_FIELDS.reason) ?? '');
  if (form.get(SETTINGS_FIELDS.intent) === 'preview') {
    const preview = await site.desk.previewSettings(plugin, posted);
    return data({ changes: null, ...preview, reason }, { status: preview.status });
  }
  const saved = await site.desk.saveSettings(plugin, posted);
  if (saved.done) return redirect(`${site.href(`/admin/settings/${plugin}`)}?saved=yes`, 303);
  return data({ changes: null, ...saved, reason }, { status: saved.status });
}

/** The settings form that a module's schema describes, with the history of its values. */
export default function PluginSettings() {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { heading, page, saved } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const errorOf = (key: string) =>
    refusal?.fields.find(({ field }) => field === key || field.startsWith(`${key}.`))?.message;
  const frozenWords = page.openProcesses
    ? t('settings:frozenOpen', { count: page.openProcesses })
    : t('settings:frozen');
  const errors = [
    ...(refusal?.message ? [{ message: refusal.message }] : []),
    ...(refusal?.fields ?? []).map(({ field, message }) => ({ fieldId: field, message })),
  ];
  return (
    <>
      <Crumbs items={[{ href: href('/admin/settings'), label: t('core:areas.settings') }]} />
      <div className="row row-between mb-4">
        <h1>{heading}</h1>
        {page.module === 'always' ? null : (
          <Chip tone={page.module === 'on' ? 'ok' : 'calm'} icon={page.module === 'on' ? 'ok' : 'pause'}>
            {t(page.module === 'on' ? 'settings.moduleOn' : 'settings.moduleOff')}
          </Chip>
        )}
      </div>
      {page.fields.some((field) => field.frozen) ? <p className="lead mb-5">{frozenWords}.</p> : null}
      <ErrorSummary errors={errors} />
      {saved && !refusal ? (
        <Notice tone="ok" headingLevel={2} title={t('settings.saved')} appears="after-act">
          {t('settings.savedBody')}
        </Notice>
      ) : null}
      {refusal?.changes ? <SettingsPreview page={page} changes={refusal.changes} /> : null}
      <form method="post" action={href(`/admin/settings/${page.plugin}`)} noValidate>
        <FormSecrets scope={formOf(page.plugin)} />
        <input type="hidden" name={SETTINGS_FIELDS.revision} value={page.revision} />
        {groupFields(page.fields).map(({ title, fields }) => (
          <section key={title ?? 'first'} className="mt-6">
            {title ? <h2>{t(title)}</h2> : null}
            {fields.map((field) => (
              <SettingRow
                key={field.key}
                field={field}
                value={page.values[field.key]}
                preset={page.preset[field.key]}
                secretSet={page.secretsSet.includes(field.key) ? 'yes' : 'no'}
                error={errorOf(field.key)}
                access={page.access}
                typed={refusal ? typedText(refusal.typed, field.key) : undefined}
                typedUnit={refusal ? String(refusal.typed[`${field.key}.unit`] ?? '') || undefined : undefined}
              />
            ))}
          </section>
        ))}
        {page.access === 'change' ? (
          <>
            <div className="mt-6">
              <TextInput
                id="reason"
                name={SETTINGS_FIELDS.reason}
                label={t('settings.reason')}
                hint={t('settings.reasonHint')}
                need="optional"
                maxLength={1000}
                defaultValue={refusal?.reason ?? ''}
              />
            </div>
            <SaveBar>
              <Button size="lg">{t('core:words.save')}</Button>
              <Button size="lg" variant="second" name={SETTINGS_FIELDS.intent} value="preview">
                {t('settings.preview.show')}
              </Button>
              <TextLink href={href('/admin/settings')}>{t('core:words.cancel')}</TextLink>
            </SaveBar>
          </>
        ) : null}
      </form>
      <section className="mt-7" aria-labelledby="history">
        <h2 id="history" className="mb-4">
          {t('settings.history')}
        </h2>
        <SettingHistory fields={page.fields} history={page.history} />
      </section>
    </>
  );
}

/** What was typed for a setting; an unticked switch was posted as nothing at all. */
function typedText(typed: Readonly<Record<string, string | readonly string[]>>, key: string) {
  return typed[key] ?? typed[`${key}.amount`] ?? '';
}
