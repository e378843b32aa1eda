import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Card, CheckList, Fold, Icon, Notice, Split, Table, TextLink } from '@viche/ui';
import { CONTACT_FIELDS, type ContactData } from '../account/contact-data.ts';
import { ContactState } from '../account/contact-state.tsx';

const ACCOUNT = `query Account {
  myLogins { id device providerId signedInAt state }
  myContact { ${CONTACT_FIELDS} }
}`;

interface LoginData {
  readonly id: string;
  readonly device: string;
  readonly providerId: string;
  readonly signedInAt: string;
  readonly state: 'here' | 'open' | 'ended';
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const profile = await site.account.profile();
  const sessions = await site.account.sessions();
  const { myLogins, myContact } = await site.query<{ myLogins: LoginData[]; myContact: ContactData }>(ACCOUNT);
  const ended = new URL(request.url).searchParams.get('ended');
  return {
    title: site.translator.t('core:areas.account'),
    profile,
    sessions,
    ended,
    logins: myLogins,
    contact: myContact,
  };
}

export const meta = pageMeta;

/** Who I am here, what I may do, where I am signed in, what is kept about me. */
export default function Account() {
  const { t } = useTranslation('site');
  const { profile, ended } = useLoaderData<typeof loader>();
  const format = useFormat();
  const verified = profile.verifiedAt ? t('account.verified', { date: format.date(profile.verifiedAt, 'day') }) : null;
  return (
    <>
      <div className="row row-between row-top mb-5">
        <div className="flow-sm">
          <h1>{t('core:areas.account')}</h1>
          <p className="icon-line">
            <Icon name="shield" />
            <span>{[profile.name, verified].filter(Boolean).join(', ')}</span>
          </p>
        </div>
        <form method="post" action="/auth/logout">
          <FormSecrets scope="logout" />
          <Button variant="second">{t('core:words.signOut')}</Button>
        </form>
      </div>
      {ended === 'no' ? (
        <Notice tone="bad" headingLevel={2} title={t('account.notEnded')} appears="after-act">
          {t('form.stale')}
        </Notice>
      ) : ended ? (
        <Notice tone="ok" headingLevel={2} title={t('account.ended')} appears="after-act">
          {t('account.endedBody')}
        </Notice>
      ) : null}
      <Split>
        <div className="flow-lg">
          <Mail />
          <Sessions />
          <LastLogins />
        </div>
        <aside aria-label={t('account.aside')}>
          <div className="stick flow">
            <Rights />
            <MyData />
          </div>
        </aside>
      </Split>
    </>
  );
}

function Mail() {
  const { t } = useTranslation('letters');
  const { href } = useSite();
  const { contact } = useLoaderData<typeof loader>();
  const action = contact.verifiedAt ? 'change' : contact.address ? 'confirmThis' : 'first';
  return (
    <section aria-labelledby="mail" className="flow-sm">
      <h2 id="mail">{t('contact.title')}</h2>
      <ContactState contact={contact} />
      <p className="row row-lg">
        <TextLink href={href('/account/contacts')}>{t(`contact.${action}`)}</TextLink>
        <TextLink href={href('/account/letters')}>{t('contact.choose')}</TextLink>
      </p>
    </section>
  );
}

function Sessions() {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const { sessions } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="devices">
      <h2 id="devices" className="mb-4">
        {t('account.devices')}
      </h2>
      <Table
        caption={t('account.devices')}
        captionAs="hidden"
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          { key: 'device', title: t('account.device'), cell: ({ device }) => device },
          { key: 'since', title: t('account.since'), cell: ({ signedInAt }) => format.dateTime(signedInAt, 'day') },
          { key: 'seen', title: t('account.seen'), cell: ({ lastSeenAt }) => format.dateTime(lastSeenAt, 'day') },
          {
            key: 'act',
            title: t('account.act'),
            cell: ({ id, device, place }) =>
              place === 'this-device' ? (
                t('account.thisDevice')
              ) : (
                <form method="post" action={href('/account/sessions')}>
                  <FormSecrets scope="sessions" />
                  <Button variant="second" name="session" value={id}>
                    {t('core:words.signOut')}
                    <span className="sr">: {device}</span>
                  </Button>
                </form>
              ),
          },
        ]}
      />
      {sessions.length > 1 ? (
        <form method="post" action={href('/account/sessions')} className="mt-4">
          <FormSecrets scope="sessions" />
          <Button variant="second" name="session" value="others">
            {t('account.endOthers')}
          </Button>
        </form>
      ) : null}
    </section>
  );
}

/** Log-ins of the last 30 days: a person finds one that was somebody else's. */
function LastLogins() {
  const { t } = useTranslation('people');
  const format = useFormat();
  const site = useSite();
  const { logins } = useLoaderData<typeof loader>();
  const wayOf = (id: string) => site.logins.find((login) => login.id === id)?.label ?? id;
  return (
    <Fold summary={t('logins.title')}>
      <Table
        caption={t('logins.title')}
        captionAs="hidden"
        size="sm"
        rows={logins}
        rowKey={({ id }) => id}
        columns={[
          { key: 'at', title: t('logins.at'), cell: ({ signedInAt }) => format.dateTime(signedInAt, 'day') },
          { key: 'device', title: t('logins.device'), cell: ({ device }) => device },
          { key: 'way', title: t('logins.way'), cell: ({ providerId }) => wayOf(providerId) },
          { key: 'state', title: t('logins.state'), cell: ({ state }) => t(`logins.${state}`) },
        ]}
      />
    </Fold>
  );
}

/** What this level of confirmed identity allows, and what is still missing. */
function Rights() {
  const { t } = useTranslation('site');
  const { actor, href } = useSite();
  const { assurance } = actor;
  const known = assurance === 'eid' || assurance === 'resident';
  return (
    <Card title={t('account.rights')} headingLevel={2}>
      <p>{t(`account.assurance.${assurance}`)}</p>
      <CheckList
        items={[
          { key: 'read', state: 'yes', text: t('account.right.letters') },
          { key: 'sign', state: known ? 'yes' : 'no', text: t('account.right.sign') },
          { key: 'resident', state: assurance === 'resident' ? 'yes' : 'no', text: t('account.right.resident') },
        ]}
      />
      <p>
        <a href={href('/residency')}>{t('residency:page.title')}</a>
      </p>
    </Card>
  );
}

function MyData() {
  const { t } = useTranslation('site');
  const { href } = useSite();
  return (
    <Card title={t('account.data')} headingLevel={2} look="linen">
      <ul className="flow-sm links">
        <li>
          <a className="icon-line" href={href('/account/export')}>
            <Icon name="download" />
            {t('account.download')}
          </a>
        </li>
        <li>
          <a className="icon-line" href={href('/account/erase')}>
            <Icon name="trash" />
            {t('account.erase')}
          </a>
        </li>
      </ul>
    </Card>
  );
}
