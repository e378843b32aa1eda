import { writeFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { coreCatalogue, createTranslators, I18nProvider, loadCatalogues } from '@viche/i18n';
import * as ui from '@viche/ui';
import { Gallery } from '@viche/ui/gallery';
const tr = createTranslators(loadCatalogues([coreCatalogue, ui.uiCatalogue]));
export function save(name: string, body: React.ReactNode, look: ui.Appearance = { preset: 'state' }, locale: 'uk'|'en'='uk', extra='') {
  const h = renderToStaticMarkup(<I18nProvider translator={tr[locale]}><html {...ui.htmlAttributes(locale, look)}><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><title>x</title><link rel="stylesheet" href="/tmp/uiw/styles.css"/></head><body>{body}</body></html></I18nProvider>);
  writeFileSync(`/tmp/uiw/${name}.html`, '<!doctype html>' + h.replace('</head>', extra + '</head>'));
}
save('gallery', <><ui.SkipLink href="#gallery"/><Gallery/></>);
