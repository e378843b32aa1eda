import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { LinkButton, Table, TextLink } from '@viche/ui';

const MY_DATA = /* GraphQL */ `
  query MyData {
    dataUses { data purpose ground kept }
    myProcessingLog { at act about }
    myContact { address verifiedAt }
    documents { id kind title url }
  }
`;

interface MyDataAnswer {
  readonly dataUses: readonly { data: string; purpose: string; ground: string; kept: string }[];
  readonly myProcessingLog: readonly { at: string; act: string; about: string }[];
  readonly myContact: { readonly address: string | null; readonly verifiedAt: string | null };
  readonly documents: readonly { id: string; kind: string; title: string; url: string | null }[];
}

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const { documents, ...answer } = await site.query<MyDataAnswer>(MY_DATA);
  const notice = documents.find(({ kind, url }) => kind === 'privacy-notice' && url !== null) ?? null;
  return { title: site.translator.t('mydata:page.title'), ...answer, notice, robots: 'noindex' as const };
}

export const meta = pageMeta;

/** What is kept about the person and why, what was agreed to, what was done with it (law 2297-VI art. 8). */
export default function MyData() {
  const { notice } = useLoaderData<typeof loader>();
  const { t } = useTranslation('mydata');
  const { href } = useSite();
  return (
    <div className="flow-lg">
      <h1>{t('page.title')}</h1>
      <p className="muted measure">{t('page.lead')}</p>
      {notice?.url ? <TextLink href={notice.url}>{t('page.notice')}</TextLink> : null}
      <Uses />
      <Consents />
      <section aria-labelledby="take" className="flow-sm measure">
        <h2 id="take">{t('page.take')}</h2>
        <p>{t('page.takeBody')}</p>
        <LinkButton variant="second" icon="download" href={href('/account/export')}>
          {t('page.download')}
        </LinkButton>
      </section>
      <Log />
    </div>
  );
}

function Uses() {
  const { dataUses } = useLoaderData<typeof loader>();
  const { t } = useTranslation('mydata');
  return (
    <section aria-labelledby="uses" className="flow-sm">
      <h2 id="uses">{t('page.uses')}</h2>
      <Table
        caption={t('page.uses')}
        captionAs="hidden"
        stack="wide"
        size="sm"
        rows={dataUses}
        rowKey={({ data }) => data}
        columns={(['data', 'purpose', 'ground', 'kept'] as const).map((key) => ({
          key,
          title: t(`page.${key}`),
          cell: (row: MyDataAnswer['dataUses'][number]) => row[key],
        }))}
      />
    </section>
  );
}

function Consents() {
  const { myContact } = useLoaderData<typeof loader>();
  const { t } = useTranslation('mydata');
  const { href } = useSite();
  const { address, verifiedAt } = myContact;
  return (
    <section aria-labelledby="consents" className="flow-sm measure">
      <h2 id="consents">{t('page.consents')}</h2>
      <p>{t('page.consentsLead')}</p>
      <p>{address && verifiedAt ? t('page.contact', { address }) : t('page.noContact')}</p>
      <ul className="flow-sm links">
        {(
          [
            ['/account/contacts', 'manageContact'],
            ['/account/letters', 'manageLetters'],
            ['/account/follows', 'manageFollows'],
          ] as const
        ).map(([path, words]) => (
          <li key={path}>
            <a href={href(path)}>{t(`page.${words}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Log() {
  const { myProcessingLog } = useLoaderData<typeof loader>();
  const { t } = useTranslation('mydata');
  const format = useFormat();
  const { href } = useSite();
  return (
    <section aria-labelledby="log" className="flow-sm">
      <h2 id="log">{t('page.log')}</h2>
      <p className="measure">{t('page.logLead')}</p>
      <TextLink href={href('/account/looks')}>{t('page.looks')}</TextLink>
      {myProcessingLog.length === 0 ? (
        <p className="muted">{t('page.empty')}</p>
      ) : (
        <Table
          caption={t('page.log')}
          captionAs="hidden"
          stack="wide"
          size="sm"
          rows={myProcessingLog.map((row, index) => ({ ...row, key: String(index) }))}
          rowKey={({ key }) => key}
          columns={[
            { key: 'when', title: t('page.when'), cell: ({ at }) => format.dateTime(at, 'day') },
            { key: 'what', title: t('page.what'), cell: ({ act }) => act },
            { key: 'about', title: t('page.about'), cell: ({ about }) => about },
          ]}
        />
      )}
    </section>
  );
}
