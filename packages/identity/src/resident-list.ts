import type { ResidencyRegister } from './residency.ts';

/** The register that the council gave as a file: its ready lists hold marks of people, and are asked by marks alone. */
export const residentList: ResidencyRegister = {
  id: 'list',
  async ask({ sql, tenant }, { marks }) {
    const [answer] = await sql<{ known: boolean; listed: boolean }>`
      SELECT count(l.id) > 0 AS known, coalesce(bool_or(EXISTS (
               SELECT FROM resident_list_entry e
               WHERE e.tenant_id = l.tenant_id AND e.list_id = l.id AND e.person_key = ANY(${[...marks]}::bytea[]))), false) AS listed
      FROM resident_list l WHERE l.tenant_id = ${tenant.id}::uuid AND l.state = 'ready'`;
    return answer!.known ? answer!.listed : null;
  },
};
