import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { isId } from '@viche/plugin-api';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, EmptyState, ErrorSummary, Notice, Table } from '@viche/ui';

const MY_FOLLOWS = /* GraphQL */ `
  query MyFollows {
    myFollows { id title path since byMail confirmed }
  }
`;

interface MyFollow {
  readonly id: string;
  readonly title: string | null;
  readonly path: string | null;
  readonly since: string;
  readonly byMail: boolean;
  readonly confirmed: boolean;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const { myFollows } = await site.query<{ myFollows: MyFollow[] }>(MY_FOLLOWS);
  const ended = new URL(request.url).searchParams.has('ended');
  return { myFollows, ended, title: site.translator.t('follows:account.title'), robots: 'noindex' as const };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const posted = await site.readForm(request, 'follows');
  if (!posted.done) return data({ message: posted.refusal.message }, { status: posted.status });
  const asked = String(posted.form.get('follow') ?? '');
  if (isId(asked)) await site.follows.endOwn(asked);
  return redirect(`${site.href('/account/follows')}?ended=yes`, 303);
}

export const meta = pageMeta;

/** What the person is told about by mail, each with the button that ends it. */
export default function MyFollows() {
  const { myFollows, ended } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('follows');
  return (
    <div className="flow">
      {refused ? <ErrorSummary errors={[refused]} /> : null}
      <h1>{t('account.title')}</h1>
      {ended ? <Notice tone="ok" headingLevel={2} title={t('account.ended')} appears="after-act" /> : null}
      {myFollows.length === 0 ? (
        <EmptyState icon="mail" title={t('account.none')}>
          {t('account.noneBody')}
        </EmptyState>
      ) : (
        <>
          <p className="muted">{t('account.lead')}</p>
          <FollowTable follows={myFollows} />
        </>
      )}
    </div>
  );
}

function FollowTable({ follows }: { follows: readonly MyFollow[] }) {
  const { t } = useTranslation('follows');
  const format = useFormat();
  const { href } = useSite();
  return (
    <Table
      caption={t('account.title')}
      captionAs="hidden"
      rows={follows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'thing',
          title: t('account.thing'),
          cell: ({ title, path }) => (path ? <a href={href(path)}>{title}</a> : t('account.gone')),
        },
        {
          key: 'since',
          title: t('account.sinceWhen'),
          cell: ({ since, byMail, confirmed }) => (
            <>
              {format.date(since, 'day')}
              {byMail ? <span className="muted"> · {t('account.byMail')}</span> : null}
              {confirmed ? null : <span className="muted"> · {t('account.waiting')}</span>}
            </>
          ),
        },
        {
          key: 'act',
          title: t('account.actTitle'),
          cell: ({ id, title }) => (
            <form method="post" action={href('/account/follows')}>
              <FormSecrets scope="follows" />
              <Button variant="second" name="follow" value={id}>
                {t('account.act')}
                <span className="sr">: {title}</span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
}
