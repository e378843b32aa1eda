import { meetsAssurance } from '@viche/authz';
import { AssuranceNeeded, BadInput, command, NotFound, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { AgeUnknown, AlreadySigned, NotEligible, PetitionNotSignable } from '../errors.ts';
import { signatoryName } from '../names.ts';
import type { PetitionRules } from '../rules.ts';
import { rulesWhileSignable } from '../signable.ts';
import { type PetitionState, VISIBLE } from '../states.ts';

interface PetitionHead {
  state: PetitionState;
  rules: unknown;
  collectUntil: Date;
}

/** What came of the one statement that signs. */
interface Outcome {
  /** Null where the person had signed before, or where the territory is none to choose. */
  readonly id: string | null;
  readonly placed: boolean;
}

/** Adds one person's signature. The unique index decides who signed, never a prior read; the count moves in windows. */
export const signPetition = command({
  name: 'petitions.sign-petition',
  plugin,
  assurance: 'email',
  can: ['sign', 'Petition'],
  by: 'participant',
  input: z.strictObject({
    petitionId: z.uuid(),
    /** Where the person lives, as the person says; left out is «not stated». */
    territoryId: z.uuid().nullable().optional(),
  }),
  errors: [AlreadySigned, PetitionNotSignable, NotEligible, AgeUnknown],
  interactive: true,
  atDesk: true,
  async run(ctx, { petitionId, territoryId = null }) {
    if (territoryId && !ctx.settings.askTerritory) throw notAChoice();
    // Sent together, run in this order: state and moment are read after the gate, in statements of their own.
    const [, [petition], signedAt] = await Promise.all([
      ctx.gate('Petition', petitionId, 'append'),
      ctx.sql<PetitionHead>`
        select state, rules, collect_until as "collectUntil" from petitions_petition
        where tenant_id = ${ctx.tenantId}::uuid and id = ${petitionId}::uuid`,
      ctx.now(),
    ]);
    if (!petition || !VISIBLE.has(petition.state)) throw new NotFound({});
    requireEligible(ctx, rulesWhileSignable(petition, signedAt));

    const { actor } = ctx;
    // The trace of the network goes apart from the signature, in the same statement, which judges the territory too: no
    // further way to the database.
    // At a desk the network is the council's own, and says nothing of the person.
    const mark = actor.assisted ? null : ctx.networkMark();
    const channel = actor.assisted ? 'desk' : 'web';
    const [{ id, placed }] = (await ctx.sql<Outcome>`
      with place as (
        select ${territoryId}::uuid as id where ${territoryId === null} or exists (
          select from tenant_territory
          where tenant_id = ${ctx.tenantId}::uuid and id = ${territoryId}::uuid and archived_at is null)),
      signed as (
        insert into petitions_petition_signature
          (tenant_id, id, petition_id, person_key, participant_id, public_name, channel, assurance, signed_at, territory_id)
        select ${ctx.tenantId}::uuid, ${ctx.newId()}::uuid, ${petitionId}::uuid, ${actor.personKey}::bytea, ${actor.participantId}::uuid,
          ${signatoryName(actor.publicName, ctx.settings.signatoryDisplay)}, ${channel}, ${actor.assurance}, ${signedAt}::timestamptz, place.id
        from place
        on conflict (tenant_id, petition_id, person_key) where withdrawn_at is null do nothing
        returning id),
      traced as (
        insert into petitions_signature_trace (tenant_id, signature_id, mark)
        select ${ctx.tenantId}::uuid, id, ${mark} from signed where ${mark !== null})
      select (select id from signed) as id, exists (select from place) as placed`) as [Outcome];
    if (!placed) throw notAChoice();
    if (!id) throw new AlreadySigned({ signedAt: await dateOfSignature(ctx, petitionId) });

    ctx.noteChange({ type: 'Petition', id: petitionId }, null, { channel });
    await Promise.all([
      ctx.count('signatures', petitionId, 1),
      ctx.emit('petitions.signed.v1', { petitionId }),
      ctx.notify({
        template: 'signed',
        participantId: actor.participantId!,
        params: { petitionId },
        dedupeKey: `petitions.signed:${id}`,
      }),
    ]);
    return { petitionId };
  },
});

/** Another hromada's territory, a closed one, and one that nobody asked for are refused alike, next to the choice. */
const notAChoice = () => new BadInput({ fields: [{ field: 'territoryId', problem: 'not-a-choice' }] });

function requireEligible({ actor }: PluginContext, rules: PetitionRules): void {
  if (!meetsAssurance(actor.assurance, rules.signAssurance) || !actor.personKey) {
    throw new AssuranceNeeded({ have: actor.assurance, need: rules.signAssurance });
  }
  if (rules.minAge === 0) return;
  if (actor.age === null) throw new AgeUnknown({ minAge: rules.minAge });
  if (actor.age < rules.minAge) throw new NotEligible({ minAge: rules.minAge });
}

async function dateOfSignature(ctx: PluginContext, petitionId: string): Promise<Date> {
  const [row] = await ctx.sql<{ signedAt: Date }>`
    select signed_at as "signedAt" from petitions_petition_signature
    where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petitionId}::uuid and person_key = ${ctx.actor.personKey} and withdrawn_at is null`;
  return row!.signedAt;
}
