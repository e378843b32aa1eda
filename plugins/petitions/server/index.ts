import { defineServer } from '@viche/plugin-api';
import plugin from '../plugin.ts';
import { petitionAbilities } from './abilities.ts';
import { addImplementationStep } from './commands/add-implementation-step.ts';
import { adoptGuestDraft } from './commands/adopt-guest-draft.ts';
import { announceReview } from './commands/announce-review.ts';
import { answerPetition } from './commands/answer-petition.ts';
import { approvePetitionAnswer } from './commands/approve-petition-answer.ts';
import { attachPetitionFile } from './commands/attach-petition-file.ts';
import { closeSponsorCall } from './commands/close-sponsor-call.ts';
import { correctPetitionAnswer } from './commands/correct-petition-answer.ts';
import { correctPetitionText } from './commands/correct-petition-text.ts';
import { countPetitionDays } from './commands/count-petition-days.ts';
import { createPetitionDraft } from './commands/create-petition-draft.ts';
import { discardPetitionDraft } from './commands/discard-petition-draft.ts';
import { dismissCluster } from './commands/dismiss-cluster.ts';
import { draftInvalidation } from './commands/draft-invalidation.ts';
import { draftPetitionAnswer } from './commands/draft-petition-answer.ts';
import { dropGuestDraft } from './commands/drop-guest-draft.ts';
import { expireGuestDrafts } from './commands/expire-guest-drafts.ts';
import { expirePetition } from './commands/expire-petition.ts';
import { expirePetitionDraft } from './commands/expire-petition-draft.ts';
import { extendCollection } from './commands/extend-collection.ts';
import { followPetition } from './commands/follow-petition.ts';
import { followPetitionByMail } from './commands/follow-petition-by-mail.ts';
import { freezeQuarterFigures } from './commands/freeze-quarter-figures.ts';
import { handOverPetition } from './commands/hand-over-petition.ts';
import { hideSignatoryName } from './commands/hide-signatory-name.ts';
import { invalidateSignatures } from './commands/invalidate-signatures.ts';
import { keepGuestDraft } from './commands/keep-guest-draft.ts';
import { lapseChanges } from './commands/lapse-changes.ts';
import { lapseSponsorCall } from './commands/lapse-sponsor-call.ts';
import { lockPetition } from './commands/lock-petition.ts';
import { openSponsorCall } from './commands/open-sponsor-call.ts';
import { pauseReview } from './commands/pause-review.ts';
import { publishPetition } from './commands/publish-petition.ts';
import { quarantineSignatures } from './commands/quarantine-signatures.ts';
import { reachThreshold } from './commands/reach-threshold.ts';
import { addRefusalGround, updateRefusalGround } from './commands/refusal-grounds.ts';
import { refusePetition } from './commands/refuse-petition.ts';
import { releasePetition } from './commands/release-petition.ts';
import { releaseSignatures } from './commands/release-signatures.ts';
import { removePetitionFile } from './commands/remove-petition-file.ts';
import { reopenPetition } from './commands/reopen-petition.ts';
import { repeatDryRun } from './commands/repeat-dry-run.ts';
import { requestPetitionChanges } from './commands/request-petition-changes.ts';
import { resubmitPetition } from './commands/resubmit-petition.ts';
import { resumeReview } from './commands/resume-review.ts';
import { revertInvalidation } from './commands/revert-invalidation.ts';
import { savePetitionDraft } from './commands/save-petition-draft.ts';
import { setPetitionLetters } from './commands/set-petition-letters.ts';
import { signPetition } from './commands/sign-petition.ts';
import { sponsorPetition } from './commands/sponsor-petition.ts';
import { submitPetition } from './commands/submit-petition.ts';
import { submitPetitionDraft } from './commands/submit-petition-draft.ts';
import { takeDownPetition } from './commands/take-down-petition.ts';
import { takeOverPetition } from './commands/take-over-petition.ts';
import { unfollowPetition } from './commands/unfollow-petition.ts';
import { updateImplementationStep } from './commands/update-implementation-step.ts';
import { withdrawPetition } from './commands/withdraw-petition.ts';
import { withdrawSignature } from './commands/withdraw-signature.ts';
import { withdrawSponsorship } from './commands/withdraw-sponsorship.ts';
import { expireDraft, lapseSponsorCall as lapseSponsorCallJob, sweepDrafts } from './draft-jobs.ts';
import { petitionDuties } from './duties.ts';
import { countRecent, indexTexts } from './finding-jobs.ts';
import { followedPetitions } from './followed.ts';
import { forgetTraces } from './fraud/forget-traces.ts';
import { tellPutAside } from './fraud/tell-put-aside.ts';
import { addPetitions } from './graphql/index.ts';
import { petitionHighlights } from './highlights.ts';
import {
  anonymiseSignatures,
  checkThreshold,
  countDays,
  endPetition,
  findClusters,
  findEnded,
  findForgotten,
  freezeQuarters,
  lapseChanges as lapseChangesJob,
  stepImport,
} from './jobs.ts';
import { afterCount } from './milestones.ts';
import { archiveCommands, mergeCommands, paperCommands } from './more-commands.ts';
import { notifications } from './notifications.ts';
import { petitionsDataset } from './open-data/petitions-dataset.ts';
import { votingsDataset } from './open-data/votings-dataset.ts';
import { erasePersonalData, exportPersonalData } from './personal-data.ts';
import { PETITION_STATES, PETITION_TRANSITIONS } from './states.ts';
import { followersEvents } from './tell-followers.ts';
import { tellSignatories } from './tell-signatories.ts';

export default defineServer(plugin, {
  commands: {
    submitPetition,
    createPetitionDraft,
    savePetitionDraft,
    discardPetitionDraft,
    submitPetitionDraft,
    keepGuestDraft,
    dropGuestDraft,
    adoptGuestDraft,
    expirePetitionDraft,
    expireGuestDrafts,
    openSponsorCall,
    closeSponsorCall,
    lapseSponsorCall,
    sponsorPetition,
    withdrawSponsorship,
    resubmitPetition,
    attachPetitionFile,
    removePetitionFile,
    lapseChanges,
    lockPetition,
    takeOverPetition,
    releasePetition,
    publishPetition,
    requestPetitionChanges,
    refusePetition,
    reopenPetition,
    takeDownPetition,
    signPetition,
    announceReview,
    pauseReview,
    resumeReview,
    draftPetitionAnswer,
    approvePetitionAnswer,
    answerPetition,
    correctPetitionAnswer,
    addImplementationStep,
    updateImplementationStep,
    handOverPetition,
    setPetitionLetters,
    followPetition,
    unfollowPetition,
    followPetitionByMail,
    withdrawSignature,
    withdrawPetition,
    addRefusalGround,
    updateRefusalGround,
    correctPetitionText,
    dismissCluster,
    draftInvalidation,
    extendCollection,
    hideSignatoryName,
    invalidateSignatures,
    quarantineSignatures,
    releaseSignatures,
    repeatDryRun,
    revertInvalidation,
    reachThreshold,
    expirePetition,
    countPetitionDays,
    freezeQuarterFigures,
    ...paperCommands,
    ...mergeCommands,
    ...archiveCommands,
  },
  graphql: addPetitions,
  publicFields: [
    'petitions',
    'petition',
    'petitionCategories',
    'petitionStatistics',
    'petitionByFormerNumber',
    'petitionPaperPlace',
    'followPetitionByMail',
    'petitionFacets',
    'similarPetitions',
    'petitionSubmission',
    'petitionFileRules',
    'petitionInvitation',
    'guestPetitionDraft',
    'keepGuestDraft',
    'dropGuestDraft',
  ],
  abilities: petitionAbilities,
  processes: {
    'petitions.petition': {
      column: 'petitions_petition.state',
      states: PETITION_STATES,
      transitions: PETITION_TRANSITIONS,
    },
  },
  counters: { signatures: { subjectType: 'Petition', table: 'petitions_petition', column: 'signature_count' } },
  onCounted: (ctx, _counter, petitionIds) => afterCount(ctx, petitionIds),
  jobs: {
    findEnded,
    endPetition,
    lapseChanges: lapseChangesJob,
    checkThreshold,
    tellSignatories,
    sweepDrafts,
    expireDraft,
    lapseSponsorCall: lapseSponsorCallJob,
    countDays,
    freezeQuarters,
    indexTexts,
    countRecent,
    findForgotten,
    anonymiseSignatures,
    stepImport,
    findClusters,
    forgetTraces,
    tellPutAside,
  },
  on: followersEvents,
  notifications,
  follows: { Petition: { subjects: followedPetitions } },
  highlights: petitionHighlights,
  openData: [petitionsDataset, votingsDataset],
  duties: petitionDuties,
  personalData: { export: exportPersonalData, erase: erasePersonalData },
});
