import { titleIn } from '@viche/i18n';
import { type DataContext, isId, type PluginServer } from '@viche/plugin-api';
import { petitionPath } from '../web/petition-path.ts';
import { followerLetters } from './follower-letters.ts';
import { groundsByCode } from './queries/decisions.ts';

type Notifications = NonNullable<PluginServer<never, never, never>['notifications']>;

interface Place {
  /** Where the letter leads: the public page unless it says otherwise. */
  readonly path?: (petition: { ref: string; title: string }) => string;
  readonly label?: string;
}

/** One letter about one petition: subject and text from the catalogue, what was decided in its own words, a link to a page. */
const aboutPetition =
  (template: string, { path = petitionPath, label = 'petitions:mail.open' }: Place = {}): Notifications[string] =>
  async ({ petitionId, occasion }, { ctx, t, locale }) => {
    const petition = await ctx.db.petition.findFirst({
      where: { tenantId: ctx.tenantId, id: String(petitionId) },
      select: { ref: true, title: true, number: true, signatureCount: true },
    });
    if (!petition) return null;
    const decision = await decisionOf(ctx, occasion);
    const ground = decision?.ground && titleIn(locale, decision.ground);
    const words = { title: petition.title, number: petition.number ?? '', count: petition.signatureCount };
    return {
      subject: t(`petitions:mail.${template}.subject`, words),
      paragraphs: [
        t(`petitions:mail.${template}.body`, words),
        ...(ground ? [t('petitions:mail.ground', { ground })] : []),
        ...(decision ? [t('petitions:mail.reason', { reason: decision.reason })] : []),
        t(`petitions:mail.${template}.next`, words),
      ],
      action: { label: t(label), path: path(petition) },
      why: t(`petitions:mail.${template}.why`),
      values: { ...words, ground: ground ?? '', reason: decision?.reason ?? '' },
    };
  };

/** The decision that the letter is about, where its occasion names one. */
async function decisionOf(ctx: DataContext, occasion: string | number | undefined) {
  if (!isId(String(occasion))) return null;
  const decision = await ctx.db.petitionDecision.findFirst({
    where: { tenantId: ctx.tenantId, id: String(occasion) },
    select: { reason: true, groundCode: true },
  });
  if (!decision) return null;
  const { reason, groundCode } = decision;
  return { reason, ground: groundCode ? (await groundsByCode([groundCode], ctx)).get(groundCode) : undefined };
}

const desk: Place = { path: ({ ref }) => `/admin/petitions/${ref}`, label: 'petitions:mail.openDesk' };
const own: Place = { path: ({ ref }) => `/account/petitions/${ref}`, label: 'petitions:mail.openOwn' };
const drafting: Place = { path: ({ ref }) => `/petitions/new/preview?draft=${ref}`, label: 'petitions:mail.openDraft' };
const list: Place = { path: () => '/petitions', label: 'petitions:mail.openList' };

const move: Place = { path: ({ ref }) => `/petitions/${ref}/move`, label: 'petitions:mail.openMove' };

/** One letter about doubted signatures: to the signatory, or to those who watch over the hromada. */
const aboutInvalidation =
  (template: string): Notifications[string] =>
  async ({ invalidationId, occasion }, { ctx, t }) => {
    const found = await ctx.db.signatureInvalidation.findFirst({
      where: { tenantId: ctx.tenantId, id: String(invalidationId ?? occasion) },
      select: { publicNote: true, signatures: true, petition: { select: { ref: true, title: true } } },
    });
    if (!found) return null;
    const { petition, publicNote, signatures } = found;
    const words = { title: petition.title, note: publicNote, count: signatures };
    return {
      subject: t(`petitions:mail.${template}.subject`, words),
      paragraphs: [
        t(`petitions:mail.${template}.body`, words),
        t(`petitions:mail.${template}.note`, words),
        t(`petitions:mail.${template}.next`, words),
      ],
      action: { label: t('petitions:mail.open'), path: petitionPath(petition) },
      why: t(`petitions:mail.${template}.why`),
      values: words,
    };
  };

export const notifications: Notifications = {
  signatureInvalidated: aboutInvalidation('signatureInvalidated'),
  signatureRestored: aboutInvalidation('signatureRestored'),
  manyInvalidated: aboutInvalidation('manyInvalidated'),
  clusterFound: aboutPetition('clusterFound', {
    path: ({ ref }) => `/admin/petitions/${ref}/review`,
    label: 'petitions:mail.openDesk',
  }),
  textCorrected: aboutPetition('textCorrected', { path: (petition) => `${petitionPath(petition)}/versions` }),
  collectionExtended: aboutPetition('collectionExtended'),
  submitted: aboutPetition('submitted', own),
  draftExpires: aboutPetition('draftExpires', drafting),
  groupWhole: aboutPetition('groupWhole', drafting),
  groupLapsed: aboutPetition('groupLapsed', drafting),
  groupEnded: aboutPetition('groupEnded', list),
  toCheck: aboutPetition('toCheck', desk),
  changesRequested: aboutPetition('changesRequested', own),
  changesLapsed: aboutPetition('changesLapsed', own),
  refused: aboutPetition('refused'),
  reopened: aboutPetition('reopened', own),
  takenDown: aboutPetition('takenDown'),
  published: aboutPetition('published'),
  signed: aboutPetition('signed'),
  toAnnounce: aboutPetition('toAnnounce', desk),
  answerApproved: aboutPetition('answerApproved', desk),
  reviewAnnounced: aboutPetition('reviewAnnounced'),
  reviewAnnouncedToSignatory: aboutPetition('reviewAnnouncedToSignatory'),
  reviewPaused: aboutPetition('reviewPaused'),
  reviewResumed: aboutPetition('reviewResumed'),
  answered: aboutPetition('answered'),
  answeredToSignatory: aboutPetition('answeredToSignatory'),
  answerCorrected: aboutPetition('answerCorrected'),
  handedOver: aboutPetition('handedOver'),
  withdrawn: aboutPetition('withdrawn', own),
  thresholdReached: aboutPetition('thresholdReached'),
  expired: aboutPetition('expired'),
  ...followerLetters,
  signedOnPaper: aboutPetition('signedOnPaper'),
  mergeProposed: aboutPetition('mergeProposed', own),
  mergeDeclined: aboutPetition('mergeDeclined', desk),
  mergeLapsed: aboutPetition('mergeLapsed', own),
  merged: aboutPetition('merged'),
  mergedHere: aboutPetition('mergedHere'),
  mergedToSignatory: aboutPetition('mergedToSignatory', move),
};
