import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldsOfToday, formVersion, kopiykas, line, parseVersionedForm } from './index.ts';
import { checkFormToken, issueFormToken } from './server.ts';

const secret = randomBytes(32);
const start = new Date('2026-11-24T10:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);
const FORM = 'petitions.sign:ab12cd34';
const check = (token: FormDataEntryValue | null, ms = 3_000, form = FORM, key = secret) =>
  checkFormToken(token, form, { secret: key, now: after(ms) });

describe('form token', () => {
  const { token, idempotencyKey } = issueFormToken(FORM, { secret, now: start });

  it('F03 tells how long the page has been out, and names one act however often it comes', () => {
    expect(check(token, 1_999)).toEqual({ ok: true, idempotencyKey, ageMs: 1_999 });
    expect(check(token, 60_000)).toEqual({ ok: true, idempotencyKey, ageMs: 60_000 });
    expect(issueFormToken(FORM, { secret, now: start }).idempotencyKey).not.toBe(idempotencyKey);
  });

  it('B01 is worth nothing for another form, thing, session or day', () => {
    expect(check(token, 3_000, 'petitions.sign:ffffffff')).toEqual({ ok: false, reason: 'forged' });
    expect(check(token, 3_000, FORM, randomBytes(32))).toEqual({ ok: false, reason: 'forged' });
    expect(check(token, 24 * 3_600_000)).toMatchObject({ ok: true });
    expect(check(token, 24 * 3_600_000 + 1)).toEqual({ ok: false, reason: 'expired' });
    for (const bad of [null, '', 'x', '..', 'a.b.c', `${token}.`, `${token}.x`, 'A'.repeat(5_000), new File([], 'x')])
      expect(check(bad)).toEqual({ ok: false, reason: 'forged' });
  });

  it('a page of a process whose clock runs ahead is taken, one of the future is not', () => {
    expect(check(issueFormToken(FORM, { secret, now: after(6_000) }).token)).toMatchObject({ ok: true });
    expect(check(issueFormToken(FORM, { secret, now: after(60_000) }).token)).toMatchObject({ ok: false });
  });

  it('B01 cannot be changed in any letter', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom('A', 'z', '0', '.'), (place, letter) => {
        fc.pre(token[place] !== letter);
        const forged = token.slice(0, place) + letter + token.slice(place + 1);
        // The last letter of base64url carries unused bits: another spelling of the same bytes is the same token.
        const bytes = (text: string) => Buffer.from(text.split('.')[2] ?? '', 'base64url');
        const same = place > token.lastIndexOf('.') && bytes(forged).equals(bytes(token));
        expect(check(forged).ok).toBe(same);
      }),
    );
  });
});

describe('R18 form versions', () => {
  const before = z.strictObject({ title: line(), price: line() });
  const today = z.strictObject({ title: line(), sum: kopiykas() });
  const earlier = [
    {
      schema: before,
      map: (old: Readonly<Record<string, unknown>>) => ({ title: String(old.title), sum: Number(old.price) * 100 }),
    },
  ];
  const post = (version: string, fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, _version: version })) form.append(name, value);
    return form;
  };

  it('is stable, and other when the form asks something else', () => {
    expect(formVersion(today)).toBe(formVersion(z.strictObject({ title: line(), sum: kopiykas() })));
    expect(formVersion(today)).not.toBe(formVersion(before));
  });

  it('maps the answer to the earlier form', () => {
    const form = post(formVersion(before), { title: 'Лавки', price: '25' });
    expect(parseVersionedForm(today, form, { earlier })).toEqual({ ok: true, value: { title: 'Лавки', sum: 2500 } });
  });

  it('shows the changed form again with the typed text, and never takes answers that fit by luck', () => {
    const form = post('older', { title: 'Лавки', sum: '25' });
    expect(parseVersionedForm(today, form)).toEqual({
      ok: false,
      changed: true,
      problems: [],
      values: { title: 'Лавки', sum: '25' },
    });
    const unmapped = post(formVersion(before), { title: 'Лавки', price: 'дорого' });
    expect(parseVersionedForm(today, unmapped, { earlier })).toMatchObject({
      ok: false,
      changed: true,
      values: { title: 'Лавки' },
    });
  });

  it('parses its own version as usual', () => {
    const form = post(formVersion(today), { title: '', sum: '25' });
    expect(parseVersionedForm(today, form)).toMatchObject({
      ok: false,
      problems: [{ field: 'title', problem: 'required' }],
    });
  });

  it('marks what a page tells too, in whatever order it is told', () => {
    const terms = formVersion(today, { threshold: 250, days: 90 });
    expect(terms).toBe(formVersion(today, { days: 90, threshold: 250 }));
    expect(new Set([terms, formVersion(today), formVersion(today, { threshold: 100, days: 90 })]).size).toBe(3);
  });

  it('gives the fields of a page that has no schema: of today, mapped, or none', () => {
    const map = (form: FormData): FormData => {
      form.set('sum', String(form.get('price')));
      return form;
    };
    const page = { version: 'v1', map };
    const fields = (version: string) => {
      const taken = fieldsOfToday(post(version, { title: 'Лавки', price: '25' }), 'v2', [page]);
      return taken && Object.fromEntries(taken);
    };
    expect(fields('v2')).toEqual({ title: 'Лавки', price: '25' });
    expect(fields('v1')).toEqual({ title: 'Лавки', price: '25', sum: '25' });
    expect(fields('v0')).toBeNull();
    const twice = post('v2', { title: 'Лавки' });
    twice.append('_version', 'v2');
    expect(fieldsOfToday(twice, 'v2')).toBeNull();
    expect(fieldsOfToday(new FormData(), 'v2')).toBeNull();
  });
});
