import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// Findings of frames come by messages, which axe takes from known addresses only.
const setUp = `axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] });`;

interface AxeWindow {
  readonly axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
}

/**
 * Rules of axe that a page breaks as it stands now, with the elements that break them and why.
 *
 * Calls axe itself: the usual binding for Playwright takes twice as long a page, and the tests ask some hundred pages.
 *
 * @param tags groups of rules, as `wcag2aa`; by default all that axe has on
 */
export async function axeViolations(page: Page, tags?: readonly string[]): Promise<string[]> {
  await page.waitForLoadState('domcontentloaded');
  for (const frame of page.frames()) await frame.evaluate(`${source};${setUp}`);
  const violations = await page.evaluate(
    async (options) => (await (window as unknown as AxeWindow).axe.run(document, options)).violations,
    {
      // Only what is wrong is told, so that a long page is not described back node by node.
      resultTypes: ['violations'],
      selectors: false,
      ...(tags ? { runOnly: { type: 'tag' as const, values: [...tags] } } : {}),
    } satisfies RunOptions,
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} (${failureSummary})`).join(' | ')}`,
  );
}
