import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { launchChromium } from './chromium.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const PICTURE = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">';

async function violationsOf(body: string): Promise<string[]> {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><html lang="uk"><title>Сторінка</title><body><main><h1>Так</h1>${body}</main>`);
  const violations = await axeViolations(page, ['wcag2a']);
  await page.close();
  return violations;
}

it('names the rule and the element of what is wrong, and nothing where all is right', async () => {
  expect(await violationsOf('<p>Добре</p>')).toEqual([]);
  const [violation, ...others] = await violationsOf(PICTURE);
  expect(violation).toMatch(/^image-alt: <img /);
  expect(others).toEqual([]);
});

it('looks into frames', async () => {
  const framed = `<!doctype html><html lang='uk'><title>Рамка</title><body><main>${PICTURE.replaceAll('"', "'")}</main>`;
  const [violation] = await violationsOf(`<iframe title="Рамка" srcdoc="${framed}"></iframe>`);
  expect(violation).toMatch(/^image-alt: <img /);
});
