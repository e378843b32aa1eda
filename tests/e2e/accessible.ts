import { axeViolations } from '@viche/testing/axe';
import { expect } from 'vitest';
import type { Visitor } from './browsing.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The page, as it stands now, breaks no rule that axe knows. */
export async function expectAccessible({ page }: Visitor): Promise<void> {
  expect(await axeViolations(page, WCAG), page.url()).toEqual([]);
}
