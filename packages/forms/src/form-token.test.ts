import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formVersion, kopiykas, line, parseVersionedForm } from './index.ts';
import { formFingerprint, issueFormToken, type TokenLedger, verifyFormToken } from './server.ts';

const signingKey = randomBytes(32);
const start = new Date('2026-11-24T10:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);
const purpose = { form: 'petitions.sign-petition/1', subject: 'session-1', version: 'v1' };

/** The ledger's promise, kept in this process. */
function ledgerInMemory(): TokenLedger {
  const used = new Map<string, string>();
  return {
    async claim(key, fingerprint) {
      const before = used.get(key);
      used.set(key, before ?? fingerprint);
      if (before === undefined) return 'first';
      return before === fingerprint ? 'again' : 'other';
    },
  };
}

function check(
  token: string | null,
  options: { ms?: number; fingerprint?: string; ledger?: TokenLedger } = {},
  to: Partial<typeof purpose> = {},
) {
  const { ms = 3_000, fingerprint = 'a', ledger = ledgerInMemory() } = options;
  return verifyFormToken(token, { ...purpose, ...to }, { signingKey, now: after(ms), ledger, fingerprint });
}

describe('form token', () => {
  const { token, idempotencyKey } = issueFormToken(purpose, { signingKey, now: start });

  it('is good for its form, its person and its day', async () => {
    expect(await check(token)).toEqual({ ok: true, idempotencyKey, version: 'v1', seen: 'first' });
  });

  it('F03 is refused before two seconds, and used once', async () => {
    expect(await check(token, { ms: 1_999 })).toEqual({ ok: false, reason: 'too-fast', retryAfterMs: 1 });
    const ledger = ledgerInMemory();
    expect(await check(token, { ledger })).toMatchObject({ ok: true });
    expect(await check(token, { ledger, fingerprint: 'b' })).toMatchObject({ ok: false, reason: 'used' });
  });

  it('R22 the same form sent five times is one act with one key', async () => {
    const ledger = ledgerInMemory();
    const answers = [];
    for (let post = 0; post < 5; post += 1) answers.push(await check(token, { ledger, ms: 3_000 + post * 60_000 }));
    expect(answers.map((answer) => answer.ok && answer.seen)).toEqual(['first', 'again', 'again', 'again', 'again']);
    expect(new Set(answers.map((answer) => answer.ok && answer.idempotencyKey))).toEqual(new Set([idempotencyKey]));
  });

  it('is worth nothing for another form, thing, person, key or day', async () => {
    expect(await check(token, {}, { form: 'petitions.sign-petition/2' })).toMatchObject({ reason: 'forged' });
    expect(await check(token, {}, { subject: 'session-2' })).toMatchObject({ reason: 'forged' });
    expect(await check(token, { ms: 24 * 3_600_000 + 1 })).toMatchObject({ reason: 'expired' });
    expect(await check(null)).toMatchObject({ reason: 'forged' });
    const foreign = issueFormToken(purpose, { signingKey: randomBytes(32), now: start });
    expect(await check(foreign.token)).toMatchObject({ reason: 'forged' });
    const future = issueFormToken(purpose, { signingKey, now: after(60_000) });
    expect(await check(future.token)).toMatchObject({ reason: 'forged' });
  });

  it('cannot be changed in any letter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom('A', 'z', '0', '.'), async (place, letter) => {
        fc.pre(token[place] !== letter);
        const forged = token.slice(0, place) + letter + token.slice(place + 1);
        const answer = await check(forged);
        // The last letter of base64url carries unused bits: another spelling of the same bytes is the same token.
        const sameBytes = Buffer.from(forged.split('.')[3] ?? '', 'base64url').equals(
          Buffer.from(token.split('.')[3] ?? '', 'base64url'),
        );
        expect(answer.ok).toBe(sameBytes && place > token.lastIndexOf('.'));
      }),
    );
  });

  it('a fingerprint leaves out the hidden fields and tells answers apart', () => {
    const form = (name: string, value: string, hidden: string) => {
      const data = new FormData();
      data.append(name, value);
      data.append('_token', hidden);
      return formFingerprint(data);
    };
    expect(form('a', 'b', '1')).toBe(form('a', 'b', '2'));
    expect(form('a', 'bc', '1')).not.toBe(form('ab', 'c', '1'));
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
});
