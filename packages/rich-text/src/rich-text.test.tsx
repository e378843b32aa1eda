import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { parseRichText, plainText } from './blocks.ts';
import { RichText } from './rich-text.tsx';
import { safeAddress } from './safe-address.ts';

const html = (source: string) => renderToStaticMarkup(<RichText source={source} href={(path) => `/en${path}`} />);

/** Everything that may stand in the output; addresses are checked apart. */
const ALLOWED = new Set(
  'h2 h3 h4 p ul ol li strong em br blockquote hr pre code div table thead tbody tr td th a'.split(' '),
);

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'a <b onclick="x()">b</b>',
  '<svg onload=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java&#115;cript:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](//evil.example)',
  '[x](/\\evil.example)',
  '[x](vbscript:msgbox)',
  '[x](<javascript:alert(1)>)',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '![x](https://evil.example/pixel.png)',
  '![x](x"onerror="alert(1))',
  '| <script> | b |\n|---|---|\n| <img src=x onerror=y> | c |',
  '# <style>body{display:none}</style>',
  '> <iframe src="https://evil.example">',
  '- <form action="https://evil.example"><input name=a>',
  '```html\n<script>x</script>\n```',
  '`<script>`',
  '<!-- comment --> <![CDATA[x]]> <?php x ?>',
  '<a href="https://x.example" id="csrf" name="csrf">x</a>',
  '[<img src=x onerror=y>](https://ok.example)',
  '[x](https://ok.example "title" onclick=alert(1))',
  '<math><mtext></style><img src=x onerror=y></math>',
];

describe('a text that staff wrote', () => {
  it.each(HOSTILE)('B07 shows %j as letters, and leads nowhere that acts', (source) => {
    const shown = html(source);
    const tags = [...shown.matchAll(/<\/?([^\s/>]+)/g)].map(([, tag]) => tag!);
    expect(tags.filter((tag) => !ALLOWED.has(tag))).toEqual([]);
    expect(shown).not.toMatch(/<[^>]+\s(on\w+|style|id|name|src|action)=/i);
    for (const [, address] of shown.matchAll(/href="([^"]*)"/g)) expect(address).toMatch(/^(https:\/\/|\/en\/(?!\/))/);
    expect(shown).not.toMatch(/href="[^"]*(script|data):/i);
  });

  it('has headings below the title, lists, tables, links and emphasis', () => {
    expect(
      html(
        '# Графік\n\nПрийом **щодня**, [запис](/petitions).\n\n- перше\n- друге\n\n| День | Час |\n|---|---|\n| пн | 9:00 |',
      ),
    ).toBe(
      '<h2>Графік</h2><p>Прийом <strong>щодня</strong>, <a href="/en/petitions">запис</a>.</p>' +
        '<ul><li>перше</li><li>друге</li></ul><div class="table-scroll" tabindex="0"><table><thead><tr><th scope="col">День</th>' +
        '<th scope="col">Час</th></tr></thead><tbody><tr><td>пн</td><td>9:00</td></tr></tbody></table></div>',
    );
  });

  it('keeps numbers of a list, breaks of a line and what was escaped', () => {
    expect(html('3. третє\n4. четверте')).toBe('<ol start="3"><li>третє</li><li>четверте</li></ol>');
    expect(html('рядок  \nдругий')).toBe('<p>рядок<br/>другий</p>');
    expect(html('\\*не курсив\\*')).toBe('<p>*не курсив*</p>');
  });

  it.each([
    ['quotes', '>'.repeat(50_000)],
    ['lists', '- '.repeat(25_000)],
    ['brackets', '['.repeat(50_000)],
    ['stars', '*a '.repeat(15_000)],
    ['underscores', '_'.repeat(50_000)],
    ['backticks', '`'.repeat(49_999)],
    ['links', '[a]('.repeat(12_000)],
    ['tables', `|${'a|'.repeat(20_000)}\n|${'-|'.repeat(20_000)}`],
    ['indented lists', Array.from({ length: 300 }, (_, n) => `${'  '.repeat(n)}- a`).join('\n')],
  ])('B07 reads fifty thousand characters of %s without choking', (_name, source) => {
    // Time of the processor: what else the machine does is no fault of the reader.
    const began = process.cpuUsage();
    expect(html(source).length).toBeGreaterThan(0);
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(4_000);
  });

  it('gives its words alone', () => {
    expect(plainText('## Графік\n\nПрийом **щодня**\n\n- [запис](https://a.example)\n\n> цитата')).toBe(
      'Графік Прийом щодня запис цитата',
    );
    expect(parseRichText('')).toEqual([]);
  });
});

describe('an address', () => {
  it.each(['https://a.example/?b=1', 'mailto:rada@a.example', 'tel:+380440000000', 'http://a.example'])(
    'leads outside: %s',
    (href) => expect(safeAddress(href)).toEqual({ kind: 'outside', href }),
  );
  it.each(['', 'a', '#a', '//a.example', '/\\a.example', 'javascript:a', ' java\nscript:a', 'data:a', 'file:///etc'])(
    'leads nowhere: %j',
    (href) => expect(safeAddress(href)).toBeNull(),
  );
});
