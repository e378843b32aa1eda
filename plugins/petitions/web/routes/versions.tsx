import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, EmptyState, PageMain } from '@viche/ui';
import { ChangedText } from '../components/changed-text.tsx';
import { Paragraphs } from '../components/paragraphs.tsx';
import { petitionPath } from '../petition-path.ts';
import { type Piece, wordChanges } from '../word-changes.ts';

const VERSIONS = /* GraphQL */ `
  query PetitionVersions($ref: String!) {
    petition(ref: $ref) {
      ref
      title
      versions { version title essence demand diffNote submittedAt }
    }
  }
`;

interface VersionData {
  readonly version: number;
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
  readonly diffNote: string | null;
  readonly submittedAt: string;
}

interface VersionsResult {
  readonly petition: { readonly ref: string; readonly title: string; readonly versions: readonly VersionData[] } | null;
}

const PARTS = ['title', 'essence', 'demand'] as const;
type Part = (typeof PARTS)[number];

interface Step {
  readonly version: number;
  readonly at: string;
  readonly why: string | null;
  readonly changes: readonly { readonly part: Part; readonly pieces: readonly Piece[] }[];
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const ref = params.key?.slice(0, 8);
  const { petition } = await site.query<VersionsResult>(VERSIONS, { ref });
  if (!petition) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const [first, ...later] = petition.versions;
  const steps = later.map((version, place): Step => stepFrom(petition.versions[place]!, version));
  return {
    petition: { ref: petition.ref, title: petition.title },
    first: first ?? null,
    steps,
    title: `${site.translator.t('petitions:integrity.versions.title')}: ${petition.title}`,
    robots: 'noindex' as const,
  };
}

function stepFrom(before: VersionData, after: VersionData): Step {
  const changes = PARTS.flatMap((part) =>
    before[part] === after[part] ? [] : [{ part, pieces: wordChanges(before[part], after[part]) }],
  );
  return { version: after.version, at: after.submittedAt, why: after.diffNote, changes };
}

export const meta = pageMeta;

/** What changed in a petition from version to version, and why: for its author, for staff, and after publication for everybody. */
export default function PetitionVersions() {
  const { petition, first, steps } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const words = (key: string) => t(`integrity.versions.${key}`);
  return (
    <PageMain>
      <Crumbs
        items={[
          { href: href('/petitions'), label: t('nav.public') },
          { href: href(petitionPath(petition)), label: petition.title },
        ]}
      />
      <h1>{words('title')}</h1>
      {!first || steps.length === 0 ? (
        <EmptyState icon="file" title={words('empty')}>
          {words('emptyBody')}
        </EmptyState>
      ) : (
        <>
          <p className="lead mt-4">{words('lead')}</p>
          {steps.map(({ version, at, why, changes }) => (
            <section key={version} className="flow mt-7" aria-labelledby={`version-${version}`}>
              <h2 id={`version-${version}`}>
                {t('integrity.versions.next', { version, date: format.date(at, 'day') })}
              </h2>
              {why ? (
                <p>
                  <b>{words('why')}:</b> {why}
                </p>
              ) : null}
              {changes.map(({ part, pieces }) => (
                <div key={part} className="flow-sm">
                  <h3>{words(part === 'title' ? 'petitionTitle' : part)}</h3>
                  <ChangedText pieces={pieces} />
                </div>
              ))}
              {changes.length === 0 ? <p className="muted">{words('same')}</p> : null}
            </section>
          ))}
          <section className="flow mt-7" aria-labelledby="version-first">
            <h2 id="version-first">
              {t('integrity.versions.first', {
                version: first.version,
                date: format.date(first.submittedAt, 'day'),
              })}
            </h2>
            <h3>
              <Written>{first.title}</Written>
            </h3>
            <Paragraphs text={first.essence} />
            <Paragraphs text={first.demand} />
          </section>
        </>
      )}
    </PageMain>
  );
}
