import pg from 'pg';
import { expect, it } from 'vitest';
import { visit } from './browsing.ts';
import { HOSTILE_VECTORS } from './hostile-vectors.ts';
import { openStage } from './stage.ts';

const stage = openStage();

/** Puts the vectors where only time could have put them: into titles, texts, names, answers and steps that are public already. */
async function plant(): Promise<{ collecting: string; answered: string; titles: string[] }> {
  const client = new pg.Client({ connectionString: stage.instance.superUrl });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const tenant = `(select id from tenant where slug = 'slavutych')`;
    const { rows } = await client.query<{ id: string; ref: string; state: string }>(
      `select id, ref, state from petitions_petition where tenant_id = ${tenant}
       and state in ('collecting', 'answered', 'in-review', 'expired', 'threshold-reached') order by id`,
    );
    for (const [index, { id }] of rows.entries())
      await client.query('update petitions_petition set title = $2, author_name = $3 where id = $1', [
        id,
        HOSTILE_VECTORS[index % HOSTILE_VECTORS.length],
        HOSTILE_VECTORS[(index + 7) % HOSTILE_VECTORS.length],
      ]);
    await client.query(
      `update petitions_petition set essence = $1, demand = $2 where tenant_id = ${tenant} and state in ('collecting', 'answered')`,
      [HOSTILE_VECTORS.join('\n\n'), HOSTILE_VECTORS.map((vector, index) => `${index + 1}. ${vector}`).join('\n')],
    );
    await client.query(
      `update petitions_petition_answer set summary = $1, body = $2, official_name = $1, official_post = $1 where tenant_id = ${tenant}`,
      [HOSTILE_VECTORS[0], HOSTILE_VECTORS.join('\n\n')],
    );
    await client.query(`update petitions_implementation_step set title = $1, note = $1 where tenant_id = ${tenant}`, [
      HOSTILE_VECTORS[3],
    ]);
    const refOf = (state: string) => rows.find((row) => row.state === state)!.ref;
    const titles = rows.map((_row, index) => HOSTILE_VECTORS[index % HOSTILE_VECTORS.length]!);
    return { collecting: refOf('collecting'), answered: refOf('answered'), titles };
  } finally {
    await client.end();
  }
}

/** What the browser made of the page: the parts that hold people's texts, and everything that could act. */
function readTree() {
  const proseTags = new Set(['P', 'OL', 'LI', 'BR', 'H2', 'SPAN']);
  // The page names the language of a text that is not its own.
  const isLanguage = ({ name, value }: Attr) => name === 'lang' && (value === 'uk' || value === 'en');
  const proses = [...document.querySelectorAll('main .prose')];
  const inside = proses.flatMap((prose) => [...prose.querySelectorAll('*')]);
  const all = [...document.querySelectorAll('*')];
  const again = document.createElement('template');
  const main = document.querySelector('main')!;
  again.innerHTML = main.innerHTML;
  return {
    paragraphs: proses.flatMap((prose) => [...prose.querySelectorAll('p, li')].map((each) => each.textContent)),
    strange: inside
      .filter((each) => !proseTags.has(each.tagName) || [...each.attributes].some((one) => !isLanguage(one)))
      .map((each) => each.outerHTML),
    handlers: all.flatMap((each) =>
      [...each.attributes].filter(({ name }) => /^on/i.test(name)).map(() => each.outerHTML),
    ),
    addresses: all.flatMap((each) =>
      ['href', 'src', 'action', 'formaction', 'data', 'srcset', 'xlink:href'].flatMap((name) => {
        const value = each.getAttribute(name);
        return value === null ? [] : [new URL(value, location.href).href];
      }),
    ),
    foreign: [...main.querySelectorAll('iframe, object, embed, math, base, meta, style, template, video, marquee')]
      .length,
    isFixedPoint: again.innerHTML === main.innerHTML,
    clobbered: ['csrf', 'attributes', 'document', 'what'].filter((id) => document.getElementById(id) !== null),
  };
}

it('B07 what people write is never markup: the parsed page holds our own elements and addresses only', async () => {
  expect(new Set(HOSTILE_VECTORS).size).toBeGreaterThanOrEqual(60);
  const { collecting, answered, titles } = await plant();
  const visitor = await visit(stage.browser, { javaScript: 'on' });
  const { page } = visitor;
  await page.addInitScript(() => {
    Object.assign(window, {
      trapped: [],
      trap: (mark: unknown) => (window as never as { trapped: unknown[] }).trapped.push(mark),
    });
  });
  const own = [
    `http://slavutych.localhost:${stage.instance.port}/`,
    `http://slavutych.files.localhost:${stage.instance.port}/`,
  ];
  const mailOrData = /^(mailto:|tel:|data:image\/)/;
  for (const path of [
    `/petitions/${collecting}`,
    `/petitions/${answered}`,
    '/petitions',
    '/',
    `/en/petitions/${answered}`,
  ]) {
    await page.goto(stage.instance.site('slavutych', path), { waitUntil: 'networkidle' });
    const tree = await page.evaluate(readTree);
    expect(tree.strange, path).toEqual([]);
    expect(tree.handlers, path).toEqual([]);
    expect(tree.foreign, path).toBe(0);
    expect(tree.clobbered, path).toEqual([]);
    expect(tree.isFixedPoint, path).toBe(true);
    const strangers = tree.addresses.filter(
      (href) => !own.some((start) => href.startsWith(start)) && !mailOrData.test(href),
    );
    expect(
      strangers.filter((href) => /evil\.example|trap|^(javascript|vbscript|blob|data):/i.test(href)),
      path,
    ).toEqual([]);
    if (path.includes(collecting) || path.includes(answered))
      for (const vector of HOSTILE_VECTORS) expect(tree.paragraphs, path).toContain(vector);
    expect(await page.evaluate(() => (window as never as { trapped: unknown[] }).trapped), path).toEqual([]);
  }
  await page.goto(stage.instance.site('slavutych', '/petitions'));
  const shown = await page.locator('main .item h2, main .item h3').allTextContents();
  expect(shown.length).toBeGreaterThan(5);
  for (const title of shown) expect(titles.map((each) => each.trim())).toContain(title.trim());
  expect(visitor.trouble).toEqual([]);
  await visitor.close();
}, 120_000);
