import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Chip, Notice, Table } from '@viche/ui';
import { ownerAccess } from '../desk/desk-roles.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  return {
    title: site.translator.t('core:areas.modules'),
    modules: await site.desk.modules(),
    saved: new URL(request.url).searchParams.get('saved') !== null,
    access: ownerAccess(site),
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, 'modules');
  if (!posted.done) return data({ message: posted.refusal.message }, { status: posted.status });
  const { form } = posted;
  const to = form.get('to') === 'on' ? 'on' : 'off';
  const outcome = await site.desk.switchModule(String(form.get('plugin') ?? ''), to);
  if (!outcome.done) return data({ message: outcome.refusal.message }, { status: outcome.status });
  return redirect(`${site.href('/admin/modules')}?saved=yes`, 303);
}

/** Which modules this site has; switching one off closes its doors and keeps its data. */
export default function Modules() {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { modules, saved, access } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return (
    <>
      <h1>{t('core:areas.modules')}</h1>
      <p className="lead mt-4 mb-5">{t('modules.lead')}</p>
      {refusal ? (
        <Notice tone="bad" headingLevel={2} title={t('modules.refused')} appears="after-act">
          {refusal.message}
        </Notice>
      ) : null}
      {saved && !refusal ? <Notice tone="ok" headingLevel={2} title={t('modules.saved')} appears="after-act" /> : null}
      <Table
        caption={t('core:areas.modules')}
        captionAs="hidden"
        rows={modules}
        rowKey={({ plugin }) => plugin}
        columns={[
          {
            key: 'module',
            title: t('modules.module'),
            cell: ({ title, purpose }) => (
              <>
                {title}
                <br />
                <span className="muted sm">{purpose}</span>
              </>
            ),
          },
          {
            key: 'state',
            title: t('modules.state'),
            cell: ({ state }) => (
              <Chip tone={state === 'on' ? 'ok' : 'calm'} icon={state === 'on' ? 'ok' : 'pause'}>
                {t(`modules.${state}`)}
              </Chip>
            ),
          },
          {
            key: 'rules',
            title: t('core:areas.settings'),
            cell: ({ plugin, title }) => (
              <a href={href(`/admin/settings/${plugin}`)}>
                {t('modules.rules')}
                <span className="sr">: {title}</span>
              </a>
            ),
          },
          ...(access === 'change'
            ? [
                {
                  key: 'act',
                  title: t('modules.act'),
                  cell: ({ plugin, title, state, offer }: (typeof modules)[number]) =>
                    state === 'off' && offer === 'withheld' ? (
                      t('modules.notOffered')
                    ) : (
                      <form method="post" action={href('/admin/modules')}>
                        <FormSecrets scope="modules" />
                        <input type="hidden" name="plugin" value={plugin} />
                        <Button variant="second" name="to" value={state === 'on' ? 'off' : 'on'}>
                          {t(state === 'on' ? 'modules.switchOff' : 'modules.switchOn')}
                          <span className="sr">: {title}</span>
                        </Button>
                      </form>
                    ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
