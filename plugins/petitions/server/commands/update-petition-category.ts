import { command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { categoryWords, sameTitle } from '../categories.ts';
import { CategoryTaken } from '../errors.ts';

/**
 * Renames a category, moves it in the list, archives it or brings it back. Petitions keep theirs: an archived one takes no
 * new petitions and stays readable on the old ones.
 */
export const updatePetitionCategory = command({
  name: 'petitions.update-petition-category',
  plugin,
  assurance: 'eid',
  can: ['manage', 'PetitionCategory'],
  by: 'staff',
  input: z.strictObject({
    categoryId: z.uuid(),
    ...categoryWords,
    order: z.int().min(0).max(10_000),
    standing: z.enum(['open', 'archived']),
  }),
  errors: [CategoryTaken],
  async run(ctx, { categoryId, titleUk, titleEn: saidEn, order, standing }) {
    const { tenantId } = ctx;
    await ctx.gate('PetitionCategory', tenantId, 'move');
    const all = await ctx.db.petitionCategory.findMany({ where: { tenantId } });
    const before = all.find(({ id }) => id === categoryId);
    if (!before) throw new NotFound({});
    const twin = all.find(({ id, titleUk: known }) => id !== categoryId && sameTitle(known) === sameTitle(titleUk));
    if (twin) throw new CategoryTaken({}, 'titleUk');
    const titleEn = saidEn ?? before.titleEn;
    const archivedAt = standing === 'open' ? null : (before.archivedAt ?? (await ctx.now()));
    await ctx.db.petitionCategory.update({
      where: { tenantId_id: { tenantId, id: categoryId } },
      data: { titleUk, titleEn, order, archivedAt },
      select: { id: true },
    });
    const { titleUk: uk, titleEn: en, order: place } = before;
    ctx.noteChange(
      { type: 'PetitionCategory', id: categoryId },
      { titleUk: uk, titleEn: en, order: place, archivedAt: before.archivedAt },
      { titleUk, titleEn, order, archivedAt },
    );
    ctx.invalidate('Petition:list');
    return { categoryId };
  },
});
