import AxeBuilder from '@axe-core/playwright';
import { expect } from 'vitest';
import type { Visitor } from './browsing.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The page, as it stands now, breaks no rule that axe knows. */
export async function expectAccessible(visitor: Visitor): Promise<void> {
  const { violations } = await new AxeBuilder({ page: visitor.page as never })
    // Only what is wrong is told, so that a long page is not described back node by node.
    .options({ resultTypes: ['violations'], selectors: false })
    .withTags(WCAG)
    // Our pages hold no frames: without this it opens a second page to put the frames' findings together, which takes as long again.
    .setLegacyMode()
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    visitor.page.url(),
  ).toEqual([]);
}
