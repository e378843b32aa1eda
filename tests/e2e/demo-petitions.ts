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

/**
 * Lets `count` more petitions of Славутич wait for their check, copies of one that does: whoever tries every form of the desk
 * uses some up.
 */
export async function moreWaiting({ database }: Stage, count: number): Promise<void> {
  const { rowCount } = await database.query(
    `insert into petitions_petition
     select (jsonb_populate_record(null::petitions_petition, p.waiting || jsonb_build_object('id', uuidv7(), 'ref', left(md5(p.ref || n), 8)))).*
     from (select p.ref, to_jsonb(p) as waiting from petitions_petition p join tenant t on t.id = p.tenant_id
           where t.slug = 'slavutych' and p.state = 'moderation' order by p.id limit 1) p, generate_series(1, $1) n`,
    [count],
  );
  expect(rowCount).toBe(count);
}
