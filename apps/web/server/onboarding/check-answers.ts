import { type Host, isHeldDomain } from '@viche/host';
import type { Municipality, TerritoryIndex } from '@viche/territories';
import type { ApplicationContent } from './application.ts';
import { councilMatch } from './council-match.ts';

/** A field and the name of a text below `onboarding.problem`, or its whole key. */
export interface Problem {
  readonly field: string;
  readonly problem: string;
}

interface TakenSite {
  readonly slug: string;
  readonly trial: boolean;
}

interface AnswersToCheck {
  readonly host: Pick<Host, 'pool'>;
  territories(): Promise<TerritoryIndex>;
  /** Name of the council as the key says it; null for a private person, whose letter an operator reads. */
  readonly organisation: string | null;
}

/** What the database, the codifier and the key say of answers. */
export function answerChecks({ host: { pool }, territories, organisation }: AnswersToCheck) {
  /** Sites by the code of the hromada, of those that have one, be it a trial. */
  async function takenSites(codes: readonly string[]): Promise<ReadonlyMap<string, TakenSite>> {
    const rows = await pool.platform(
      ({ sql }) => sql<TakenSite & { code: string }>`
      select code, slug, trial from viche.taken_territories(${[...codes]}::text[])`,
    );
    return new Map(rows.map((row) => [row.code, row]));
  }
  async function freeSlugs(slugs: readonly string[]): Promise<string[]> {
    const taken = await pool.platform(
      ({ sql }) => sql<{ slug: string }>`select slug from viche.taken_slugs(${[...slugs]}::text[])`,
    );
    return slugs.filter((slug) => !taken.some((one) => one.slug === slug));
  }
  const matchOf = (index: TerritoryIndex, one: Municipality) =>
    councilMatch(organisation ?? '', one, index.namesakes(one));

  async function hromadaProblem({ code, confirmedCode }: ApplicationContent): Promise<Problem | null> {
    if (!code) return null;
    const index = await territories();
    const one = index.byCode(code);
    if (!one) return { field: 'code', problem: 'no-hromada' };
    if ((await takenSites([code])).size > 0) return { field: 'code', problem: 'territory-taken' };
    const match = organisation === null ? 'same' : matchOf(index, one);
    if (match === 'other') return { field: 'code', problem: 'other-council' };
    const isDoubted = match === 'doubtful' && confirmedCode !== code;
    return isDoubted ? { field: 'confirm', problem: 'confirm-council' } : null;
  }

  return {
    takenSites,
    freeSlugs,
    matchOf,
    /** What stands in the way: asked at each step and once more before the site opens. */
    async problemsOf(content: ApplicationContent): Promise<Problem[]> {
      const hromada = await hromadaProblem(content);
      if (hromada) return [hromada];
      const { slug, domain } = content;
      const isSlugTaken = slug && (await freeSlugs([slug])).length === 0;
      const isDomainTaken = domain && (await pool.platform(({ sql }) => isHeldDomain({ sql }, domain)));
      return [
        ...(isSlugTaken ? [{ field: 'slug', problem: 'slug-taken' }] : []),
        ...(isDomainTaken ? [{ field: 'domain', problem: 'domain-taken' }] : []),
      ];
    },
  };
}
