import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, LinkButton } from '@viche/ui';
import { LookedAt, LookHead } from '../components/looked-at.tsx';
import { type LookFormResult, SIGNATORY_LOOK, type SignatoryLookData } from '../look-document.ts';

type Found = LookFormResult & { readonly petitionSignatoryLook: SignatoryLookData | null };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const variables = { ref: params.key, id: params.look };
  const { petition, petitionSignatoryLook: look, ...day } = await site.query<Found>(SIGNATORY_LOOK, variables);
  if (!petition?.acts.includes('LOOK_AT_SIGNATORIES')) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  if (look?.petition.ref !== petition.ref) throw redirect(site.href(`/admin/petitions/${petition.ref}/look?over=yes`));
  return {
    petition,
    look,
    looks: { left: Math.max(day.petitionLooksPerDay - day.looksToday, 0), limit: day.petitionLooksPerDay },
    title: `${site.translator.t('petitions:integrity.looks.title')}: ${petition.title}`,
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

/** What a look opened. The address holds no name and shows it to nobody else, and to nobody after some minutes. */
export default function LookedAtPage() {
  const { petition, look, looks } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const path = `/admin/petitions/${petition.ref}`;
  const again = look.invalidation ? `${path}/look?invalidation=${look.invalidation}` : `${path}/look`;
  return (
    <>
      <Crumbs
        items={[
          { href: href(path), label: petition.title },
          { href: href(`${path}/names`), label: t('integrity.names.title') },
        ]}
      />
      <h1>{t('integrity.looks.title')}</h1>
      <LookHead look={look} />
      <LookedAt petition={petition} look={look} scope={`petitions.look:${petition.ref}`} />
      <p className="row mt-6">
        <LinkButton variant="second" href={href(again)}>
          {t('integrity.looks.again')}
        </LinkButton>
        <span className="muted">{t('integrity.looks.left', looks)}</span>
      </p>
    </>
  );
}
