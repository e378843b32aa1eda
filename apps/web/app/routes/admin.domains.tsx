import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, type SiteContext, siteOf, useSite } from '@viche/site';
import { Button, DescriptionList, EmptyState, TextInput } from '@viche/ui';
import { DeskAnswer, doneOf, errorIn, typedOf } from '../desk/desk-form.tsx';
import { requireOwner } from '../desk/desk-roles.ts';
import { DeskSection } from '../desk/desk-section.tsx';
import { DomainCard } from '../domains/domain-card.tsx';
import {
  DOMAIN_ACTS,
  DOMAIN_FIELDS,
  type DomainAct,
  type DomainData,
  type SiteAddressData,
} from '../domains/domain-data.ts';
import { ProofNotice } from '../people/proof-notice.tsx';

const DOMAINS = `query DeskDomains { ownDomains { ${DOMAIN_FIELDS} } siteAddress { desk main target } }`;
const MUTATIONS: Readonly<Record<DomainAct, string>> = {
  claimed: mutationDocument('claimDomain'),
  asked: mutationDocument('checkDomain'),
  main: mutationDocument('chooseMainDomain'),
  removed: mutationDocument('removeDomain'),
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  const page = await site.query<{ ownDomains: readonly DomainData[]; siteAddress: SiteAddressData }>(DOMAINS);
  const title = site.translator.t('domains:title');
  return { title, ...page, done: doneOf(request, DOMAIN_ACTS), robots: 'noindex' as const };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  const posted = await site.readForm(request, 'domains');
  if (!posted.done) return data({ refusal: posted.refusal, typed: typedOf(posted.typed) }, { status: posted.status });
  const typed = typedOf(posted.form);
  const act = DOMAIN_ACTS.find((known) => known === typed.intent) ?? 'claimed';
  const outcome = await site.mutate(MUTATIONS[act], {
    input: { ...inputOf(act, typed), idempotencyKey: posted.idempotencyKey },
  });
  if (outcome.done) return redirect(pageAfter(site, act), 303);
  return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

/** A name from the form of claims, or of the card whose button was pressed; none means the platform's address. */
const inputOf = (act: DomainAct, { host = '', of = '' }: Readonly<Record<string, string>>) =>
  act === 'claimed' ? { host } : { host: act === 'main' && of === '' ? null : of };

const pageAfter = (site: SiteContext, act: DomainAct): string => `${site.href('/admin/domains')}?done=${act}`;

/** Names of the hromada's own: what to enter at the registrar, how each stands, which one is the main. */
export default function Domains() {
  const { ownDomains, siteAddress, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('domains');
  const { href, asksForProof } = useSite();
  return (
    <>
      {asksForProof ? null : <DeskAnswer refused={refused} fields={['host']} done={done && t(`said.${done}`)} />}
      <h1>{t('title')}</h1>
      <p className="lead mt-4 mb-5">{t('lead')}</p>
      <ProofNotice />
      <Addresses address={siteAddress} />
      <DeskSection id="list" title={t('list')}>
        {ownDomains.length === 0 ? (
          <EmptyState icon="globe" title={t('none')} headingLevel={3}>
            {t('noneBody')}
          </EmptyState>
        ) : (
          <div className="flow">
            {ownDomains.map((domain) => (
              <DomainCard key={domain.host} domain={domain} />
            ))}
          </div>
        )}
      </DeskSection>
      <DeskSection id="claim" title={t('claim.title')}>
        <form method="post" action={href('/admin/domains')} className="flow measure" noValidate>
          <FormSecrets scope="domains" />
          <TextInput
            id="host"
            name="host"
            label={t('claim.host')}
            hint={t('claim.hint')}
            error={errorIn(refused, 'host')}
            defaultValue={refused?.typed.host ?? ''}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
          />
          <Button name="intent" value="claimed">
            {t('claim.act')}
          </Button>
        </form>
      </DeskSection>
    </>
  );
}

function Addresses({ address: { desk, main } }: { address: SiteAddressData }) {
  const { t } = useTranslation('domains');
  const { href } = useSite();
  return (
    <DeskSection id="addresses" title={t('addresses')}>
      <DescriptionList
        facts={[
          { key: 'main', term: t('mainAddress'), value: <a href={main}>{main}</a> },
          { key: 'desk', term: t('deskAddress'), value: desk },
        ]}
      />
      <p className="muted mt-4">{t('addressNote')}</p>
      {main === desk ? null : (
        <form method="post" action={href('/admin/domains')} className="mt-4">
          <FormSecrets scope="domains" />
          <Button variant="second" name="intent" value="main">
            {t('act.back')}
          </Button>
        </form>
      )}
    </DeskSection>
  );
}
