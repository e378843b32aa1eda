import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { ItemList, LinkButton, ListRow, MetaItem, Notice } from '@viche/ui';
import { StateChip, stateWord } from '../components/state-chip.tsx';
import { stagePath } from '../drafting/stages.ts';
import { petitionPath } from '../petition-path.ts';

const MINE = /* GraphQL */ `
  query MyPetitions {
    myPetitions { ref title state signatureCount submittedAt draft { savedAt keptUntil } sponsorCall { needed } }
    mySignedPetitions { ref title state signatureCount mySignatureAt }
  }
`;

interface Mine {
  readonly ref: string;
  readonly title: string;
  readonly state: string;
  readonly signatureCount: number;
  readonly submittedAt?: string | null;
  readonly mySignatureAt?: string | null;
  readonly draft?: { readonly savedAt: string; readonly keptUntil: string } | null;
  readonly sponsorCall?: { readonly needed: number } | null;
}

const DONE = { resubmitted: 'changes.sent', withdrawn: 'withdraw.done' } as const;
const RUNNING = new Set(['MODERATION', 'COLLECTING', 'THRESHOLD_REACHED', 'IN_REVIEW']);

/** Where a petition of one's own stands in the account. */
type Shelf = 'drafts' | 'changes' | 'running' | 'ended';
const SHELVES: readonly Shelf[] = ['drafts', 'changes', 'running', 'ended'];

function shelfOf({ state, draft }: Mine): Shelf {
  if (draft) return 'drafts';
  if (state === 'CHANGES_REQUESTED' || state === 'DRAFT') return 'changes';
  return RUNNING.has(state) ? 'running' : 'ended';
}

/** Catalogue key of what its author does next, or waits for. */
function nextStep({ state, draft, sponsorCall }: Mine): string | null {
  if (draft) return sponsorCall ? 'gathering' : 'draft';
  if (state === 'DRAFT') return 'lapsed';
  if (state === 'CHANGES_REQUESTED') return 'changes';
  return state === 'WITHDRAWN' || state === 'TAKEN_DOWN' ? null : stateWord(state);
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const mine = await site.query<{ myPetitions: Mine[]; mySignedPetitions: Mine[] }>(MINE);
  const done = new URL(request.url).searchParams.get('done') ?? '';
  return {
    ...mine,
    done: done in DONE ? (done as keyof typeof DONE) : null,
    title: site.translator.t('petitions:account.title'),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

export default function MyPetitions() {
  const { myPetitions, mySignedPetitions, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const { href, tenant } = useSite();
  return (
    <>
      <h1>{t('account.title')}</h1>
      {done ? <Notice tone="ok" headingLevel={2} title={t(DONE[done])} appears="after-act" /> : null}
      {tenant.closing ? null : (
        <p className="mt-5">
          <LinkButton variant="second" icon="plus" href={href('/petitions/new')}>
            {t('draft.start')}
          </LinkButton>
        </p>
      )}
      {myPetitions.length === 0 ? (
        <>
          <h2 className="mt-6">{t('account.authored')}</h2>
          <p className="muted">{t('account.noneAuthored')}</p>
        </>
      ) : null}
      {SHELVES.map((shelf) => {
        const petitions = myPetitions.filter((petition) => shelfOf(petition) === shelf);
        if (petitions.length === 0) return null;
        return (
          <section key={shelf} aria-labelledby={shelf} className="mt-6">
            <h2 id={shelf}>{t(`account.${shelf}`)}</h2>
            <PetitionsOf petitions={petitions} pathOf={ownPath} />
          </section>
        );
      })}
      <h2 className="mt-6">{t('account.signed')}</h2>
      {mySignedPetitions.length === 0 ? (
        <p className="muted">{t('account.noneSigned')}</p>
      ) : (
        <PetitionsOf petitions={mySignedPetitions} pathOf={petitionPath} />
      )}
    </>
  );
}

const ownPath = ({ ref, draft, sponsorCall }: Mine): string =>
  draft ? stagePath(sponsorCall ? 'confirm' : 'preview', ref) : `/account/petitions/${ref}`;

interface PetitionsOfProps {
  readonly petitions: readonly Mine[];
  readonly pathOf: (petition: Mine) => string;
}

function PetitionsOf({ petitions, pathOf }: PetitionsOfProps) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  return (
    <ItemList order="loose">
      {petitions.map((petition) => {
        const next = petition.mySignatureAt ? null : nextStep(petition);
        return (
          <ListRow
            key={petition.ref}
            href={href(pathOf(petition))}
            title={petition.title ? <Written>{petition.title}</Written> : t('draft.untitled')}
            chips={<StateChip state={petition.state} />}
            meta={<WhatToKnow petition={petition} />}
          >
            {next ? t(`account.next.${next}`) : null}
          </ListRow>
        );
      })}
    </ItemList>
  );
}

function WhatToKnow({ petition }: { petition: Mine }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  if (petition.draft) {
    return (
      <>
        <MetaItem icon="check">{t('account.savedAt', { date: format.dateTime(petition.draft.savedAt) })}</MetaItem>
        <MetaItem icon="clock">{t('account.keptUntil', { date: format.date(petition.draft.keptUntil) })}</MetaItem>
      </>
    );
  }
  return (
    <>
      <MetaItem icon="users">{t('counts.signatures', { count: petition.signatureCount })}</MetaItem>
      {petition.mySignatureAt ? (
        <MetaItem icon="pen">{t('account.signedOn', { date: format.date(petition.mySignatureAt) })}</MetaItem>
      ) : null}
      {petition.submittedAt ? (
        <MetaItem icon="cal">{t('moderation.submittedAt', { date: format.date(petition.submittedAt) })}</MetaItem>
      ) : null}
    </>
  );
}
