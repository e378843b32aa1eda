import { personKey, publicNameOf, type TenantKeys } from '@viche/identity';
import type { PetitionSettings } from '../../../plugins/petitions/plugin.ts';
import { type Random, seededRandom } from './random.ts';

/** Somebody who signs in the demo and has no account. */
export interface InventedPerson {
  /** `Прізвище Ім’я По батькові` */
  readonly name: string;
  /** The person's sealed mark in one tenant. */
  readonly personKey: Buffer;
}

/** Surnames that sound the same for women and men; both apostrophes, a double one and a long one are there on purpose. */
const SURNAMES = [
  'Андрущенко',
  'Бабʼяк',
  'Бабич',
  'Бойко',
  'Бондаренко',
  'Василенко',
  'Вдовиченко',
  'Гаврилюк',
  'Галушко',
  'Гнатюк',
  'Гончар',
  'Гриценко',
  'Ґудзь',
  'Демченко',
  'Дем’янчук',
  'Дзюба',
  'Дорош',
  'Єременко',
  'Євтушенко',
  'Журавель',
  'Заєць',
  'Захарчук',
  'Зінчук',
  'Ільчук',
  'Кириленко',
  'Клименко',
  'Козак',
  'Костюк',
  'Кравець',
  'Кравченко',
  'Кузьменко',
  'Кулик',
  'Лисенко',
  'Литвин',
  'Лук’яненко',
  'Майстренко',
  'Марчук',
  'Мельничук',
  'Мороз',
  'Назаренко',
  'Оленюк',
  'Онищенко',
  'Остапчук',
  'Панасюк',
  'Петрук',
  'Пилипенко',
  'Приходько',
  'Савенко',
  'Семенюк',
  'Сидорчук',
  'Скиба',
  'Сокіл',
  'Стефаник',
  'Ткачук',
  'Тимошук',
  'Федоренко',
  'Харченко',
  'Хоменко',
  'Цимбал',
  'Шаповал',
  'Швець',
  'Шевчук',
  'Щербань',
  'Юрченко',
  'Якимчук',
  'Яценко',
  'Нечай-Гриценко',
  'Закарпатець-Дністрянка',
];
const BY_GENDER = [
  ['Андрієвський', 'Андрієвська'],
  ['Білий', 'Біла'],
  ['Вишневський', 'Вишневська'],
  ['Гірський', 'Гірська'],
  ['Ковальський', 'Ковальська'],
  ['Лісовий', 'Лісова'],
  ['Яворівський', 'Яворівська'],
] as const;
const WOMEN = [
  'Анна',
  'Алла',
  'Богдана',
  'Валентина',
  'Віра',
  'Вікторія',
  'Галина',
  'Дарина',
  'Євгенія',
  'Зоряна',
  'Інна',
  'Ірина',
  'Катерина',
  'Леся',
  'Любов',
  'Людмила',
  'Марія',
  'Мар’яна',
  'Надія',
  'Наталія',
  'Оксана',
  'Олена',
  'Ольга',
  'Раїса',
  'Світлана',
  'Соломія',
  'Тетяна',
  'Уляна',
  'Христина',
  'Юлія',
];
const MEN = [
  'Андрій',
  'Артем',
  'Богдан',
  'Василь',
  'Віталій',
  'Володимир',
  'Георгій',
  'Григорій',
  'Дмитро',
  'Євген',
  'Іван',
  'Ігор',
  'Кирило',
  'Лев',
  'Максим',
  'Микола',
  'Михайло',
  'Назар',
  'Олег',
  'Олександр',
  'Остап',
  'Павло',
  'Петро',
  'Роман',
  'Сергій',
  'Степан',
  'Тарас',
  'Федір',
  'Юрій',
  'Ярослав',
];
const PATRONYMICS = [
  'Андрій',
  'Богдан',
  'Віталій',
  'Володимир',
  'Олег',
  'Олександр',
  'Іван',
  'Максим',
  'Михайло',
  'Назар',
  'Остап',
  'Павло',
  'Петро',
  'Роман',
  'Степан',
  'Тарас',
  'Ярослав',
  'Лук’ян',
  'Сергій',
  'Юрій',
];
/** Stems of the names whose patronymic is not made by adding an ending to the name itself. */
const STEMS: Readonly<Record<string, readonly [her: string, his: string]>> = {
  Андрій: ['Андріївна', 'Андрійович'],
  Віталій: ['Віталіївна', 'Віталійович'],
  Михайло: ['Михайлівна', 'Михайлович'],
  Павло: ['Павлівна', 'Павлович'],
  Петро: ['Петрівна', 'Петрович'],
  Сергій: ['Сергіївна', 'Сергійович'],
  Юрій: ['Юріївна', 'Юрійович'],
};

function patronymic(father: string, side: 0 | 1): string {
  const special = STEMS[father];
  return special ? special[side] : father + (side === 0 ? 'івна' : 'ович');
}

/** Name of the n-th invented person: the same n, the same name. Every eighth or so has no patronymic. */
export function inventedName(n: number): string {
  const random = seededRandom(n * 2_654_435_761 + 17);
  const side = random.next() < 0.55 ? 0 : 1;
  const familyName = random.next() < 0.12 ? random.pick(BY_GENDER)[side] : random.pick(SURNAMES);
  const givenName = random.pick(side === 0 ? WOMEN : MEN);
  const without = random.next() < 0.13;
  return publicNameOf({
    familyName,
    givenName,
    patronymic: without ? null : patronymic(random.pick(PATRONYMICS), side),
  });
}

/**
 * The n-th invented person in a tenant. The mark is made from words that no document carries, so no real login ever meets
 * it: whoever logs in at the demo e-ID can sign every petition of the demo.
 */
export function inventedPerson(n: number, keys: TenantKeys): InventedPerson {
  return { name: inventedName(n), personKey: personKey(keys, { kind: 'tax-number', code: `invented ${n}` }) };
}

/** How an invented person is known at the moment of signing: never weaker than the hromada's rule. */
export function anyAssurance(
  random: Random,
  { signAssurance }: Pick<PetitionSettings, 'signAssurance'>,
): 'eid' | 'resident' {
  return signAssurance === 'resident' || random.next() < 0.7 ? 'resident' : 'eid';
}
