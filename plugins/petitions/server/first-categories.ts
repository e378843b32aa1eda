import type { PluginContext } from '@viche/plugin-api';

/** Topics that a council needs on its first day; it renames, adds and archives as it likes. */
const FIRST_CATEGORIES = [
  { titleUk: 'Дороги й безпека руху', titleEn: 'Roads and road safety' },
  { titleUk: 'Благоустрій', titleEn: 'Public spaces' },
  { titleUk: 'Громадський транспорт', titleEn: 'Public transport' },
  { titleUk: 'Житло й комунальні послуги', titleEn: 'Housing and utilities' },
  { titleUk: 'Довкілля', titleEn: 'Environment' },
  { titleUk: 'Освіта', titleEn: 'Education' },
  { titleUk: 'Охорона здоров’я', titleEn: 'Health' },
  { titleUk: 'Соціальний захист', titleEn: 'Social protection' },
  { titleUk: 'Культура, спорт і дозвілля', titleEn: 'Culture, sport and leisure' },
  { titleUk: 'Робота ради', titleEn: 'Work of the council' },
] as const;

/** Gives a hromada without any topic the usual ones: nobody can write a petition without choosing one. */
export async function ensureCategories({ db, tenantId }: Pick<PluginContext, 'db' | 'tenantId'>): Promise<void> {
  if ((await db.petitionCategory.count({ where: { tenantId } })) > 0) return;
  await db.petitionCategory.createMany({
    data: FIRST_CATEGORIES.map((titles, index) => ({ tenantId, ...titles, order: (index + 1) * 10 })),
  });
}
