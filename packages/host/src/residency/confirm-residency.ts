import { IdentityCodeMissing, noteProof, personAtDesk } from '@viche/identity';
import { BadInput, OwnCase, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { identityOf } from '../identity-of.ts';
import { drawCheck } from './draw-check.ts';
import { ResidenceSourceOff } from './errors.ts';
import { basisOf } from './paper-rules.ts';

/** Papers by which an officer sees who somebody is and where the person lives. */
export const RESIDENCE_DOCUMENTS = [
  'id-card',
  'passport',
  'extract',
  'displaced-certificate',
  'permit',
  'other',
] as const;
export type ResidenceDocument = (typeof RESIDENCE_DOCUMENTS)[number];

/** A box that the officer ticks: nothing is done without it. */
export const checkedByOfficer = z.boolean();
/** Tax number, or the number of a passport, of an ID card, or in the demographic register. */
export const typedCode = z.string().trim().min(1).max(30);

/** @throws {BadInput} for a box that was left empty */
export function requireChecked(checked: boolean): void {
  if (!checked) throw new BadInput({ fields: [{ field: 'checked', problem: 'residency:problem.notChecked' }] });
}

/** @throws {BadInput} for a code that no register could have given, next to its field */
export async function personOfDocument(ctx: PluginContext, seen: Parameters<typeof personAtDesk>[1]) {
  try {
    return await personAtDesk(await identityOf(ctx), seen);
  } catch (error) {
    if (!(error instanceof IdentityCodeMissing)) throw error;
    throw new BadInput({ fields: [{ field: 'code', problem: 'residency:problem.noCode' }] });
  }
}

/** An officer has seen by documents that a person who is present lives here (threats F11: never the officer's own case). */
export const confirmResidency = coreCommand({
  name: 'core.confirm-residency',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['confirm', 'ResidencyProof'],
  by: 'staff',
  input: z.strictObject({
    code: typedCode,
    document: z.enum(RESIDENCE_DOCUMENTS),
    /** The officer has the document, and the person, before her. */
    checked: checkedByOfficer,
    /** Days that it holds; at most, and without a word, as long as the hromada says. */
    days: z.int().min(1).max(1_095).nullable().optional(),
  }),
  errors: [ResidenceSourceOff],
  interactive: true,
  async run(ctx, { code, document, checked, days }) {
    const { residenceByOfficer, residenceOfficerDays: most } = ctx.settings;
    if (!residenceByOfficer) throw new ResidenceSourceOff({});
    requireChecked(checked);
    if (days && days > most)
      throw new BadInput({ fields: [{ field: 'days', problem: 'residency:problem.tooLong', params: { most } }] });
    const { participantId } = await personOfDocument(ctx, { code });
    if (participantId === ctx.actor.participantId) throw new OwnCase({});
    const holds = days ?? most;
    const proof = (await noteProof(await identityOf(ctx), participantId, {
      basis: basisOf(document),
      source: 'officer',
      days: holds,
      officer: { staffId: ctx.actor.staffId!, document },
    }))!;
    await drawCheck(ctx, proof, { document });
    ctx.noteChange({ type: 'Participant', id: participantId }, null, { document, days: holds });
    return { document, days: holds };
  },
});
