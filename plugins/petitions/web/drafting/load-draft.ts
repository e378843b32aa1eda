import { redirect } from '@remix-run/node';
import type { SiteContext } from '@viche/site';
import type { AttachmentData, FileRulesData } from '../attachment-data.ts';
import {
  ACCOUNT_DRAFT,
  type AccountDraftResult,
  type CallData,
  GUEST_DRAFT,
  type GuestDraftResult,
  type PlaceData,
  type SubmissionData,
  type TopicData,
} from './documents.ts';
import { readGuestKey } from './guest-cookie.ts';

/** A draft as the pages of the form show it, wherever it is kept. */
export interface Draft {
  /** `new` is not kept yet; `guest` lives with this browser, `account` with the person. */
  readonly kind: 'new' | 'guest' | 'account';
  readonly id: string | null;
  readonly ref: string | null;
  readonly revision: number;
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
  readonly topic: TopicData | null;
  readonly place: PlaceData | null;
  readonly ownTitle: string;
  readonly savedAt: string | null;
  readonly keptUntil: string | null;
  readonly attachments: readonly AttachmentData[];
  readonly sponsors: readonly string[];
  readonly call: CallData | null;
}

export interface DraftPage {
  readonly draft: Draft;
  readonly submission: SubmissionData;
  readonly topics: readonly TopicData[];
  readonly places: readonly PlaceData[];
  readonly fileRules: FileRulesData;
}

const NOTHING: Draft = {
  kind: 'new',
  id: null,
  ref: null,
  revision: 0,
  title: '',
  essence: '',
  demand: '',
  topic: null,
  place: null,
  ownTitle: '',
  savedAt: null,
  keptUntil: null,
  attachments: [],
  sponsors: [],
  call: null,
};

/** Names no draft: a form that is only opened asks for what surrounds it. */
const NO_KEY = 'none';

/** The draft that the request is about: the account's one by its ref, else what this browser began. */
export async function loadDraft(site: SiteContext, request: Request, ref: string | null): Promise<DraftPage> {
  return ref ? accountDraft(site, ref) : browserDraft(site, readGuestKey(request, site.origin));
}

/** What the hromada's settings say of handing in, now. */
export async function submissionFacts(site: SiteContext): Promise<SubmissionData> {
  return (await site.query<GuestDraftResult>(GUEST_DRAFT, { key: NO_KEY })).petitionSubmission;
}

async function accountDraft(site: SiteContext, ref: string): Promise<DraftPage> {
  site.requirePerson();
  const found = await site.query<AccountDraftResult>(ACCOUNT_DRAFT, { ref });
  const { petition } = found;
  if (!petition) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  // Handed in meanwhile, perhaps on another device: its own page says where it stands.
  if (!petition.draft) throw redirect(site.href(`/account/petitions/${petition.ref}`), 303);
  const { draft, category, territory, sponsorCall, ...words } = petition;
  return {
    ...choicesOf(found),
    draft: { ...words, ...draft, kind: 'account', topic: category, place: territory, call: sponsorCall },
  };
}

async function browserDraft(site: SiteContext, key: string | null): Promise<DraftPage> {
  const found = await site.query<GuestDraftResult>(GUEST_DRAFT, { key: key ?? NO_KEY });
  const { guestPetitionDraft: begun } = found;
  const draft: Draft = begun
    ? { ...NOTHING, ...begun, kind: 'guest', topic: begun.category, place: begun.territory }
    : NOTHING;
  return { ...choicesOf(found), draft };
}

const choicesOf = ({
  petitionSubmission,
  petitionCategories,
  territories,
  petitionFileRules,
}: Omit<GuestDraftResult, 'guestPetitionDraft'>) => ({
  submission: petitionSubmission,
  topics: petitionCategories,
  places: territories,
  fileRules: petitionFileRules,
});
