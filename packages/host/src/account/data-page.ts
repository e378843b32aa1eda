import { formatDateTime, type Translator } from '@viche/i18n';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);

const STYLE =
  'body{font:17px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}' +
  'dt{font-weight:600;margin-top:.5rem}dd{margin:0 0 0 1rem}li{margin-bottom:.75rem}';

interface Words {
  /** Name of a key of the data. */
  label(key: string): string;
  moment(at: Date): string;
  readonly nothing: string;
  readonly yes: string;
  readonly no: string;
}

/** Names of fields are the module's below which they stand, else the core's; one that has none is shown by its key. */
function wordsIn({ t, has, locale }: Translator, places: readonly string[]): Words {
  return {
    label(key) {
      const place = places.find((prefix) => has(`${prefix}.${key}`));
      return place ? t(`${place}.${key}`) : key;
    },
    moment: (at) => formatDateTime(locale, at),
    nothing: t('mydata:file.nothing'),
    yes: t('mydata:file.yes'),
    no: t('mydata:file.no'),
  };
}

const CORE_FIELDS = 'mydata:field';
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function valueHtml(value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '') return `<span>${escapeHtml(words.nothing)}</span>`;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) {
    if (value.length === 0) return escapeHtml(words.nothing);
    return `<ul>${value.map((item) => `<li>${valueHtml(item, words)}</li>`).join('')}</ul>`;
  }
  if (typeof value === 'object') {
    const facts = Object.entries(value).map(
      ([key, inner]) => `<dt>${escapeHtml(words.label(key))}</dt><dd>${valueHtml(inner, words)}</dd>`,
    );
    return `<dl>${facts.join('')}</dl>`;
  }
  const text = String(value);
  return escapeHtml(MOMENT.test(text) ? words.moment(new Date(text)) : text);
}

/**
 * The data of a person as one page that opens anywhere: no script, no address of another place, all texts of people as text.
 *
 * @param data as it stands in the JSON file beside it
 * @param facts name of the hromada and the moment, in the reader's language
 */
export function dataPage(
  data: Readonly<Record<string, unknown>>,
  translator: Translator,
  facts: { readonly hromada: string; readonly at: string },
): string {
  const { locale, t } = translator;
  const words = wordsIn(translator, [CORE_FIELDS]);
  const { modules = {}, ...ofCore } = JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
  const section = (heading: string, value: unknown, own: Words) =>
    `<section><h2>${escapeHtml(heading)}</h2>${valueHtml(value, own)}</section>`;
  const sections = [
    ...Object.entries(ofCore).map(([key, value]) => section(words.label(key), value, words)),
    ...Object.entries(modules as object).map(([id, value]) =>
      section(t(`${id}:module.title`), value, wordsIn(translator, [`${id}:dataFields`, CORE_FIELDS])),
    ),
  ];
  const title = escapeHtml(t('mydata:file.title'));
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>
<p>${escapeHtml(t('mydata:file.of', facts))}</p>
<p>${escapeHtml(t('mydata:file.what'))}</p>
${sections.join('\n')}
</main></body>
</html>
`;
}
