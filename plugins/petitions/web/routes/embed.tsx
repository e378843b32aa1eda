import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { EmbeddedCard, LinkButton, Progress } from '@viche/ui';
import { stateWord } from '../components/state-chip.tsx';
import { daysLeft, lastDay } from '../days-left.ts';
import { addressOf, publishedPetition } from '../petition-summary.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const petition = await publishedPetition(site, params.key);
  site.cacheFor(`Petition:${petition.uuid}`);
  return { petition, title: petition.title, robots: 'noindex' as const };
}

export const meta = pageMeta;

/**
 * The counter of a petition inside somebody else's page. It only shows and leads here: no form, no script, no cookie, so
 * that whoever frames it can make nobody sign (threats B04). It is up to date whenever it is loaded, and does not reload
 * by itself, which would take the focus away from who is reading (WCAG 2.2, failure F41).
 */
export default function PetitionEmbed() {
  const { petition } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const site = useSite();
  const threshold = petition.rules?.signatureThreshold ?? 1;
  const share = petition.signatureCount / threshold;
  const address = addressOf(site, petition);
  const collecting = petition.state === 'COLLECTING' && petition.collectUntil !== null;
  return (
    <EmbeddedCard
      publisher={site.tenant.names[site.locale].official}
      title={
        <a href={address} target="_top" rel="noopener">
          <Written>{petition.title}</Written>
        </a>
      }
    >
      <Progress
        value={format.number(petition.signatureCount)}
        of={t('page.of', { threshold: format.number(threshold) })}
        share={share}
        tone={share >= 1 ? 'ok' : 'accent'}
      />
      <p>
        {collecting ? (
          <>
            <b>{t('page.left', { count: daysLeft(petition.collectUntil!) })}</b>
            {t('page.leftUntil', { date: format.date(lastDay(petition.collectUntil!), 'day') })}
          </>
        ) : (
          <b>{t(`state.${stateWord(petition.state)}`)}</b>
        )}
      </p>
      <LinkButton href={address} target="_top" rel="noopener" width="full" icon={collecting ? 'pen' : 'right'}>
        {t(collecting ? 'page.sign' : 'embed.read')}
      </LinkButton>
    </EmbeddedCard>
  );
}
