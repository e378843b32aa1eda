import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { DescriptionList, LinkButton, Notice, TextLink } from '@viche/ui';
import { Arithmetic } from '../components/arithmetic.tsx';
import { DESK_PETITION, type DeskPetitionResult } from '../desk-document.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const { petition } = await site.query<DeskPetitionResult>(DESK_PETITION, { ref: params.key });
  if (!petition?.viewerIsAuthor || !petition.submittedAt)
    throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return { petition, title: site.translator.t('petitions:draft.receipt.title'), robots: 'noindex' as const };
}

export const meta = pageMeta;

/** What was handed in and when, and until when it is checked: the page to keep or to print. */
export default function PetitionReceipt() {
  const { petition } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href, nonce } = useSite();
  const term = petition.terms.find(({ kind }) => kind === 'moderation');
  return (
    <div className="flow measure" data-forget-drafts="">
      <Notice tone="ok" headingLevel={2} title={t('draft.receipt.title')} appears="after-act">
        {t('draft.receipt.lead')}
      </Notice>
      <h1>
        <Written>{petition.title}</Written>
      </h1>
      <DescriptionList
        facts={[
          {
            key: 'at',
            term: t('draft.receipt.at'),
            value: petition.submittedAt ? format.dateTime(petition.submittedAt) : '',
          },
          { key: 'ref', term: t('draft.receipt.ref'), value: <code>{petition.ref}</code> },
          ...(term?.dueOn ? [{ key: 'due', term: t('draft.receipt.due'), value: format.date(term.dueOn, 'day') }] : []),
        ]}
      />
      {term ? <Arithmetic steps={term.arithmetic} /> : null}
      <p className="row">
        <LinkButton variant="second" href={href(`/account/petitions/${petition.ref}`)}>
          {t('draft.receipt.open')}
        </LinkButton>
        <TextLink href={href('/account/petitions')}>{t('draft.receipt.mine')}</TextLink>
      </p>
      <script type="module" src="/draft.js" nonce={nonce} />
    </div>
  );
}
