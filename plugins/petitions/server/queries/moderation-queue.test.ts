import { normOf } from '@viche/search';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alikeTo } from '../alike.ts';
import { submitPetition } from '../commands/submit-petition.ts';
import { openPetitionsWorld, type PetitionsWorld } from '../test-petitions.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
});
afterAll(() => given.world.close());

/** Twelve texts, each about something else. */
const MATTERS = [
  ['дорогу на Лісовій', 'Асфальт розбито вщент, автобус об’їжджає ями городами.', 'Перекласти полотно до осені.'],
  [
    'каналізацію',
    'Стоки виходять на поверхню після кожного дощу й течуть у підвали.',
    'Замінити колектор під лікарнею.',
  ],
  ['бібліотеку', 'Читальна зала замкнена, книжки лежать у мішках третю зиму.', 'Повернути посаду бібліотекарки.'],
  ['стадіон', 'Трибуни огородили стрічкою, ворота вкрали, тренер поїхав.', 'Поставити освітлення та нові лави.'],
  ['кладовище', 'Сухі дерева падають на могили, сторожа скоротили навесні.', 'Зрубати аварійні тополі.'],
  [
    'теплотрасу',
    'Батареї холодні до грудня, мешканці гріються газовими плитами.',
    'Утеплити труби між котельнею й будинками.',
  ],
  [
    'дитячий садок',
    'Черга на два роки, групи переповнені, вихователька одна на сорок дітей.',
    'Відкрити другий корпус.',
  ],
  ['автостанцію', 'Каси не працюють увечері, пасажири мокнуть просто неба.', 'Збудувати навіс і вбиральню.'],
  ['музичну школу', 'Інструменти старші за викладачів, фортепіано не налаштовують.', 'Купити два акордеони й скрипку.'],
  ['водогін', 'Іржава вода тече зранку, фільтри забиваються щотижня.', 'Пробурити нову свердловину.'],
  ['парк', 'Алеї заросли кропивою, фонтан засипано сміттям.', 'Висадити липи та клени вздовж річки.'],
  ['ринок', 'Торгують із землі, холодильників немає, ваги обважують покупців.', 'Облаштувати критий павільйон.'],
] as const;
const FILLERS = ['негайно', 'терміново', 'зараз', 'нарешті', 'невідкладно'];

/** What a flood brings: the same dozen of texts again and again, each time with another word in it. */
const flood = (place: number) => {
  const [matter, essence, demand] = MATTERS[place % MATTERS.length]!;
  const filler = FILLERS[place % FILLERS.length]!;
  return { title: `Закрити ${matter} ${filler} № ${place}`, essence: `${essence} Кажемо ${filler}!`, demand };
};

const QUEUE = `{ petitionModerationQueue { alikeTo petition { ref authorName } } }`;

describe('W06 a flood of petitions before the check', () => {
  it('W06 of a burst of 500 nothing is public, and the queue folds it into at most 20 items, each still its own case', async () => {
    await given.tenant.set('petitions', { maxOpenPerPerson: 100 });
    const people = await Promise.all(Array.from({ length: 5 }, () => given.tenant.person()));
    await Promise.all(
      people.map(async (person, nth) => {
        for (let place = 0; place < 100; place += 1) await submitPetition(person.caller(), flood(nth * 100 + place));
      }),
    );
    const seen = await given.ask(
      given.tenant.guest(),
      '{ petitions(search: "закрити") { totalCount } similarPetitions(text: "Закрити дорогу негайно") { ref } }',
    );
    expect(seen).not.toContain('Закрити');
    expect(JSON.parse(seen).data).toMatchObject({ petitions: { totalCount: 0 }, similarPetitions: [] });
    const [postings] = await given.world.asSuperuser<{ count: number }>(
      'select count(*)::int as count from search_posting',
    );
    expect(postings!.count).toBe(0);
    const answer = await given.ask(given.staff.moderator.caller(), QUEUE);
    const queue = JSON.parse(answer).data.petitionModerationQueue as {
      alikeTo: string | null;
      petition: { ref: string };
    }[];
    expect(queue).toHaveLength(500);
    const heads = queue.filter(({ alikeTo: head }) => head === null).map(({ petition }) => petition.ref);
    expect(heads.length).toBeLessThanOrEqual(20);
    expect(heads.length).toBeGreaterThanOrEqual(MATTERS.length);
    expect(queue.every(({ alikeTo: head }) => head === null || heads.includes(head))).toBe(true);
    expect(new Set(queue.map(({ petition }) => petition.ref)).size).toBe(500);
  });
});

describe('texts that are alike', () => {
  const text = (id: string, title: string, body: string, day = '2026-11-20') => ({
    id,
    norm: normOf({ title, body }),
    day,
  });
  const LIGHT = 'Увечері на стежці від вокзалу до школи нічого не видно, діти йдуть додому з ліхтариками в руках.';

  it('are those of one day that share most of their words; endings and some other words do not matter', () => {
    const found = alikeTo([
      text('a', 'Освітлення на стежці', LIGHT),
      text('b', 'Освітлення стежки', LIGHT.replace('з ліхтариками', 'із ліхтариком')),
      text('c', 'Ремонт даху бібліотеки', 'Дах протікає третій рік, книжки мокнуть.'),
      text('d', 'Освітлення на стежці', LIGHT, '2026-11-21'),
    ]);
    expect([...found]).toEqual([['b', 'a']]);
  });

  it('are not those without words, or those that share the words of every petition', () => {
    const found = alikeTo([
      { id: 'a', norm: '', day: '2026-11-20' },
      { id: 'b', norm: '', day: '2026-11-20' },
      text('c', 'Прошу раду відремонтувати міст', 'Прошу раду відремонтувати міст через річку біля млина.'),
      text('d', 'Прошу раду відремонтувати школу', 'Прошу раду відремонтувати школу, бо в класах холодно взимку.'),
    ]);
    expect([...found]).toEqual([]);
  });
});
