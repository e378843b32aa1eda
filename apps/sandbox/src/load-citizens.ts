import {
  CITIZENS,
  type DemoCitizen,
  demoCitizens,
  HAND_WRITTEN_SERIALS_FROM,
  SLAVUTYCH_KATOTTG,
  SUBSTANTIAL,
} from './citizens.ts';
import { taxNumber, unzrNumber } from './identity-codes.ts';

const DAY = 86_400_000;
const FIRST_BIRTHDAY = Date.UTC(1950, 0, 1);
const BIRTHDAYS = 18_000;

const WOMEN = ['Анна', 'Богдана', 'Валерія', 'Дарина', 'Зоя', 'Катерина', 'Лариса', 'Надія', 'Роксолана', 'Юлія'];
const MEN = ['Артем', 'Борис', 'Василь', 'Денис', 'Зиновій', 'Кирило', 'Лев', 'Назар', 'Роман', 'Юрій'];
const SURNAMES = [
  'Бабенко',
  'Вовк',
  'Гайдук',
  'Дяченко',
  'Жук',
  'Зінченко',
  'Іваненко',
  'Кушнір',
  'Мельник',
  'Панчук',
  'Савчук',
];

/** The largest `n` of `loadTestCitizen`. */
export const LOAD_TEST_CITIZENS = BIRTHDAYS * HAND_WRITTEN_SERIALS_FROM;

/**
 * The n-th adult resident of Slavutych made for load tests, key `load-<n>`. The same n gives the same person and no two
 * share a taxpayer's number, nor does any with a demo citizen.
 *
 * @param n whole number from 0 to `LOAD_TEST_CITIZENS` − 1
 * @throws RangeError for any other n
 */
export function loadTestCitizen(n: number): DemoCitizen {
  if (!Number.isInteger(n) || n < 0 || n >= LOAD_TEST_CITIZENS) throw new RangeError(`no load-test citizen ${n}`);
  const serial = Math.floor(n / BIRTHDAYS);
  const birthDate = new Date(FIRST_BIRTHDAY + (n % BIRTHDAYS) * DAY).toISOString().slice(0, 10);
  const givenNames = serial % 2 === 0 ? WOMEN : MEN;
  return {
    key: `load-${n}`,
    familyName: SURNAMES[n % SURNAMES.length] ?? '',
    givenName: givenNames[n % givenNames.length] ?? '',
    birthDate,
    identityCodeKind: 'tax-number',
    identityCode: taxNumber(birthDate, serial),
    unzr: unzrNumber(birthDate, serial),
    displaced: false,
    residenceKatottg: SLAVUTYCH_KATOTTG,
    email: `load-${n}@load.example`,
    ...SUBSTANTIAL,
    note: { uk: 'для навантажувальних перевірок', en: 'made for load tests' },
  };
}

/** The citizen with this stable key (`oksana`, `load-17`), or undefined. `today` sets the year in which Maksym is 15. */
export function citizenByKey(key: string, today?: Date): DemoCitizen | undefined {
  const load = /^load-(0|[1-9]\d{0,8})$/.exec(key);
  if (load) {
    const n = Number(load[1]);
    return n < LOAD_TEST_CITIZENS ? loadTestCitizen(n) : undefined;
  }
  return (today ? demoCitizens(today) : CITIZENS).find((citizen) => citizen.key === key);
}
