import { fileURLToPath } from 'node:url';
import { coreCatalogue, createTranslators, I18nProvider, LOCALES, loadCatalogues } from '@viche/i18n';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../../testing/src/axe.ts';
import { launchChromium } from '../../testing/src/chromium.ts';
import { type Appearance, htmlAttributes } from './appearance.ts';
import { SkipLink } from './components/skip-link/skip-link.tsx';
import { Gallery } from './gallery.tsx';
import { uiCatalogue } from './ui-catalogue.ts';

const translators = createTranslators(loadCatalogues([coreCatalogue, uiCatalogue]));

function galleryHtml(locale: 'uk' | 'en', appearance: Appearance, css: string): string {
  const page = renderToStaticMarkup(
    <I18nProvider translator={translators[locale]}>
      <html {...htmlAttributes(locale, appearance)}>
        <head>
          <title>Gallery</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
        </head>
        <body>
          <SkipLink href="#gallery" />
          <Gallery />
        </body>
      </html>
    </I18nProvider>,
  );
  return `<!doctype html>${page.replace('</head>', `<style>${css}</style></head>`)}`;
}

async function bundledCss(): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('./styles/index.css', import.meta.url))],
    bundle: true,
    write: false,
    outdir: 'unused',
    loader: { '.woff2': 'dataurl' },
  });
  return result.outputFiles[0]?.text ?? '';
}

describe('gallery', () => {
  let css: string;
  let browser: Browser;
  beforeAll(async () => {
    css = await bundledCss();
    browser = await launchChromium();
  }, 60_000);
  afterAll(() => browser?.close());

  it.each(LOCALES)('is plain HTML without styles in attributes and scripts (%s)', (locale) => {
    const html = galleryHtml(locale, { preset: 'state' }, '');
    expect(html).not.toMatch(/\sstyle="/);
    expect(html).not.toMatch(/<script(?!&gt;)/);
    expect(html).not.toMatch(/\son[a-z]+="/);
  });

  it('has no id twice', () => {
    const ids = [...galleryHtml('uk', { preset: 'state' }, '').matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('never scrolls sideways on the narrowest phone', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
    await page.setContent(galleryHtml('uk', { preset: 'state' }, css));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.close();
  });

  const looks = (['state', 'own'] as const).flatMap((preset) =>
    (['light', 'dark'] as const).flatMap((theme) => [390, 1280].map((width) => ({ preset, theme, width }))),
  );
  it.each(looks)('has no violations: $preset, $theme, $width px', { timeout: 60_000 }, async (look) => {
    const page = await browser.newPage({ viewport: { width: look.width, height: 900 } });
    try {
      await page.setContent(galleryHtml('uk', look, css));
      expect(await axeViolations(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0);
    } finally {
      await page.close();
    }
  });
});
