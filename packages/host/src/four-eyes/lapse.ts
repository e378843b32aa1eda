import { dbNow } from '@viche/db';
import { applyOnce, type Receipt } from '@viche/events';
import { notify } from '../notify.ts';
import type { HostServices } from '../services.ts';

/** Requests that nobody decided in their time lapse; whoever asked is told. */
export async function lapseFourEyes(
  services: HostServices,
  { tenantId, receipt }: { readonly tenantId: string; readonly receipt: Receipt },
): Promise<void> {
  await services.pool.scoped(tenantId, async (session) => {
    const { sql } = session;
    if (!(await applyOnce(sql, receipt))) return;
    const now = await dbNow(session);
    const lapsed = await sql<{ id: string; participantId: string }>`
      update four_eyes_request r set state = 'lapsed', decided_at = ${now}
      from staff_member s
      where r.tenant_id = ${tenantId}::uuid and r.state = 'open' and r.lapses_at <= ${now}
        and s.tenant_id = r.tenant_id and s.id = r.requested_by
      returning r.id, s.participant_id as "participantId"`;
    for (const { id, participantId } of lapsed) {
      const letter = {
        template: 'fourEyesDecided',
        participantId,
        params: { requestId: id },
        dedupeKey: `core.fourEyes:${id}`,
      };
      await notify(session, tenantId, 'core', letter, 'lapse-four-eyes');
    }
  });
}
