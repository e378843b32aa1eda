/** Parts of a hromada's home page, in the order in which a new site shows them. */
export const HOME_BLOCKS = ['hero', 'open', 'wishes', 'answered', 'numbers', 'news', 'documents', 'text'] as const;
export type HomeBlock = (typeof HOME_BLOCKS)[number];

export interface HomeBlockChoice {
  readonly block: HomeBlock;
  readonly shown: boolean;
}

/** What a new site leaves out: it has nothing to put there yet. */
const LATER: ReadonlySet<HomeBlock> = new Set(['news', 'documents', 'text']);

/** All parts in the hromada's order; those that it never decided about follow as a new site has them. */
export function homeBlocks(chosen: readonly HomeBlockChoice[] = []): readonly HomeBlockChoice[] {
  const known = new Set(chosen.map(({ block }) => block));
  return [
    ...chosen,
    ...HOME_BLOCKS.filter((block) => !known.has(block)).map((block) => ({ block, shown: !LATER.has(block) })),
  ];
}
