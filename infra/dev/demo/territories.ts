import type { Session } from '@viche/db';
import { transliterate } from '@viche/i18n';
import { termsOf, wordsOf } from '@viche/search';

/** A territory of a demo hromada. Codes are of the state codifier КАТОТТГ; neighbourhoods have none. */
export interface DemoTerritory {
  readonly nameUk: string;
  /** By Cabinet resolution 55/2010 when left out. */
  readonly nameEn?: string;
  readonly kind: 'city' | 'settlement' | 'village' | 'neighbourhood';
  readonly code?: string;
}

const quarter = (nameUk: string, nameEn: string): DemoTerritory => ({
  nameUk: `${nameUk} квартал`,
  nameEn: `${nameEn} quarter`,
  kind: 'neighbourhood',
});

/** Quarters of the town, named after the cities whose builders raised them. */
const SLAVUTYCH: readonly DemoTerritory[] = [
  quarter('Бакинський', 'Baku'),
  quarter('Вільнюський', 'Vilnius'),
  quarter('Добринінський', 'Dobryninskyi'),
  quarter('Єреванський', 'Yerevan'),
  quarter('Київський', 'Kyiv'),
  quarter('Печерський', 'Pechersk'),
  quarter('Ризький', 'Riga'),
  quarter('Талліннський', 'Tallinn'),
  quarter('Тбіліський', 'Tbilisi'),
  quarter('Чернігівський', 'Chernihiv'),
];

/** Settlements of the Lutsk hromada by КАТОТТГ, edition of 16.05.2025. */
const LUTSK: readonly DemoTerritory[] = [
  { code: 'UA07080170010083384', kind: 'city', nameUk: 'Луцьк' },
  { code: 'UA07080170020024355', kind: 'settlement', nameUk: 'Рокині' },
  { code: 'UA07080170030058914', kind: 'village', nameUk: 'Антонівка' },
  { code: 'UA07080170040044783', kind: 'village', nameUk: 'Боголюби' },
  { code: 'UA07080170050075537', kind: 'village', nameUk: 'Богушівка' },
  { code: 'UA07080170060039842', kind: 'village', nameUk: 'Брище' },
  { code: 'UA07080170070036259', kind: 'village', nameUk: 'Буків' },
  { code: 'UA07080170080072461', kind: 'village', nameUk: 'Великий Омеляник' },
  { code: 'UA07080170090013021', kind: 'village', nameUk: 'Всеволодівка' },
  { code: 'UA07080170100056581', kind: 'village', nameUk: 'Городок' },
  { code: 'UA07080170110015848', kind: 'village', nameUk: 'Дачне' },
  { code: 'UA07080170120033871', kind: 'village', nameUk: 'Жабка' },
  { code: 'UA07080170130099900', kind: 'village', nameUk: 'Жидичин' },
  { code: 'UA07080170140066569', kind: 'village', nameUk: 'Заболотці' },
  { code: 'UA07080170150074310', kind: 'village', nameUk: 'Забороль' },
  { code: 'UA07080170160079877', kind: 'village', nameUk: 'Зміїнець' },
  { code: 'UA07080170170078262', kind: 'village', nameUk: 'Іванчиці' },
  { code: 'UA07080170180078823', kind: 'village', nameUk: 'Клепачів' },
  { code: 'UA07080170190043722', kind: 'village', nameUk: 'Княгининок' },
  { code: 'UA07080170200087261', kind: 'village', nameUk: 'Кульчин' },
  { code: 'UA07080170210054580', kind: 'village', nameUk: 'Липляни' },
  { code: 'UA07080170220010262', kind: 'village', nameUk: 'Милушин' },
  { code: 'UA07080170230026091', kind: 'village', nameUk: 'Милуші' },
  { code: 'UA07080170240051576', kind: 'village', nameUk: 'Моташівка' },
  { code: 'UA07080170250020563', kind: 'village', nameUk: 'Небіжка' },
  { code: 'UA07080170260086751', kind: 'village', nameUk: 'Одеради' },
  { code: 'UA07080170270024739', kind: 'village', nameUk: 'Озденіж' },
  { code: 'UA07080170280090042', kind: 'village', nameUk: 'Озерце' },
  { code: 'UA07080170290064215', kind: 'village', nameUk: 'Олександрівка' },
  { code: 'UA07080170300045638', kind: 'village', nameUk: 'Охотин' },
  { code: 'UA07080170310085692', kind: 'village', nameUk: 'Прилуцьке' },
  { code: 'UA07080170320066817', kind: 'village', nameUk: 'Сапогове' },
  { code: 'UA07080170330030221', kind: 'village', nameUk: 'Сирники' },
  { code: 'UA07080170340056373', kind: 'village', nameUk: 'Сьомаки' },
  { code: 'UA07080170350049478', kind: 'village', nameUk: 'Тарасове' },
  { code: 'UA07080170360024786', kind: 'village', nameUk: 'Шепель' },
];

const TERRITORIES: Readonly<Record<string, readonly DemoTerritory[]>> = { slavutych: SLAVUTYCH, lutsk: LUTSK };

/** Writes the territories of a demo hromada; one that has no list gets none. */
export async function writeTerritories({ prisma, tenantId }: Session, slug: string): Promise<void> {
  const territories = TERRITORIES[slug] ?? [];
  await prisma.tenantTerritory.createMany({
    data: territories.map(({ nameUk, nameEn, kind, code }, index) => ({
      tenantId,
      nameUk,
      nameEn: nameEn ?? transliterate(nameUk),
      kind,
      code: code ?? null,
      order: (index + 1) * 10,
    })),
  });
}

/** Finds the territory that a title names by its first word, from the tenant's own list. */
export async function territoryFinder({ prisma, tenantId }: Session): Promise<(title: string) => string | undefined> {
  const rows = await prisma.tenantTerritory.findMany({ where: { tenantId }, orderBy: { order: 'asc' } });
  const named = rows.map(({ id, nameUk }) => ({ id, terms: termsOf(nameUk) }));
  return (title) => {
    // A name has a capital: an «ігровий городок» is not the village of Городок.
    const names = [...wordsOf(title)].filter(({ start }) => /\p{Lu}/u.test(title.charAt(start)));
    const terms = new Set(names.map(({ term }) => term));
    return named.find((territory) => territory.terms[0] && terms.has(territory.terms[0]))?.id;
  };
}
