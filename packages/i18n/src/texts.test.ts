import { describe, expect, it } from 'vitest';
import { cleanText, normaliseForSearch, slugify, transliterate, typeset } from './index.ts';

const N = '\u00A0';

describe('typeset', () => {
  it.each([
    ['Петиція № 46-2026', `Петиція №${N}46-2026`],
    ['Місто, в якому вас чути', `Місто, в${N}якому вас чути`],
    ['У місті й селі і далі', `У${N}місті й${N}селі і${N}далі`],
    ['п’ять й об’єкт', `п’ять й${N}об’єкт`],
    ['від 20 000 до 1 500 000 ₴', `від 20${N}000 до 1${N}500${N}000${N}₴`],
    ['97 % за рік', `97${N}% за рік`],
    ['до 12 грудня 2026 р.', `до 12${N}грудня 2026${N}р.`],
    ['у 2026 році 300 осіб', `у${N}2026 році 300 осіб`],
    ['кабінет 12 300', `кабінет 12${N}300`],
    ['телефон 0512 300', 'телефон 0512 300'],
    ['з «Калинкою»', `з${N}«Калинкою»`],
  ])('%s', (plain, expected) => expect(typeset(plain)).toBe(expected));

  it('keeps English months with their day', () => expect(typeset('by 12 December', 'en')).toBe(`by 12${N}December`));
  it('is stable when run twice', () => {
    const once = typeset('До 5 січня в залі № 3 зібрали 1 234 567 ₴');
    expect(typeset(once)).toBe(once);
  });
});

describe('cleanText', () => {
  it('strips what is not seen and keeps what is', () => {
    expect(cleanText('а\u0000б\u202Eв\u200Bг\uFEFF\u0007\uD800')).toBe('абвг');
    expect(cleanText('рядок\r\nдругий\tтретій')).toBe('рядок\nдругий\tтретій');
    expect(cleanText("сім’я й об'єкт")).toBe("сім’я й об'єкт");
  });
  it('composes й and ї', () => expect(cleanText('и\u0306 і\u0308')).toBe('й ї'));
  it('keeps the joiner of an emoji and no other', () => {
    expect(cleanText('👩\u200D👧 а\u200Dб')).toBe('👩\u200D👧 аб');
    expect(cleanText('👩🏽\u200D🔧')).toBe('👩🏽\u200D🔧');
  });
});

describe('normaliseForSearch', () => {
  it.each(["'", '’', 'ʼ', '`', '´', '‘', '′'])('takes the apostrophe %s for one letter', (mark) => {
    expect(normaliseForSearch(`Сім${mark}я`)).toBe('сімʼя');
  });
  it('folds ґ, the former spelling and stress marks', () => {
    expect(normaliseForSearch('Ґанок ПРОЕКТУ за́мку')).toBe('ганок проєкту замку');
  });
  it('folds Latin look-alikes only inside Cyrillic words', () => {
    expect(normaliseForSearch('BУЛИЦЯ Cлавутич мiсто')).toBe('вулиця славутич місто');
    expect(normaliseForSearch('Top Xerox web-сайт USBключ')).toBe('top xerox web-сайт usbключ');
  });
  it('finds the same in NFD', () => expect(normaliseForSearch('Їжак'.normalize('NFD'))).toBe('їжак'));
  it('is stable when run twice', () => {
    const once = normaliseForSearch('  Об`єкт  «Ґудзик»  i проекти ');
    expect(normaliseForSearch(once)).toBe(once);
  });
});

describe('transliterate (Cabinet resolution 55/2010)', () => {
  it.each([
    ['Згурський', 'Zghurskyi'],
    ['Знам’янка', 'Znamianka'],
    ['Єнакієве', 'Yenakiieve'],
    ['Їжакевич', 'Yizhakevych'],
    ['Кадиївка', 'Kadyivka'],
    ['Йосипівка', 'Yosypivka'],
    ['Стрий', 'Stryi'],
    ['Юрій', 'Yurii'],
    ['Крюківка', 'Kriukivka'],
    ['Яготин', 'Yahotyn'],
    ['Ічня', 'Ichnia'],
    ['Гоща', 'Hoshcha'],
    ['Ґалаґан', 'Galagan'],
    ['Розгон', 'Rozghon'],
    ['Русь', 'Rus'],
    ['ЗМІ', 'ZMI'],
    ['Чернігів', 'Chernihiv'],
    ['Івано-Франківськ', 'Ivano-Frankivsk'],
  ])('%s', (source, latin) => expect(transliterate(source)).toBe(latin));
});

describe('slugify', () => {
  it('makes an address', () =>
    expect(slugify('Безпечний перехід біля школи № 3')).toBe('bezpechnyi-perekhid-bilia-shkoly-3'));
  it('cuts at a word', () => {
    const slug = slugify('Облаштувати безпечний пішохідний перехід біля школи на вулиці Шевченка', 40);
    expect(slug).toBe('oblashtuvaty-bezpechnyi-pishokhidnyi');
    expect(slugify('я'.repeat(100), 10)).toHaveLength(10);
  });
  it('is empty without letters', () => expect(slugify('!!! — ???')).toBe(''));
  it('holds only safe characters', () => expect(slugify('<script>alert("ї")</script> ß é')).toMatch(/^[a-z0-9-]*$/));
});
