import type { PluginContext, StaffRole } from '@viche/plugin-api';

/** Key of news that signatories and followers get: with the reader's id behind it, one letter for whoever is both. */
export const readersKey = (template: string, petitionId: string): string =>
  `petitions:${template}:${petitionId}:reader`;

/** Tells the author, if the petition still has one; `occasion` parts what may happen more than once. */
export async function tellAuthor(
  ctx: Pick<PluginContext, 'notify'>,
  { id, authorId }: { id: string; authorId: string | null },
  template: string,
  occasion = '',
): Promise<void> {
  if (!authorId) return;
  await ctx.notify({
    template,
    participantId: authorId,
    params: { petitionId: id, occasion },
    dedupeKey: ['petitions', template, id, occasion].filter(Boolean).join(':'),
  });
}

/** Tells everybody who works in one of the roles for petitions. */
export async function tellStaff(
  ctx: Pick<PluginContext, 'notify' | 'sql' | 'tenantId'>,
  petitionId: string,
  roles: readonly StaffRole[],
  template: string,
  occasion = '',
): Promise<void> {
  const staff = await ctx.sql<{ participantId: string }>`
    select distinct s.participant_id as "participantId"
    from staff_member s join role_assignment r on r.tenant_id = s.tenant_id and r.staff_id = s.id
    where s.tenant_id = ${ctx.tenantId}::uuid and s.state = 'active' and r.role = any(${[...roles]}) and r.module in ('', 'petitions')`;
  for (const { participantId } of staff) {
    await ctx.notify({
      template,
      participantId,
      params: { petitionId, occasion },
      dedupeKey: ['petitions', template, petitionId, participantId, occasion].filter(Boolean).join(':'),
    });
  }
}
