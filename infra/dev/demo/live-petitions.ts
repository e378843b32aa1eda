import type { Host, TenantBundle } from '@viche/host';
import type { Caller } from '@viche/plugin-api';
import { publishPetition } from '../../../plugins/petitions/server/commands/publish-petition.ts';
import { refusePetition } from '../../../plugins/petitions/server/commands/refuse-petition.ts';
import { signPetition } from '../../../plugins/petitions/server/commands/sign-petition.ts';
import { submitPetition } from '../../../plugins/petitions/server/commands/submit-petition.ts';
import { AlreadySigned } from '../../../plugins/petitions/server/errors.ts';
import { decideNow } from './decided-petitions.ts';
import { actAs, demoCitizen } from './demo-people.ts';
import { type DemoPetitions, textOf } from './demo-petition.ts';

/**
 * What happens at the moment of the seed, by the product's own commands, with their letters and audit rows. Each act looks
 * first whether it is done, so that an interrupted seed goes on where it stopped.
 */
export async function actNow(
  host: Host,
  bundle: TenantBundle,
  petitions: DemoPetitions,
  moderator: string,
  categories: ReadonlyMap<string, string>,
  today: Date,
): Promise<void> {
  const as = <R>(key: string, work: (caller: Caller) => Promise<R>) =>
    actAs(host, bundle, demoCitizen(key, today), work);
  const find = (caller: Caller, title: string) =>
    caller.read((ctx) =>
      ctx.db.petition.findFirst({
        where: { tenantId: ctx.tenantId, title },
        select: { id: true, state: true, textVersion: true },
      }),
    );

  for (const live of petitions.live) {
    await as(live.citizen, async (caller) => {
      if (await find(caller, live.title)) return;
      await submitPetition(caller, { ...textOf(live), categoryId: categories.get(live.category) });
    });
  }
  const toPublish = [
    ...petitions.live.flatMap(({ title, published }) =>
      published ? [{ title, by: published.by, signedBy: published.signedBy }] : [],
    ),
    ...petitions.waiting.flatMap(({ title, due }) =>
      due === 'today, to be published by the seed' ? [{ title, by: moderator, signedBy: [] }] : [],
    ),
  ];
  for (const { title, refused } of petitions.live) {
    if (!refused) continue;
    const { by, ...decision } = refused;
    await as(by, async (caller) => {
      const petition = await find(caller, title);
      if (petition?.state === 'moderation')
        await refusePetition(caller, { petitionId: petition.id, textVersion: petition.textVersion, ...decision });
    });
  }
  for (const decided of petitions.decided) await decideNow(as, decided, today);
  for (const { title, by, signedBy } of toPublish) {
    const petitionId = await as(by, async (caller) => {
      const petition = await find(caller, title);
      if (!petition) throw new Error(`the petition "${title}" is not there`);
      if (petition.state === 'moderation')
        await publishPetition(caller, { petitionId: petition.id, textVersion: petition.textVersion });
      return petition.id;
    });
    for (const key of signedBy) {
      await as(key, (caller) => signPetition(caller, { petitionId })).catch((error: unknown) => {
        if (!(error instanceof AlreadySigned)) throw error;
      });
    }
  }
}
