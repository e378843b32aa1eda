import type { DataContext } from '@viche/plugin-api';

/** What the viewer asked for about one petition. */
export interface MyPart {
  /** Whether the viewer's signature asks for letters; null without a signature. */
  readonly wantsLetters: boolean | null;
  /** Whether the viewer follows it by account. */
  readonly following: boolean;
}

/** Both answers in one statement, asked once a request; a guest has neither. */
export function myPart(
  ctx: DataContext & { memo?<T>(key: string, make: () => T): T },
  petitionId: string,
): Promise<MyPart> {
  const ask = () => readMyPart(ctx, petitionId);
  return ctx.memo ? ctx.memo(`petitions.my-part:${petitionId}`, ask) : ask();
}

async function readMyPart({ sql, tenantId, actor }: DataContext, petitionId: string): Promise<MyPart> {
  const { personKey, participantId } = actor;
  if (!participantId) return { wantsLetters: null, following: false };
  const [row] = await sql<MyPart>`
    select
      (select wants_letters from petitions_petition_signature
       where tenant_id = ${tenantId}::uuid and petition_id = ${petitionId}::uuid and person_key = ${personKey}
         and withdrawn_at is null) as "wantsLetters",
      exists (select from subscription
       where tenant_id = ${tenantId}::uuid and participant_id = ${participantId}::uuid and subject_type = 'Petition'
         and subject_id = ${petitionId}::uuid) as following`;
  return row!;
}
