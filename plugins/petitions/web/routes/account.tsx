import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { ItemList, ListRow, MetaItem, Notice } from '@viche/ui';
import { StateChip } from '../components/state-chip.tsx';
import { petitionPath } from '../petition-path.ts';

const MINE = /* GraphQL */ `
  query MyPetitions {
    myPetitions { ref title state signatureCount submittedAt }
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
}

const DONE = { resubmitted: 'changes.sent', withdrawn: 'withdraw.done' } as const;

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
  return (
    <>
      <h1>{t('account.title')}</h1>
      {done ? (
        <Notice tone="ok" headingLevel={2} title={t(DONE[done])} appears="after-act">
          {null}
        </Notice>
      ) : null}
      <h2 className="mt-6">{t('account.authored')}</h2>
      <Mine
        petitions={myPetitions}
        none={t('account.noneAuthored')}
        pathOf={({ ref }) => `/account/petitions/${ref}`}
      />
      <h2 className="mt-6">{t('account.signed')}</h2>
      <Mine petitions={mySignedPetitions} none={t('account.noneSigned')} pathOf={petitionPath} />
    </>
  );
}

interface MineProps {
  readonly petitions: readonly Mine[];
  readonly none: string;
  readonly pathOf: (petition: Mine) => string;
}

function Mine({ petitions, none, pathOf }: MineProps) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  if (petitions.length === 0) return <p className="muted">{none}</p>;
  return (
    <ItemList order="loose">
      {petitions.map((petition) => (
        <ListRow
          key={petition.ref}
          href={href(pathOf(petition))}
          title={petition.title}
          chips={<StateChip state={petition.state} />}
          meta={
            <>
              <MetaItem icon="users">{t('counts.signatures', { count: petition.signatureCount })}</MetaItem>
              {petition.mySignatureAt ? (
                <MetaItem icon="pen">{t('account.signedOn', { date: format.date(petition.mySignatureAt) })}</MetaItem>
              ) : null}
              {petition.submittedAt ? (
                <MetaItem icon="cal">
                  {t('moderation.submittedAt', { date: format.date(petition.submittedAt) })}
                </MetaItem>
              ) : null}
            </>
          }
        />
      ))}
    </ItemList>
  );
}
