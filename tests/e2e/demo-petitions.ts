import { expect } from 'vitest';
import type { Stage } from './stage.ts';

/** A petition of Славутич that waits for its check, made that of whoever logged in last, with the ref of its address. */
export async function waitingPetitionOf({ database }: Stage, citizen: string): Promise<string> {
  const { rows } = await database.query(
    `update petitions_petition p set author_id = a.id from participant a, tenant t
     where t.slug = 'slavutych' and p.tenant_id = t.id and a.tenant_id = t.id and p.state = 'moderation'
       and a.id = (select participant_id from session s where s.tenant_id = t.id and s.ended_at is null order by created_at desc limit 1)
       and p.id = (select id from petitions_petition w where w.tenant_id = t.id and w.state = 'moderation' order by w.id limit 1)
     returning p.ref`,
  );
  expect(rows, `${citizen} has a petition in the check`).toHaveLength(1);
  return rows[0].ref;
}

/** The ref of the first petition of Славутич in this state. */
export async function petitionIn({ database }: Stage, state: string): Promise<string> {
  const { rows } = await database.query(
    `select p.ref from petitions_petition p join tenant t on t.id = p.tenant_id
     where t.slug = 'slavutych' and p.state = $1 order by p.ref limit 1`,
    [state],
  );
  expect(rows, `a petition is ${state}`).toHaveLength(1);
  return rows[0].ref;
}
