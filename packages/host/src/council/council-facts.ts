import type { DataContext, Locale } from '@viche/plugin-api';

/** How the council is reached, by the names under which `tenant.contacts` keeps them; `…En` is for readers of English. */
export const CONTACT_NAMES = ['phone', 'email', 'address', 'addressEn', 'desk', 'deskEn', 'hours', 'hoursEn'] as const;
export type ContactName = (typeof CONTACT_NAMES)[number];

/** What a hromada says of itself: names, how it is reached, its statute. An empty text is nothing said. */
export interface CouncilFacts extends Readonly<Record<ContactName, string>> {
  readonly officialName: string;
  readonly shortName: string;
  readonly officialNameEn: string;
  readonly shortNameEn: string;
  readonly population: number;
  readonly statuteUrl: string;
  /** Day of the edition, `YYYY-MM-DD`. */
  readonly statuteEdition: string;
}

interface CouncilRow {
  readonly officialName: string;
  readonly shortName: string;
  readonly officialNameEn: string;
  readonly shortNameEn: string;
  readonly population: number;
  readonly statuteUrl: string | null;
  readonly statuteEdition: string | null;
  readonly contacts: Readonly<Record<string, string>>;
  readonly locales: readonly Locale[];
  readonly revision: number;
}

export interface StoredCouncil {
  readonly facts: CouncilFacts;
  /** As the row has them: other names than ours stay. */
  readonly contacts: Readonly<Record<string, string>>;
  /** Languages of the site, the first one first. */
  readonly locales: readonly Locale[];
  readonly revision: number;
}

/** The row itself: what a process keeps may be of a moment ago. `for: 'writing'` holds it until the transaction ends. */
export async function readCouncil(
  { sql, tenantId }: Pick<DataContext, 'sql' | 'tenantId'>,
  purpose: 'reading' | 'writing' = 'reading',
): Promise<StoredCouncil> {
  if (purpose === 'writing') await sql`select from tenant where id = ${tenantId}::uuid for update`;
  const [row] = await sql<CouncilRow>`
    select official_name as "officialName", short_name as "shortName", official_name_en as "officialNameEn",
      short_name_en as "shortNameEn", population, statute_url as "statuteUrl", statute_edition as "statuteEdition", contacts,
      locales, facts_revision as revision
    from tenant where id = ${tenantId}::uuid`;
  const { contacts, locales, revision, statuteUrl, statuteEdition, ...names } = row!;
  const said = Object.fromEntries(CONTACT_NAMES.map((name) => [name, contacts[name] ?? ''])) as Record<
    ContactName,
    string
  >;
  return {
    facts: { ...names, ...said, statuteUrl: statuteUrl ?? '', statuteEdition: statuteEdition ?? '' },
    contacts,
    locales,
    revision,
  };
}
