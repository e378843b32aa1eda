import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { TaskList } from '@viche/ui';

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { t } = site.translator;
  // The site's own settings before those of its modules.
  const core = { plugin: 'core', title: t('core:module.title'), purpose: t('core:module.purpose') };
  return { title: t('core:areas.settings'), modules: [core, ...(await site.desk.modules())] };
}

export const meta = pageMeta;

/** Settings by module. */
export default function Settings() {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { modules } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('core:areas.settings')}</h1>
      <p className="lead mt-4">{t('settings.lead')}</p>
      <TaskList
        tasks={modules.map(({ plugin, title, purpose }) => ({
          href: href(`/admin/settings/${plugin}`),
          icon: 'gear',
          title,
          note: purpose,
        }))}
      />
    </>
  );
}
