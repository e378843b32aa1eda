import { taxNumber, unzrNumber } from './identity-codes.ts';

/** What kind of number `identityCode` is: the taxpayer's number, an ID card's (nine digits) or an old passport's. */
export type IdentityCodeKind = 'tax-number' | 'id-card' | 'passport';

/** How strong the means is that the citizen logs in with. */
export type CitizenAcr = 'eid-substantial' | 'eid-high';

/** An invented person of the demo e-ID. Dates are `YYYY-MM-DD`, places are KATOTTG codes. */
export interface DemoCitizen {
  readonly key: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly middleName?: string;
  readonly birthDate: string;
  readonly identityCodeKind: IdentityCodeKind;
  readonly identityCode: string;
  readonly unzr?: string;
  readonly displaced: boolean;
  readonly displacedCertificate?: string;
  readonly residenceKatottg: string;
  readonly email?: string;
  readonly phone?: string;
  readonly acr: CitizenAcr;
  readonly amr: readonly string[];
  /** For an officer's key: the code and the name of the organisation that it was issued for. */
  readonly organisation?: { readonly edrpou: string; readonly name: string };
  /** What is special about the person, for the login page. */
  readonly note: { readonly uk: string; readonly en: string };
}

export const SLAVUTYCH_KATOTTG = 'UA32100130010084793';
const BOIARKA_KATOTTG = 'UA32140030010045925';
const LUTSK_KATOTTG = 'UA07080170010083384';

/** Serial numbers from here on belong to the citizens written by hand, so that those made for load never meet them. */
export const HAND_WRITTEN_SERIALS_FROM = 9000;

/** A key on a token, opened by a PIN. */
const HIGH = { acr: 'eid-high', amr: ['hwk', 'pin'] } as const;
/** A key in a phone or a bank's login. */
export const SUBSTANTIAL = { acr: 'eid-substantial', amr: ['swk', 'pin'] } as const;

const byTaxNumber = (birthDate: string, serial: number) => ({
  birthDate,
  identityCodeKind: 'tax-number' as const,
  identityCode: taxNumber(birthDate, HAND_WRITTEN_SERIALS_FROM + serial),
  unzr: unzrNumber(birthDate, HAND_WRITTEN_SERIALS_FROM + serial),
});

const at = (katottg: string) => ({ residenceKatottg: katottg, displaced: false });

const contacts = (name: string, phone: string) => ({ email: `${name}@mail.example`, phone: `+3800000${phone}` });

const yearInKyiv = (today: Date) =>
  Number(new Intl.DateTimeFormat('en', { timeZone: 'Europe/Kyiv', year: 'numeric' }).format(today));

/**
 * The people of the demo e-ID. Everybody is the same each time, except Maksym, who is fifteen in every year:
 * his birth date, and the numbers made from it, follow `today`.
 */
export function demoCitizens(today: Date): readonly DemoCitizen[] {
  const fifteenYearsAgo = `${yearInKyiv(today) - 15}-01-01`;
  return [
    {
      key: 'oksana',
      familyName: 'Тимченко',
      givenName: 'Оксана',
      middleName: 'Миколаївна',
      ...byTaxNumber('1986-05-14', 102),
      ...at(SLAVUTYCH_KATOTTG),
      ...contacts('oksana', '00101'),
      ...HIGH,
      note: { uk: 'живе у Славутичі', en: 'lives in Slavutych' },
    },
    {
      key: 'petro',
      familyName: 'Ковальчук',
      givenName: 'Петро',
      middleName: 'Іванович',
      ...byTaxNumber('1974-11-02', 217),
      ...at(LUTSK_KATOTTG),
      ...contacts('petro', '00102'),
      ...SUBSTANTIAL,
      note: { uk: 'живе в Луцьку', en: 'lives in Lutsk' },
    },
    {
      key: 'olena',
      familyName: 'Бондар',
      givenName: 'Олена',
      middleName: 'Сергіївна',
      ...byTaxNumber('1991-03-27', 344),
      ...at(SLAVUTYCH_KATOTTG),
      ...contacts('olena', '00103'),
      ...HIGH,
      note: { uk: 'модерує петиції у Славутичі', en: 'moderates petitions in Slavutych' },
    },
    {
      key: 'halyna',
      familyName: 'Стельмах',
      givenName: 'Галина',
      middleName: 'Василівна',
      ...byTaxNumber('1968-09-08', 426),
      ...at(SLAVUTYCH_KATOTTG),
      ...contacts('halyna', '00104'),
      ...HIGH,
      note: { uk: 'відповідає за сайт громади у Славутичі', en: 'owns the site of Slavutych' },
    },
    {
      key: 'danylo',
      familyName: 'Гнатенко',
      givenName: 'Данило',
      middleName: 'Юрійович',
      ...byTaxNumber('2001-07-19', 531),
      ...at(SLAVUTYCH_KATOTTG),
      ...contacts('danylo', '00105'),
      ...SUBSTANTIAL,
      note: { uk: 'живе у Славутичі, входить через телефон', en: 'lives in Slavutych, logs in by phone' },
    },
    {
      key: 'iryna',
      familyName: 'Лисенко',
      givenName: 'Ірина',
      middleName: 'Олегівна',
      ...byTaxNumber('1979-12-30', 648),
      ...at(LUTSK_KATOTTG),
      ...contacts('iryna', '00106'),
      ...HIGH,
      note: { uk: 'перевіряє журнал дій', en: 'audits the log' },
    },
    {
      key: 'aishe',
      familyName: 'Меметова',
      givenName: 'Айше',
      ...byTaxNumber('1995-04-11', 752),
      ...at(SLAVUTYCH_KATOTTG),
      ...contacts('aishe', '00107'),
      ...HIGH,
      note: { uk: 'без по батькові', en: 'has no patronymic' },
    },
    {
      key: 'lukas',
      familyName: 'Вебер',
      givenName: 'Лукас',
      birthDate: '1988-02-29',
      identityCodeKind: 'id-card',
      identityCode: '900412675',
      unzr: unzrNumber('1988-02-29', HAND_WRITTEN_SERIALS_FROM + 861),
      ...at(LUTSK_KATOTTG),
      email: 'lukas@mail.example',
      ...SUBSTANTIAL,
      note: {
        uk: 'іноземець із посвідкою, без податкового номера',
        en: 'a foreign resident with a permit card and no tax number',
      },
    },
    {
      key: 'nataliia',
      familyName: 'Сахно',
      givenName: 'Наталія',
      middleName: 'Вікторівна',
      ...byTaxNumber('1983-06-21', 958),
      residenceKatottg: SLAVUTYCH_KATOTTG,
      displaced: true,
      displacedCertificate: '3221-5002817364',
      ...contacts('nataliia', '00109'),
      ...HIGH,
      note: {
        uk: 'внутрішньо переміщена особа, тепер у Славутичі',
        en: 'internally displaced, now in Slavutych',
      },
    },
    {
      key: 'maksym',
      familyName: 'Руденко',
      givenName: 'Максим',
      middleName: 'Андрійович',
      ...byTaxNumber(fifteenYearsAgo, 73),
      ...at(SLAVUTYCH_KATOTTG),
      email: 'maksym@mail.example',
      ...SUBSTANTIAL,
      note: { uk: '15 років', en: 'is 15 years old' },
    },
    {
      key: 'taras',
      familyName: "Дем'янчук",
      givenName: 'Тарас',
      middleName: 'Григорович',
      ...byTaxNumber('1970-10-05', 165),
      ...at(LUTSK_KATOTTG),
      ...contacts('taras', '00111'),
      ...HIGH,
      note: { uk: 'прізвище з прямим апострофом', en: 'a surname with the typewriter apostrophe' },
    },
    {
      key: 'mariana',
      familyName: 'Дем’янчук',
      givenName: 'Марʼяна',
      middleName: 'Лук’янівна',
      ...byTaxNumber('1972-01-16', 284),
      ...at(LUTSK_KATOTTG),
      ...contacts('mariana', '00112'),
      ...SUBSTANTIAL,
      note: {
        uk: 'те саме прізвище, інші апострофи',
        en: 'the same surname spelled with other apostrophes',
      },
    },
    {
      key: 'sviatoslava',
      familyName: 'Хоржевська-Переяславцева-Старокостянтинівська',
      givenName: 'Святослава-Олександра',
      middleName: 'Всеволодівна-Костянтинівна',
      ...byTaxNumber('1959-08-03', 390),
      ...at(SLAVUTYCH_KATOTTG),
      ...contacts('sviatoslava', '00113'),
      ...HIGH,
      note: { uk: 'дуже довге подвійне ім’я', en: 'a very long double-barrelled name' },
    },
    {
      key: 'lesia',
      familyName: 'Гриценко',
      givenName: 'Леся',
      middleName: 'Павлівна',
      ...byTaxNumber('1981-02-11', 520),
      residenceKatottg: BOIARKA_KATOTTG,
      displaced: false,
      ...contacts('lesia', '00114'),
      ...HIGH,
      organisation: { edrpou: '10000001', name: 'Боярська міська рада' },
      note: { uk: 'секретар Боярської міської ради, ключ ради', en: 'secretary of Boiarka City Council, with its key' },
    },
    {
      key: 'orest',
      familyName: 'Кравець',
      givenName: 'Орест',
      middleName: 'Ігорович',
      ...byTaxNumber('1977-08-24', 613),
      residenceKatottg: BOIARKA_KATOTTG,
      displaced: false,
      ...contacts('orest', '00115'),
      ...HIGH,
      organisation: { edrpou: '10000018', name: 'Миколаївська селищна рада' },
      note: {
        uk: 'секретар Миколаївської селищної ради, ключ ради',
        en: 'secretary of Mykolaivka Settlement Council, with its key',
      },
    },
  ];
}

/** The demo citizens as of now. */
export const CITIZENS = demoCitizens(new Date());

/** Full name in the Ukrainian order: surname, given name, patronymic where there is one. */
export function fullName(citizen: DemoCitizen): string {
  return [citizen.familyName, citizen.givenName, citizen.middleName].filter(Boolean).join(' ');
}
