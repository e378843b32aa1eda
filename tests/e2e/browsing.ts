import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Instance } from './instance.ts';

export const PHONE = { width: 390, height: 844 };
export const SMALL_PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 900 };

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the browser: console errors, refused resources, dialogs, exceptions. */
  readonly trouble: string[];
  close(): Promise<void>;
}

/** Opens a browser of a visitor who notices everything that goes wrong in it. */
export async function visit(
  browser: Browser,
  options: {
    viewport?: { width: number; height: number };
    javaScript?: 'on' | 'off';
    proxy?: { readonly server: string; readonly bypass: string };
  } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: options.viewport ?? DESKTOP,
    javaScriptEnabled: options.javaScript !== 'off',
    locale: 'uk-UA',
    proxy: options.proxy,
  });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on(
    'console',
    (message) => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && trouble.push(message.text()),
  );
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { context, page, trouble, close: () => context.close() };
}

/** Remembers the service workers that pages of a visitor register: `at` answers the addresses of one origin. */
export function workersOf({ context }: Visitor) {
  const addresses = new Set(context.serviceWorkers().map((worker) => worker.url()));
  context.on('serviceworker', (worker) => addresses.add(worker.url()));
  return {
    at: (origin: string) => [...addresses].filter((address) => new URL(address).origin === new URL(origin).origin),
  };
}

/** Goes through the demo e-ID as one of its citizens; ends on the page that asked for the login. */
export async function logIn(visitor: Visitor, instance: Instance, citizen: string): Promise<void> {
  const { page } = visitor;
  await page.locator('main form button, main form a.btn').first().click();
  await page.waitForURL((url) => url.origin === instance.sandboxUrl);
  await page.locator(`button[name="citizen"][value="${citizen}"]`).click();
  // The platform's own host hands over to the site by a page of its own.
  await page.waitForURL((url) => url.port === String(instance.port) && !url.pathname.startsWith('/auth/'));
}

/** Opens the login page of a tenant, logs in and lands on `returnTo`. */
export async function signIn(
  visitor: Visitor,
  instance: Instance,
  slug: string,
  citizen: string,
  returnTo = '/',
): Promise<void> {
  await visitor.page.goto(instance.site(slug, `/login?returnTo=${encodeURIComponent(returnTo)}`));
  await logIn(visitor, instance, citizen);
}

/** Nothing scrolls sideways: people with large text and small phones read the same page. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  // A page that has just begun has no element yet.
  await page.waitForLoadState('domcontentloaded');
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `sideways scroll on ${page.url()}`).toBeLessThanOrEqual(window!);
}
