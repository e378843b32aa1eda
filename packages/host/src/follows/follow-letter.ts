import type { TenantKeys } from '@viche/identity';
import type { DataContext, LetterContent } from '@viche/plugin-api';
import type { HostServices } from '../services.ts';
import { CONFIRM_DAYS } from './follow-commands.ts';
import { followToken } from './follow-token.ts';
import { followedSubject } from './look-at-follow.ts';

export interface AskedFollow {
  readonly followId: string;
  readonly confirmed: boolean;
  readonly subject: { readonly type: string; readonly id: string };
}

/** The letter after somebody typed an address: it asks to confirm, or tells an address that did so long ago how to end it. */
export async function writeFollowLetter(
  services: HostServices,
  ctx: DataContext,
  keys: TenantKeys,
  { followId, confirmed, subject }: AskedFollow,
): Promise<LetterContent | null> {
  const followed = await followedSubject(services, ctx, subject);
  if (!followed) return null;
  const { t } = ctx;
  const words = { title: followed.title, days: CONFIRM_DAYS };
  const letter = confirmed ? 'already' : 'confirm';
  const use = confirmed ? 'end' : 'confirm';
  return {
    subject: t(`follows:letter.${letter}.subject`, words),
    paragraphs: [t(`follows:letter.${letter}.body`, words), t(`follows:letter.${letter}.next`, words)],
    action: { label: t(`follows:letter.${letter}.act`), path: `/follow/${use}/${followToken(keys, use, followId)}` },
    why: t('follows:letter.why'),
    kind: `follow-${letter}`,
    values: words,
  };
}
