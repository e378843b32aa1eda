import type { DataContext } from '@viche/plugin-api';

const REF_IN_ADDRESS = /(?:^|\/)([0-9a-hjkmnp-tv-z]{8})(?:-[^/?#]*)?(?:[?#].*)?$/;

/** What people write to name a petition: its address, the ref in it, or its number. */
export async function petitionNamed(
  { db, tenantId }: Pick<DataContext, 'db' | 'tenantId'>,
  words: string,
): Promise<{ id: string; state: string; publishedAt: Date | null } | null> {
  const text = words.trim();
  const ref = REF_IN_ADDRESS.exec(text)?.[1];
  const number = text.replace(/^№\s*/u, '');
  return db.petition.findFirst({
    where: { tenantId, OR: [...(ref ? [{ ref }] : []), { number }] },
    select: { id: true, state: true, publishedAt: true },
  });
}
