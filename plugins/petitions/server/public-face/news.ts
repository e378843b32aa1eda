import type { DataContext, News } from '@viche/plugin-api';
import { petitionPath } from '../../web/petition-path.ts';
import { LISTED } from '../states.ts';

interface NewsRow {
  readonly id: string;
  readonly ref: string;
  readonly title: string;
  readonly summary: string;
  readonly at: Date;
  readonly what: 'published' | 'answered';
}

/** New petitions and published answers, the newest first. */
export async function petitionNews({ sql, tenantId, t }: DataContext, limit: number): Promise<News> {
  const rows = await sql<NewsRow>`
    (select id, ref, title, essence as summary, published_at as at, 'published' as what
     from petitions_petition
     where tenant_id = ${tenantId}::uuid and state = any(${[...LISTED]}) and not text_hidden and published_at is not null
     order by published_at desc, id desc limit ${limit})
    union all
    (select p.id, p.ref, p.title, a.summary, p.answered_at as at, 'answered' as what
     from petitions_petition p join petitions_petition_answer a
       on a.tenant_id = p.tenant_id and a.petition_id = p.id and a.kind = 'answer' and a.state = 'published'
     where p.tenant_id = ${tenantId}::uuid and p.state = 'answered' and p.answered_at is not null
     order by p.answered_at desc, p.id desc limit ${limit})
    order by at desc, id desc limit ${limit}`;
  return {
    entries: rows.map(({ id, ref, title, summary, at, what }) => ({
      id: what === 'published' ? `urn:uuid:${id}` : `urn:uuid:${id}#answer`,
      title,
      path: petitionPath({ ref, title }),
      summary,
      at,
      kind: t(`petitions:news.${what}`),
    })),
    tags: ['Petition:list'],
  };
}
