import type { Outcome, SiteContext } from '@viche/site';
import { mutationDocument } from '@viche/site';
import { ADOPT, CREATE, KEEP, SAVE } from './documents.ts';
import { guestCookie, newGuestKey, readGuestKey } from './guest-cookie.ts';

/** What a page changes; what is absent stays. */
export interface DraftEdit {
  readonly title?: string;
  readonly essence?: string;
  readonly demand?: string;
  /** Null takes the topic or the place away. */
  readonly categoryId?: string | null;
  readonly territoryId?: string | null;
  readonly ownTitle?: boolean;
}

/** Which draft the page was made from; nothing of it for a text that is not kept yet. */
export interface DraftPlace {
  readonly petitionId: string;
  readonly ref: string | null;
  readonly revision: number;
}

export interface SavedDraft {
  readonly petitionId: string | null;
  readonly ref: string | null;
  readonly revision: number;
  readonly savedAt: string | null;
  /** Goes with the answer when the browser needs a new key. */
  readonly setCookie: string | null;
}

interface KeptPetition {
  readonly id: string;
  readonly ref: string;
  readonly draft: { readonly revision: number; readonly savedAt: string } | null;
}

/** Where the page says its draft is kept. */
export const placeOf = (form: FormData): DraftPlace => ({
  petitionId: String(form.get('petitionId') ?? ''),
  ref: String(form.get('draft') ?? '') || null,
  revision: Number(form.get('revision') ?? 0) || 0,
});

/** Keeps what was typed: in the account, or with the browser of a guest. */
export async function saveDraft(
  site: SiteContext,
  request: Request,
  place: DraftPlace,
  edit: DraftEdit,
): Promise<Outcome<SavedDraft>> {
  if (!site.actor.participantId) return keepForBrowser(site, request, edit);
  if (place.petitionId)
    return saved(
      await site.mutate<KeptPetition>(SAVE, {
        input: { petitionId: place.petitionId, revision: place.revision, ...edit },
      }),
    );
  const { ownTitle: _later, ...words } = edit;
  return saved(await site.mutate<KeptPetition>(CREATE, { input: words }));
}

/** Moves what this browser began into the account; the browser's own key is forgotten. */
export async function adoptDraft(site: SiteContext, request: Request): Promise<Outcome<SavedDraft>> {
  const key = readGuestKey(request, site.origin) ?? '';
  return saved(await site.mutate<KeptPetition>(ADOPT, { input: { key } }), guestCookie(null, site.origin));
}

/** Throws the draft away, wherever it is kept. */
export async function dropDraft(
  site: SiteContext,
  request: Request,
  place: DraftPlace,
): Promise<Outcome<{ setCookie: string | null }>> {
  if (place.petitionId) {
    const { petitionId } = place;
    const outcome = await site.mutate(mutationDocument('discardPetitionDraft'), { input: { petitionId } });
    return outcome.done ? { done: true, value: { setCookie: null } } : outcome;
  }
  const key = readGuestKey(request, site.origin);
  if (key) await site.mutate(mutationDocument('dropGuestDraft'), { input: { key } });
  return { done: true, value: { setCookie: guestCookie(null, site.origin) } };
}

async function keepForBrowser(site: SiteContext, request: Request, edit: DraftEdit): Promise<Outcome<SavedDraft>> {
  const known = readGuestKey(request, site.origin);
  const key = known ?? newGuestKey();
  const outcome = await site.mutate<{ savedAt: string }>(KEEP, { input: { key, ...edit } });
  if (!outcome.done) return outcome;
  const setCookie = known ? null : guestCookie(key, site.origin);
  return { done: true, value: { petitionId: null, ref: null, revision: 0, savedAt: outcome.value.savedAt, setCookie } };
}

function saved(outcome: Outcome<KeptPetition>, setCookie: string | null = null): Outcome<SavedDraft> {
  if (!outcome.done) return outcome;
  const { id, ref, draft } = outcome.value;
  return {
    done: true,
    value: { petitionId: id, ref, revision: draft?.revision ?? 0, savedAt: draft?.savedAt ?? null, setCookie },
  };
}
