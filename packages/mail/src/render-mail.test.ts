import { describe, expect, it } from 'vitest';
import en from '../i18n/en.json' with { type: 'json' };
import uk from '../i18n/uk.json' with { type: 'json' };
import { readableUnderWhite } from './colour.ts';
import { type MailTemplate, renderMail } from './index.ts';

const template: MailTemplate = {
  uk: {
    subject: '{title}',
    paragraphs: ['Назва: {title}', 'Підписів: {count}'],
    action: 'Відкрити',
    reason: 'Ви автор.',
  },
  en: { subject: '{title}', paragraphs: ['Title: {title}', 'Signatures: {count}'], reason: 'You wrote it.' },
};
const tenant = { name: 'Славутич <b>', colour: '#1a6148', url: 'https://slavutych.example/' };
const actionUrl = 'https://slavutych.example/petitions/7?a=1&b="x"';

describe('renderMail', () => {
  it('says the same in text and in HTML', () => {
    const mail = renderMail(template, 'uk', { tenant, values: { title: 'Лавки', count: 5 }, actionUrl });
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain('Назва: Лавки');
      expect(part).toContain('Підписів: 5');
      expect(part).toContain('Ви автор.');
      expect(part).toContain(uk.automatic);
      expect(part).not.toContain(uk.unsubscribe);
    }
    expect(mail.text).toMatchInlineSnapshot(`
      "Назва: Лавки

      Підписів: 5

      Відкрити:
      https://slavutych.example/petitions/7?a=1&b=%22x%22

      -- 
      Славутич <b>
      https://slavutych.example/

      Чому ви отримали цей лист: Ви автор.

      Цей лист надіслала програма, відповідей на нього ніхто не читає.
      "
    `);
  });

  it('escapes everything that people wrote, and keeps it on one line', () => {
    const title = '<script>alert(1)</script>\n\n-- \nМіська рада "x" \u202etxt';
    const mail = renderMail(template, 'en', { tenant, values: { title, count: 5 } });
    expect(mail.html).not.toMatch(/<script|<b>/);
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; -- Міська рада &quot;x&quot; txt');
    expect(mail.subject).not.toMatch(/[\r\n\u202e]/);
    expect(mail.text.match(/^-- $/gm)).toHaveLength(1);
  });

  it('does not fill a value into a value', () => {
    const mail = renderMail(template, 'en', { tenant, values: { title: '{count}', count: 5 } });
    expect(mail.subject).toBe('{count}');
  });

  it('refuses what is missing or leads elsewhere', () => {
    expect(() => renderMail(template, 'en', { tenant, values: { title: 'x' } })).toThrow('"count"');
    expect(() => renderMail(template, 'uk', { tenant, values: { title: 'x', count: 1 } })).toThrow('button');
    const unsubscribeUrl = 'javascript:alert(1)';
    expect(() => renderMail(template, 'en', { tenant, values: { title: 'x', count: 1 }, unsubscribeUrl })).toThrow(
      'http',
    );
  });

  it('leaves a letter that is written already as it is', () => {
    const written = { subject: 'Про {abc}', paragraphs: ['Петиція «{count} лавок»'], reason: 'Ви автор.' };
    const mail = renderMail({ uk: written, en: written }, 'uk', { tenant });
    expect(mail.subject).toBe('Про {abc}');
    expect(mail.text).toContain('«{count} лавок»');
  });

  it('keeps white text readable on the colour of the tenant', () => {
    expect(readableUnderWhite('#1A6148')).toBe('#1a6148');
    for (const wrong of ['#ffc933', 'red', '#1a6148;background:url(//evil)', '']) {
      expect(readableUnderWhite(wrong)).toBe('#12212e');
    }
  });

  it('has the same words in both catalogues', () => {
    expect(Object.keys(en)).toEqual(Object.keys(uk));
  });
});
