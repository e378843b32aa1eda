import type { Sql } from '@viche/db';

interface Renaming {
  readonly former: readonly string[];
  readonly present: readonly string[];
}

const MOST = 50;

/**
 * Words that stand for a word because a street or a settlement was renamed: a question with the former name finds texts with the
 * present one, and the other way about. Words that both names have («вулиця») stand for nothing else. A name of several words
 * counts only where the question has all of them.
 *
 * @param terms stems of the question's words
 */
export async function otherNamesOf(
  { sql, tenantId }: { readonly sql: Sql; readonly tenantId: string },
  terms: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = [...terms];
  const rows = await sql<Renaming>`
    select former_terms as former, present_terms as present from territory_alias
    where tenant_id = ${tenantId}::uuid and ended_at is null
      and (former_terms && ${asked}::text[] or present_terms && ${asked}::text[]) order by id limit ${MOST}`;
  const others = new Map<string, string[]>();
  for (const { former, present } of rows) {
    stand(former, present);
    stand(present, former);
  }
  return others;

  function stand(name: readonly string[], other: readonly string[]): void {
    const own = name.filter((term) => !other.includes(term));
    const its = other.filter((term) => !name.includes(term));
    if (own.length === 0 || !own.every((term) => terms.includes(term))) return;
    for (const term of own) others.set(term, [...(others.get(term) ?? []), ...its]);
  }
}
