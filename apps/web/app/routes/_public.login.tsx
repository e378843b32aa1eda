import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Card, CheckList, Fold, LoginChoice, PageMain, Split } from '@viche/ui';
import { contactOf } from '../contacts.ts';
import { LoginRefusal, loginRefusal } from '../login-refusal.tsx';

export function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  if (site.kind === 'platform') throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { searchParams } = new URL(request.url);
  const returnTo = site.returnPath(searchParams.get('returnTo'));
  if (site.actor.participantId) throw redirect(returnTo);
  const title = site.translator.t('site:login.title');
  return {
    title: `${title} · ${site.tenant.names[site.locale].short}`,
    returnTo,
    error: loginRefusal(request, site.translator),
  };
}

export const meta = pageMeta;

const LOOKS = {
  eid: { icon: 'key', note: 'login.eidNote' },
  'gov-id': { icon: 'shield', note: 'login.govIdNote' },
} as const;

/** Ways to sign in: why, what we get and do not get, what to do without any of them. */
export default function Login() {
  const { t } = useTranslation('site');
  const { returnTo, error } = useLoaderData<typeof loader>();
  const { logins } = useSite();
  return (
    <PageMain>
      <Split>
        <div className="measure flow">
          {error ? <LoginRefusal {...error} /> : null}
          <h1>{t('login.title')}</h1>
          <p className="lead">{t(returnTo === '/' ? 'login.lead' : 'login.leadBack')}</p>
          <LoginChoice
            legend={t('login.choose')}
            action={`/auth/login/${logins[0]?.id}`}
            keep={{ returnTo }}
            providers={logins.map(({ id, label }) => ({
              value: id,
              icon: LOOKS[id].icon,
              label,
              note: t(LOOKS[id].note),
              action: `/auth/login/${id}`,
            }))}
          />
          <p className="muted sm">{t('login.whereTyped')}</p>
          <NothingOfThese />
          <Fold summary={t('login.young')}>{t('login.youngBody')}</Fold>
        </div>
        <aside aria-label={t('login.aside')}>
          <div className="stick flow">
            <Card look="linen" title={t('login.why')} headingLevel={2}>
              <p>{t('login.whyBody')}</p>
            </Card>
            <Card title={t('login.get')} headingLevel={2}>
              <CheckList
                items={[
                  { key: 'name', state: 'yes', text: t('login.getName') },
                  { key: 'code', state: 'yes', text: t('login.getCode') },
                  { key: 'birth', state: 'yes', text: t('login.getBirth') },
                  { key: 'bank', state: 'no', text: t('login.notBank') },
                  { key: 'address', state: 'no', text: t('login.notAddress') },
                ]}
              />
            </Card>
          </div>
        </aside>
      </Split>
    </PageMain>
  );
}

function NothingOfThese() {
  const { t } = useTranslation('site');
  const site = useSite();
  const place = [contactOf(site, 'desk'), contactOf(site, 'hours')].filter(Boolean).join(', ');
  return <Fold summary={t('login.none')}>{`${t('login.noneBody')}${place ? ` ${place}.` : ''}`}</Fold>;
}
