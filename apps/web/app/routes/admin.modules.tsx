import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, type SiteContext, siteOf, useSite } from '@viche/site';
import { Button, Chip, Notice, Table } from '@viche/ui';
import { type ChangeData, ChangeHistory } from '../desk/change-history.tsx';
import { doneOf } from '../desk/desk-form.tsx';
import { ownerAccess } from '../desk/desk-roles.ts';
import { movedOrder, OrderButtons, STEPS } from '../modules/module-order.tsx';

const CHANGES = 'query ModuleChanges { moduleChanges { id at key oldValue newValue by } }';
const ORDER = mutationDocument('orderModules');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { searchParams } = new URL(request.url);
  const modules = await site.desk.modules();
  const { moduleChanges } = await site.query<{ moduleChanges: readonly ChangeData[] }>(CHANGES);
  const step = doneOf(request, STEPS);
  const moved = step && modules.find(({ plugin, state }) => state === 'on' && plugin === searchParams.get('subject'));
  return {
    title: site.translator.t('core:areas.modules'),
    modules,
    changes: moduleChanges,
    saved: searchParams.get('saved') !== null,
    moved: moved ? { plugin: moved.plugin, step } : null,
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
  if (form.get('act') === 'order') return orderAct(site, form, posted.idempotencyKey);
  const to = form.get('to') === 'on' ? 'on' : 'off';
  const outcome = await site.desk.switchModule(String(form.get('plugin') ?? ''), to);
  if (!outcome.done) return data({ message: outcome.refusal.message }, { status: outcome.status });
  return redirect(`${site.href('/admin/modules')}?saved=yes`, 303);
}

async function orderAct(site: SiteContext, form: FormData, idempotencyKey: string | null) {
  const [seen = '', plugin = ''] = ['seen', 'plugin'].map((name) => String(form.get(name) ?? ''));
  const step = form.get('step') === 'up' ? 'up' : 'down';
  const order = seen.split(' ').filter(Boolean);
  // What cannot move stays: whoever sees another order than there is, is told so by the command.
  const modules = movedOrder(order, plugin, step) ?? order;
  const outcome = await site.mutate(ORDER, { input: { modules, seen: order, idempotencyKey } });
  if (!outcome.done) return data({ message: outcome.refusal.message }, { status: outcome.status });
  return redirect(`${site.href('/admin/modules')}?done=${step}&subject=${encodeURIComponent(plugin)}`, 303);
}

/** Which modules this site has and in which order; switching one off closes its doors and keeps its data. */
export default function Modules() {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { modules, changes, saved, moved, access } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const order = modules.filter(({ state }) => state === 'on').map(({ plugin }) => plugin);
  const titleOf = (plugin: string) => modules.find((known) => known.plugin === plugin)?.title ?? plugin;
  return (
    <>
      <h1>{t('core:areas.modules')}</h1>
      <p className="lead mt-4 mb-5">{t('modules.lead')}</p>
      {refusal ? (
        <Notice tone="bad" headingLevel={2} title={t('modules.refused')} appears="after-act">
          {refusal.message}
        </Notice>
      ) : null}
      {moved && !refusal ? (
        <Notice
          tone="ok"
          headingLevel={2}
          title={t('modules.moved', {
            title: titleOf(moved.plugin),
            place: order.indexOf(moved.plugin) + 1,
            of: order.length,
          })}
          appears="after-act"
        />
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
          ...(access === 'change' && order.length > 1
            ? [
                {
                  key: 'order',
                  title: t('modules.order'),
                  cell: ({ plugin, title, state }: (typeof modules)[number]) =>
                    state === 'on' ? (
                      <OrderButtons
                        plugin={plugin}
                        title={title}
                        order={order}
                        pressed={moved?.plugin === plugin ? moved.step : null}
                      />
                    ) : (
                      '—'
                    ),
                },
              ]
            : []),
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
      <ChangeHistory
        changes={changes}
        none={t('modules.noHistory')}
        nameOf={(key) => (key === 'order' ? t('modules.order') : titleOf(key))}
        textOf={(_key, value) =>
          Array.isArray(value)
            ? value.map((plugin) => titleOf(String(plugin))).join(', ')
            : t(value === 'on' ? 'modules.on' : 'modules.off')
        }
      />
    </>
  );
}
