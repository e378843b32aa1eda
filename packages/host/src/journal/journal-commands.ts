import { RateLimited } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { spend } from '../count-hits.ts';

const HOUR_MS = 60 * 60 * 1_000;
/** Threats §5.3: exports of staff, and checks, which read the whole log. */
const PER_HOUR = 10;

const readsAll = (name: string) =>
  coreCommand({
    name,
    plugin: CORE_MANIFEST,
    assurance: 'eid',
    can: ['verify', 'AuditEntry'],
    by: 'staff',
    input: z.strictObject({}),
    errors: [RateLimited],
    interactive: true,
    async run(ctx) {
      await spend(ctx, { what: [name, ctx.tenantId, ctx.actor.participantId!], windowMs: HOUR_MS, most: PER_HOUR });
      ctx.noteChange({ type: 'AuditEntry', id: ctx.tenantId }, undefined, undefined);
      return {};
    },
  });

/** The log leaves as a file: written down, in the log itself, before the first row goes. */
export const exportJournal = readsAll('core.export-journal');

/** The log is checked from its first row on. */
export const verifyJournal = readsAll('core.verify-journal');
