import type { PluginContext } from '@viche/plugin-api';
import type plugin from '../../plugin.ts';
import { normOf } from '../petition-text.ts';
import { newRef } from '../ref.ts';
import { freezeRules } from '../rules.ts';
import type { FormerPetition } from './read-row.ts';
import type { StatusMeaning } from './statuses.ts';

type Ctx = PluginContext<typeof plugin.settings>;

export interface Import {
  readonly id: string;
  readonly source: string;
  readonly statuses: Readonly<Record<string, StatusMeaning>>;
}

/** A petition of a platform that is no more: its number here says so at sight. */
const NUMBER_TEMPLATE = 'А-{seq}-{yyyy}';

/** Writes rows as archived petitions; those that this source brought before are left alone. Answers how many are new. */
export async function writePetitions(ctx: Ctx, { id, source, statuses }: Import, rows: readonly FormerPetition[]) {
  const { tenantId } = ctx;
  const known = await ctx.db.petition.findMany({
    where: { tenantId, importedFrom: source, formerNumber: { in: rows.map(({ number }) => number) } },
    select: { formerNumber: true },
  });
  const numbers = new Set(known.map(({ formerNumber }) => formerNumber));
  const fresh = rows.filter((row) => !numbers.has(row.number) && meansSomething(statuses[row.status]));
  const moments = await momentsOf(ctx, fresh);
  const categories = await categoriesByTitle(ctx);
  const data = [];
  for (const [index, former] of fresh.entries()) {
    const { publishedAt, collectUntil, endedAt } = moments[index]!;
    const { title, essence, demand, author } = former;
    const { tenant, settings } = ctx;
    const rules = freezeRules(
      {
        ...settings,
        // Where the file does not say how many were needed, as many as there are: nothing is claimed about a lack.
        signatureThreshold: former.threshold ?? Math.max(former.signatures, 1),
        paperSignatures: false,
      },
      { statuteUrl: tenant.statuteUrl, statuteEdition: null },
    );
    data.push({
      tenantId,
      ref: newRef(),
      number: await ctx.nextNumber('petition-imported', NUMBER_TEMPLATE),
      title,
      essence,
      demand,
      norm: normOf({ title, essence, demand }),
      authorName: author,
      categoryId: categories.get(former.category.toLocaleLowerCase('uk')) ?? null,
      state: statuses[former.status] as string,
      rules,
      submittedAt: publishedAt,
      publishedAt,
      collectUntil,
      endedAt,
      signatureCount: former.signatures,
      importedFrom: source,
      formerNumber: former.number,
      former: { ...former },
      importId: id,
    });
  }
  const { count } = await ctx.db.petition.createMany({ data });
  return count;
}

const meansSomething = (meaning: StatusMeaning | undefined): boolean => meaning === 'answered' || meaning === 'expired';

/** Local midnights of the days that the rows name. A collection of which no end is known lasted as long as they do here. */
async function momentsOf(ctx: Ctx, rows: readonly FormerPetition[]) {
  const zone = ctx.tenant.timeZone;
  return ctx.sql<{ publishedAt: Date; collectUntil: Date; endedAt: Date }>`
    select published::timestamp at time zone ${zone} as "publishedAt",
      (coalesce(until, published + ${ctx.settings.collectDays}::int) + 1)::timestamp at time zone ${zone} as "collectUntil",
      coalesce(answered, until, published + ${ctx.settings.collectDays}::int)::timestamp at time zone ${zone} as "endedAt"
    from unnest(${rows.map((row) => row.published)}::date[], ${rows.map((row) => row.collectedUntil)}::date[],
      ${rows.map((row) => row.answeredOn)}::date[]) with ordinality as given (published, until, answered, place)
    order by place`;
}

async function categoriesByTitle({ db, tenantId }: Ctx): Promise<Map<string, string>> {
  const categories = await db.petitionCategory.findMany({
    where: { tenantId },
    select: { id: true, titleUk: true, titleEn: true },
  });
  return new Map(
    categories.flatMap(({ id, titleUk, titleEn }) =>
      [titleUk, titleEn].map((title) => [title.toLocaleLowerCase('uk'), id]),
    ),
  );
}
