import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, EmptyState, KeysetPagination, PageMain } from '@viche/ui';
import { Signatories, type Signatory } from '../components/signatories.tsx';
import { petitionPath } from '../petition-path.ts';

const SIGNATURES = /* GraphQL */ `
  query PetitionSignatures($ref: String!, $after: String) {
    petition(ref: $ref) {
      ref
      title
      signatureCount
      signatories(after: $after) { edges { node { name signedOn } } pageInfo { hasNextPage endCursor } }
    }
  }
`;

interface SignaturesResult {
  readonly petition: {
    readonly ref: string;
    readonly title: string;
    readonly signatureCount: number;
    readonly signatories: {
      readonly edges: readonly { readonly node: Signatory }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
}

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const after = new URL(request.url).searchParams.get('after');
  const { petition } = await site.query<SignaturesResult>(SIGNATURES, { ref: params.key, after });
  if (!petition) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const title = site.translator.t('petitions:page.signatories');
  return { petition, title: `${title}: ${petition.title}`, robots: 'noindex' as const };
}

export const meta = pageMeta;

export default function PetitionSignatures() {
  const { petition } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const path = petitionPath(petition);
  const { edges, pageInfo } = petition.signatories;
  const signatories = edges.map(({ node }) => node);
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  return (
    <PageMain>
      <Crumbs
        items={[
          { href: href('/petitions'), label: t('nav.public') },
          { href: href(path), label: petition.title },
        ]}
      />
      <h1>{t('page.signatories')}</h1>
      <p className="muted">{t('page.signatoriesLead')}</p>
      {signatories.length === 0 ? (
        <EmptyState icon="users" title={t('page.nobody')} />
      ) : (
        <>
          <p>{t('page.counter', { count: petition.signatureCount })}</p>
          <Signatories signatories={signatories} />
          <KeysetPagination
            label={t('page.signatories')}
            nextHref={next ? `${href(`${path}/signatures`)}?after=${next}` : undefined}
          />
        </>
      )}
    </PageMain>
  );
}
