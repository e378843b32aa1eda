import bundledChromium from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/**
 * Starts a headless Chromium for accessibility and end-to-end tests.
 *
 * Takes the browser named by `CHROMIUM_PATH` when it is set, else unpacks the one that comes with the
 * `@sparticuz/chromium` package (no system browser, no download). The caller closes it: `await browser.close()`.
 *
 * @throws when the browser cannot start; the message is Playwright's own.
 * @example
 * const browser = await launchChromium();
 * const page = await browser.newPage();
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await bundledChromium.executablePath());
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      // Containers of CI give neither user namespaces nor a large /dev/shm.
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
    ],
  });
}
