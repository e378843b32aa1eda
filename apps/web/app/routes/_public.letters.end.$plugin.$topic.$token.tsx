import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Button, GoLink, Notice, PageMain } from '@viche/ui';

type Params = LoaderFunctionArgs['params'];
const linkOf = ({ plugin = '', topic = '', token = '' }: Params) => ({ plugin, topic, token });

/** The link at the foot of a letter that may be switched off. Opening it changes nothing. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const topic = await site.follows.lookAtLetters(linkOf(params));
  return { topic, title: site.translator.t('letters:end.title'), robots: 'noindex' as const };
}

/** The page's button, or a mail program that posts for the person (RFC 8058). Posted again, it says the same. */
export async function action({ params, context }: ActionFunctionArgs) {
  await siteOf(context).follows.endLetters(linkOf(params));
  return { ended: true };
}

export const meta = pageMeta;

export default function EndLetters() {
  const { topic } = useLoaderData<typeof loader>();
  const ended = useActionData<typeof action>()?.ended === true;
  const { t } = useTranslation('letters');
  const { href } = useSite();
  return (
    <PageMain>
      <div className="measure flow">
        <h1>{t('end.title')}</h1>
        {ended ? (
          <Notice tone="ok" headingLevel={2} title={t('end.done')} appears="after-act">
            {t('end.doneBody')}
          </Notice>
        ) : (
          <form method="post" className="flow">
            <p className="lead">{t('end.lead')}</p>
            <p>
              <b>{topic.title}</b>
              <br />
              {topic.about}
            </p>
            <Button size="lg">{t('end.act')}</Button>
          </form>
        )}
        <GoLink href={href('/')}>{t('end.home')}</GoLink>
      </div>
    </PageMain>
  );
}
