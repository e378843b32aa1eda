import { formVersion, line } from '@viche/forms';
import { createTranslators, loadCatalogues } from '@viche/i18n';
import { Secret } from '@viche/identity';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import en from '../i18n/en.json' with { type: 'json' };
import uk from '../i18n/uk.json' with { type: 'json' };
import { siteForms } from './site-forms.ts';

const { uk: words } = createTranslators(loadCatalogues([{ ns: 'site', uk, en }]));
const secret = new Secret(new Uint8Array(32).fill(7));
const before = formVersion(z.strictObject({ name: line() }));
const today = formVersion(z.strictObject({ title: line() }));
const earlier = [
  {
    version: before,
    map: (form: FormData) => {
      const fields = new FormData();
      fields.set('title', form.get('name') ?? '');
      return fields;
    },
  },
];

const post = (fields: Readonly<Record<string, string>>) =>
  new Request('https://slavutych.example/x', { method: 'POST', body: new URLSearchParams(fields) });

describe.each([
  ['somebody signed in', secret],
  ['a guest', null],
])('R18 the post of %s', (_who, session) => {
  const forms = siteForms(session, words, []);
  const csrf = forms.formToken('x');
  const read = async (fields: Readonly<Record<string, string>>) => {
    const posted = await forms.readForm(post({ csrf, ...fields }), 'x', { version: today, earlier });
    const { code, message } = posted.done ? { code: 'done', message: '' } : posted.refusal;
    return { code, message, fields: Object.fromEntries(posted.done ? posted.form : posted.typed) };
  };

  it('from the page before is taken in the shape of today', async () => {
    expect(await read({ _version: before, name: 'Лавки' })).toMatchObject({ code: 'done', fields: { title: 'Лавки' } });
    expect(await read({ _version: today, title: 'Лавки' })).toMatchObject({ code: 'done', fields: { title: 'Лавки' } });
  });

  it('from any other page is refused with all that was typed', async () => {
    for (const page of [{ _version: 'older' }, {}] as Record<string, string>[]) {
      const { code, message, fields } = await read({ ...page, title: 'Лавки', more: 'Біля школи' });
      expect(code).toBe('core/form-changed');
      expect(message).toBe(uk.form.changed);
      expect(fields).toEqual({ title: 'Лавки', more: 'Біля школи' });
    }
  });

  it('is read as before where the page carries no mark', async () => {
    const posted = await forms.readForm(post({ csrf, title: 'Лавки' }), 'x');
    expect(posted.done && Object.fromEntries(posted.form)).toEqual({ title: 'Лавки' });
  });
});

it('R18 a forged token is refused before the form is compared', async () => {
  const posted = await siteForms(secret, words, []).readForm(post({ csrf: 'x', _version: 'older' }), 'x', {
    version: today,
  });
  expect(posted).toMatchObject({ done: false, status: 403, refusal: { code: 'core/csrf' } });
});
