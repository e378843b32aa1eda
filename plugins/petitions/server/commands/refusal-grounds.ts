import { Conflict, command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { englishOfNew } from '../both-languages.ts';
import { GroundOfLaw } from '../errors.ts';
import { writtenText } from '../petition-text.ts';

const ground = {
  titleUk: writtenText(5, 200),
  /** Left out: as it was; a site without English does not ask for it. */
  titleEn: writtenText(5, 200).optional(),
  /** The local act that lets the council refuse for this. */
  sourceAct: writtenText(5, 200),
  hidesText: z.boolean(),
};

/** Writes a ground of the hromada's own beside those of the law, by its own act. Its code comes from its number. */
export const addRefusalGround = command({
  name: 'petitions.add-refusal-ground',
  plugin,
  assurance: 'eid',
  can: ['update', 'RefusalGround'],
  by: 'staff',
  input: z.strictObject(ground),
  errors: [],
  interactive: true,
  async run(ctx, said) {
    const { tenantId } = ctx;
    const input = { ...said, titleEn: englishOfNew(ctx, said.titleEn) };
    const id = ctx.newId();
    // Two who add at once would take the same number: the second waits, and takes the next.
    await ctx.gate('RefusalGround', tenantId, 'move');
    const number = (await ctx.db.refusalGround.count({ where: { tenantId, kind: 'local' } })) + 1;
    const code = `local-${number}`;
    await ctx.db.refusalGround.create({
      data: { tenantId, id, code, kind: 'local', order: 100 + number, ...input },
      select: { id: true },
    });
    ctx.noteChange({ type: 'RefusalGround', id }, null, { code, ...input }, input.sourceAct);
    return { code };
  },
});

/** Changes a ground of the hromada's own, or switches it off and on. Refusals that name it keep it. */
export const updateRefusalGround = command({
  name: 'petitions.update-refusal-ground',
  plugin,
  assurance: 'eid',
  can: ['update', 'RefusalGround'],
  by: 'staff',
  input: z.strictObject({ code: z.string().min(1).max(80), revision: z.int().min(1), enabled: z.boolean(), ...ground }),
  errors: [GroundOfLaw],
  interactive: true,
  async run(ctx, { code, revision, ...said }) {
    const { tenantId } = ctx;
    const before = await ctx.db.refusalGround.findFirst({ where: { tenantId, code } });
    if (!before) throw new NotFound({});
    if (before.kind === 'law') throw new GroundOfLaw({ code });
    const input = { ...said, titleEn: said.titleEn ?? before.titleEn };
    const changed = await ctx.db.refusalGround.updateMany({
      where: { tenantId, code, revision },
      data: { ...input, revision: { increment: 1 } },
    });
    if (changed.count === 0) throw new Conflict({});
    const { titleUk, titleEn, sourceAct, hidesText, enabled } = before;
    ctx.noteChange(
      { type: 'RefusalGround', id: before.id },
      { titleUk, titleEn, sourceAct, hidesText, enabled },
      input,
      input.sourceAct,
    );
    return { code };
  },
});
