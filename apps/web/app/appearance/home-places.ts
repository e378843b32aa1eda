import { HOME_BLOCKS, type HomeBlock, type HomeBlockChoice } from '@viche/plugin-api';

/** Fields of one part of the home page. */
export const placeField = (block: HomeBlock): string => `place-${block}`;
export const shownField = (block: HomeBlock): string => `shown-${block}`;

/** Reads order and visibility of the parts: by the typed places, and of two with one place the one that stood first. */
export function readHomeBlocks(form: FormData, before: readonly HomeBlockChoice[]): HomeBlockChoice[] {
  const was = new Map(before.map(({ block }, index) => [block, index]));
  const placeOf = (block: HomeBlock) => {
    const typed = Number.parseInt(String(form.get(placeField(block)) ?? ''), 10);
    return Number.isFinite(typed) ? typed : HOME_BLOCKS.length + 1;
  };
  return HOME_BLOCKS.map((block) => ({ block, shown: form.get(shownField(block)) === 'yes' })).sort(
    (a, b) => placeOf(a.block) - placeOf(b.block) || (was.get(a.block) ?? 0) - (was.get(b.block) ?? 0),
  );
}
