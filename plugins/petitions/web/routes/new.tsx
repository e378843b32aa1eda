import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, ItemList, LinkButton, ListRow, MetaItem, PageMain } from '@viche/ui';
import { stagePath } from '../drafting/stages.ts';

const DRAFTS = /* GraphQL */ `
  query MyDrafts {
    myPetitions { ref title draft { savedAt keptUntil } }
  }
`;

interface Begun {
  readonly ref: string;
  readonly title: string;
  readonly draft: { readonly savedAt: string; readonly keptUntil: string } | null;
}

/** Whoever has drafts chooses; everybody else begins at once. */
export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  // Nothing new begins on a site that closes: its banner says so on every page.
  if (site.tenant.closing) throw redirect(site.href('/petitions'), 303);
  const begun = site.actor.participantId
    ? (await site.query<{ myPetitions: readonly Begun[] }>(DRAFTS)).myPetitions.filter(({ draft }) => draft)
    : [];
  if (begun.length === 0) throw redirect(site.href(stagePath('title', null)), 303);
  return { begun, title: site.translator.t('petitions:draft.new'), robots: 'noindex' as const };
}

export const meta = pageMeta;

export default function NewPetition() {
  const { begun } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/petitions'), label: t('nav.public') }]} />
      <div className="measure flow">
        <h1>{t('draft.choose.title')}</h1>
        <ItemList order="loose">
          {begun.map(({ ref, title, draft }) => (
            <ListRow
              key={ref}
              href={href(stagePath('preview', ref))}
              headingLevel={2}
              title={title || t('draft.untitled')}
              meta={
                <MetaItem icon="check">
                  {t('account.savedAt', { date: draft ? format.dateTime(draft.savedAt) : '' })}
                </MetaItem>
              }
            />
          ))}
        </ItemList>
        <p>
          <LinkButton size="lg" icon="plus" href={href(stagePath('title', null))}>
            {t('draft.choose.begin')}
          </LinkButton>
        </p>
      </div>
    </PageMain>
  );
}
