import type { TenantKeys } from '@viche/identity';
import { NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { readFollowToken } from './follow-token.ts';

/** For so many days the link of the first letter works; after that the address is forgotten. */
export const CONFIRM_DAYS = 7;

const token = z.string().max(100);

/** The address says yes: from now on it gets letters. Twice is once. */
export const confirmFollow = (keys: TenantKeys) =>
  coreCommand({
    name: 'core.confirm-follow',
    plugin: CORE_MANIFEST,
    assurance: 'guest',
    can: ['confirm', 'Subscription'],
    by: 'anyone',
    input: z.strictObject({ token }),
    errors: [],
    async run(ctx, input) {
      const id = readFollowToken(keys, 'confirm', input.token);
      const [follow] = await ctx.sql<{ id: string }>`
        update subscription set confirmed_at = coalesce(confirmed_at, now())
        where tenant_id = ${ctx.tenantId}::uuid and id = ${id}::uuid
          and (confirmed_at is not null or created_at > now() - make_interval(days => ${CONFIRM_DAYS}::int))
        returning id`;
      if (!follow) throw new NotFound({});
      return { followId: follow.id };
    },
  });

/** Ends the follow that a letter's link names, by account or by address. Ended twice, it is as ended as once. */
export const endFollow = (keys: TenantKeys) =>
  coreCommand({
    name: 'core.end-follow',
    plugin: CORE_MANIFEST,
    assurance: 'guest',
    can: ['end', 'Subscription'],
    by: 'anyone',
    input: z.strictObject({ token }),
    errors: [],
    async run(ctx, input) {
      const id = readFollowToken(keys, 'end', input.token);
      if (!id) throw new NotFound({});
      await ctx.sql`delete from subscription where tenant_id = ${ctx.tenantId}::uuid and id = ${id}::uuid`;
      return { ended: true as const };
    },
  });

/** Ends one of the person's own follows from the list in the account; of somebody else's it finds none. */
export const endOwnFollow = coreCommand({
  name: 'core.end-own-follow',
  plugin: CORE_MANIFEST,
  assurance: 'guest',
  can: ['end', 'Subscription'],
  by: 'participant',
  input: z.strictObject({ followId: z.uuid() }),
  errors: [],
  async run(ctx, { followId }) {
    await ctx.sql`
      delete from subscription s where s.tenant_id = ${ctx.tenantId}::uuid and s.id = ${followId}::uuid
        and (s.participant_id = ${ctx.actor.participantId}::uuid or s.email_hash in (
          select p.email_hash from participant p
          where p.tenant_id = ${ctx.tenantId}::uuid and p.id = ${ctx.actor.participantId}::uuid and p.email_verified_at is not null))`;
    return { followId };
  },
});
