import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  moneyForField,
  parseTypedDay,
  parseTypedDecimal,
  parseTypedMoney,
  parseTypedPhone,
  parseTypedWhole,
} from './index.ts';

describe('numbers as typed', () => {
  it.each([
    ['1 000 000', 1_000_000],
    ['1\u00A0250', 1250],
    ['1\u202F250', 1250],
    ["12'500", 12_500],
    ['−5', -5],
    ['250,00', 250],
    ['0', 0],
    ['-0', 0],
    ['1 25', null],
    ['1,250', null],
    ['1.000.000', null],
    ['0x10', null],
    ['1e3', null],
    ['Infinity', null],
    ['9007199254740993', null],
    ['', null],
  ])('whole: %j is %j', (text, value) => {
    expect(parseTypedWhole(text)).toBe(value);
  });

  it.each([
    ['1 250,5', 1250.5],
    ['0.25', 0.25],
    [',5', null],
  ])('decimal: %j is %j', (text, value) => {
    expect(parseTypedDecimal(text)).toBe(value);
  });

  it.each([
    ['12 500,50 грн', 1_250_050],
    ['12 500 ₴', 1_250_000],
    ['0,1', 10],
    ['0.07', 7],
    ['1,005', null],
    ['грн', null],
  ])('money: %j is %j kopiykas', (text, value) => {
    expect(parseTypedMoney(text)).toBe(value);
  });

  it('money comes back the way it was shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), (sum) => {
        expect(parseTypedMoney(moneyForField(sum))).toBe(sum);
      }),
    );
  });

  it('a grouped number is the same number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.constantFrom('uk-UA', 'fr-FR', 'pl-PL'),
        (number, locale) => {
          expect(parseTypedWhole(new Intl.NumberFormat(locale).format(number))).toBe(number);
        },
      ),
    );
  });
});

describe('days as typed', () => {
  it.each([
    ['24.11.2026', '2026-11-24'],
    ['4/1/2026', '2026-01-04'],
    ['24 листопада 2026', '2026-11-24'],
    ['1 Січня 2026 року', '2026-01-01'],
    ['29.02.2028', '2028-02-29'],
    ['29.02.2026', null],
    ['24.13.2026', null],
    ['24.11.26', null],
    ['завтра', null],
  ])('%j is %j', (text, day) => {
    expect(parseTypedDay(text)).toBe(day);
  });
});

describe('phone numbers as typed', () => {
  it.each([
    '0671234567',
    '067 123 45 67',
    '+380 67 123-45-67',
    '+38 (067) 123 45 67',
    '380671234567',
    '80671234567',
    '00380671234567',
  ])('%j is one number', (text) => {
    expect(parseTypedPhone(text)).toBe('+380671234567');
  });

  it.each(['', '123', '+48671234567', '06712345678', '+380071234567', 'дзвоніть'])('%j is none', (text) => {
    expect(parseTypedPhone(text)).toBeNull();
  });
});
