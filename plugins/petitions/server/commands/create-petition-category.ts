import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { englishOfNew } from '../both-languages.ts';
import { categoryWords, sameTitle } from '../categories.ts';
import { CategoryTaken } from '../errors.ts';

/** Adds a category after the others. */
export const createPetitionCategory = command({
  name: 'petitions.create-petition-category',
  plugin,
  assurance: 'eid',
  can: ['manage', 'PetitionCategory'],
  by: 'staff',
  input: z.strictObject(categoryWords),
  errors: [CategoryTaken],
  async run(ctx, { titleUk, titleEn: saidEn }) {
    const { tenantId } = ctx;
    const titleEn = englishOfNew(ctx, saidEn);
    await ctx.gate('PetitionCategory', tenantId, 'move');
    const all = await ctx.db.petitionCategory.findMany({ where: { tenantId } });
    const twin = all.find((known) => sameTitle(known.titleUk) === sameTitle(titleUk));
    if (twin) throw new CategoryTaken({}, 'titleUk');
    const { id } = await ctx.db.petitionCategory.create({
      data: { tenantId, titleUk, titleEn, order: Math.max(0, ...all.map(({ order }) => order)) + 1 },
      select: { id: true },
    });
    ctx.noteChange({ type: 'PetitionCategory', id }, null, { titleUk, titleEn });
    ctx.invalidate('Petition:list');
    return { categoryId: id };
  },
});
