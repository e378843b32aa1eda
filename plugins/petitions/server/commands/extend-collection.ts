import { Closed, command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { movePetition, staffCase, subjectOf } from '../case.ts';
import { OutageRefused, WrongState } from '../errors.ts';
import { twoPeople } from '../four-eyes.ts';
import { tellAuthor } from '../letters.ts';
import { moment } from '../moment.ts';
import { reasonText } from '../petition-text.ts';
import { petitionRules } from '../rules.ts';
import { COLLECTING } from '../states.ts';
import { collectTerm } from '../terms.ts';

const DAY_MS = 86_400_000;
/** An expired collection is refused as closed, not as a petition in another state. */
const ONCE_COLLECTING = new Set([...COLLECTING, 'expired' as const]);

/**
 * Gives a collection the days back that an outage of the site took from it: each day begun counts whole. The outage lies within the
 * collection and is over, and the act comes before the collection's end; the page shows it, the sum and the reasons.
 */
export const extendCollection = command({
  name: 'petitions.extend-collection',
  plugin,
  assurance: 'eid',
  can: ['take-down', 'Petition'],
  by: 'staff',
  input: z.strictObject({
    petitionId: z.uuid(),
    outageFrom: moment,
    outageTo: moment,
    reason: reasonText(30),
  }),
  errors: [Closed, WrongState, OutageRefused],
  fourEyes: twoPeople('extend-collection'),
  async run(ctx, { petitionId, outageFrom, outageTo, reason }) {
    const { tenantId } = ctx;
    const petition = await staffCase(ctx, petitionId, ONCE_COLLECTING);
    const now = await ctx.now();
    const [from, to] = [new Date(outageFrom), new Date(outageTo)];
    const oldUntil = petition.collectUntil!;
    // Whoever lost the end knows it by now: nobody may move it afterwards (threats R20).
    if (petition.state === 'expired' || now >= oldUntil) throw new Closed({ at: oldUntil });
    if (from >= to) throw new OutageRefused({}, 'outageTo');
    if (to > now || to > oldUntil) throw new OutageRefused({}, 'outageTo');
    if (from < petition.publishedAt!) throw new OutageRefused({}, 'outageFrom');
    if (await overlaps(from, to)) throw new OutageRefused({}, 'outageFrom');
    const days = Math.ceil((to.getTime() - from.getTime()) / DAY_MS);
    const { collectDays } = petitionRules.parse(petition.rules);
    const extendedDays = petition.extendedDays + days;
    const subject = subjectOf(petitionId);
    const term = collectTerm(collectDays + extendedDays);
    const { dueBefore } = await ctx.deadlines.restart(
      'petitions.collect',
      subject,
      term,
      petition.publishedAt!,
      'outage',
    );
    await ctx.db.collectionExtension.create({
      data: {
        tenantId,
        petitionId,
        outageFrom: from,
        outageTo: to,
        days,
        oldUntil,
        newUntil: dueBefore,
        reason,
        staffId: ctx.actor.staffId,
        extendedAt: now,
      },
      select: { id: true },
    });
    await movePetition(ctx, petition, { collectUntil: dueBefore, extendedDays });
    await ctx.emit('petitions.collection-extended.v1', { petitionId, collectUntil: dueBefore.toISOString() });
    await tellAuthor(ctx, petition, 'collectionExtended', String(extendedDays));
    ctx.noteChange(subject, { collectUntil: oldUntil }, { collectUntil: dueBefore, days }, reason);
    return { petitionId };

    /** The same outage is given back once. */
    async function overlaps(begin: Date, end: Date): Promise<boolean> {
      const given = await ctx.db.collectionExtension.count({
        where: { tenantId, petitionId, outageFrom: { lt: end }, outageTo: { gt: begin } },
      });
      return given > 0;
    }
  },
});
