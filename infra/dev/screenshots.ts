// `npm run screenshots`: takes the pictures of the README from an instance of its own, with fresh demo data.
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from '@viche/testing/chromium';
import type { Browser } from 'playwright-core';
import { PHONE, signIn, type Visitor, visit } from '../../tests/e2e/browsing.ts';
import { type Instance, startInstance } from '../../tests/e2e/instance.ts';
import { BUILD_ARGS, BUILD_ENVIRONMENT } from './build.mjs';
import { ROOT, runOrGiveUp } from './install.mjs';
import { giveUp, say } from './say.mjs';

const FOLDER = path.join(ROOT, 'docs/screenshots');
const SCREEN = { width: 1280, height: 800 };
/** A repository is cloned whole, by everybody: a picture heavier than this does not belong there. */
const MOST_BYTES = 300_000;

interface Picture {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colours: 'light' | 'dark';
  open(visitor: Visitor): Promise<unknown>;
}

/** Opens a petition the way a visitor does: the first one of the home page. */
async function openPetition({ page }: Visitor, instance: Instance): Promise<void> {
  await page.goto(instance.site('slavutych'));
  const address = await page.locator('main a[href^="/petitions/"]:not([href$="/new"])').first().getAttribute('href');
  if (!address) throw new Error('The home page shows no petition.');
  await page.goto(instance.site('slavutych', address));
}

function pictures(instance: Instance): readonly Picture[] {
  const wide = { viewport: SCREEN, colours: 'light' } as const;
  return [
    { ...wide, name: 'home', open: ({ page }) => page.goto(instance.site('slavutych')) },
    { ...wide, name: 'petition', open: (visitor) => openPetition(visitor, instance) },
    { ...wide, name: 'desk', open: (visitor) => signIn(visitor, instance, 'slavutych', 'halyna', '/admin') },
    { name: 'phone-dark', viewport: PHONE, colours: 'dark', open: (visitor) => openPetition(visitor, instance) },
    { ...wide, name: 'platform', open: ({ page }) => page.goto(`http://localhost:${instance.port}/`) },
    { ...wide, name: 'list', open: ({ page }) => page.goto(instance.site('lutsk', '/petitions')) },
  ];
}

async function take(browser: Browser, { name, viewport, colours, open }: Picture): Promise<void> {
  const visitor = await visit(browser, { viewport });
  try {
    await visitor.page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
    await open(visitor);
    await visitor.page.waitForLoadState('networkidle');
    // A picture taken before the font has come shows another one.
    await visitor.page.evaluate(() => document.fonts.ready.then(() => {}));
    const file = path.join(FOLDER, `${name}.png`);
    await visitor.page.screenshot({ path: file, scale: 'css', animations: 'disabled', caret: 'hide' });
    const { size } = statSync(file);
    if (size > MOST_BYTES) throw new Error(`${name}.png has ${size} bytes: more than ${MOST_BYTES}.`);
    if (visitor.trouble.length > 0) throw new Error(`${name}: ${visitor.trouble.join('; ')}`);
    say(`${path.relative(ROOT, file)} (${Math.ceil(size / 1000)} kB)`);
  } finally {
    await visitor.close();
  }
}

mkdirSync(FOLDER, { recursive: true });
say('Building (unchanged parts come from the cache) …');
runOrGiveUp(process.execPath, BUILD_ARGS, 'The build', BUILD_ENVIRONMENT);
say('An instance of its own …');
const instance = await startInstance();
try {
  const browser = await launchChromium();
  try {
    for (const picture of pictures(instance)) await take(browser, picture);
  } finally {
    await browser.close();
  }
} catch (error) {
  await instance.stop();
  giveUp(error instanceof Error ? error.message : String(error));
}
await instance.stop();
