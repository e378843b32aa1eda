import { defineServer } from '@viche/plugin-api';
import plugin from '../plugin.ts';
import { petitionAbilities } from './abilities.ts';
import { addImplementationStep } from './commands/add-implementation-step.ts';
import { announceReview } from './commands/announce-review.ts';
import { answerPetition } from './commands/answer-petition.ts';
import { approvePetitionAnswer } from './commands/approve-petition-answer.ts';
import { correctPetitionAnswer } from './commands/correct-petition-answer.ts';
import { correctPetitionText } from './commands/correct-petition-text.ts';
import { dismissCluster } from './commands/dismiss-cluster.ts';
import { draftInvalidation } from './commands/draft-invalidation.ts';
import { draftPetitionAnswer } from './commands/draft-petition-answer.ts';
import { expirePetition } from './commands/expire-petition.ts';
import { extendCollection } from './commands/extend-collection.ts';
import { handOverPetition } from './commands/hand-over-petition.ts';
import { hideSignatoryName } from './commands/hide-signatory-name.ts';
import { invalidateSignatures } from './commands/invalidate-signatures.ts';
import { lapseChanges } from './commands/lapse-changes.ts';
import { lockPetition } from './commands/lock-petition.ts';
import { pauseReview } from './commands/pause-review.ts';
import { publishPetition } from './commands/publish-petition.ts';
import { quarantineSignatures } from './commands/quarantine-signatures.ts';
import { reachThreshold } from './commands/reach-threshold.ts';
import { addRefusalGround, updateRefusalGround } from './commands/refusal-grounds.ts';
import { refusePetition } from './commands/refuse-petition.ts';
import { releasePetition } from './commands/release-petition.ts';
import { releaseSignatures } from './commands/release-signatures.ts';
import { reopenPetition } from './commands/reopen-petition.ts';
import { repeatDryRun } from './commands/repeat-dry-run.ts';
import { requestPetitionChanges } from './commands/request-petition-changes.ts';
import { resubmitPetition } from './commands/resubmit-petition.ts';
import { resumeReview } from './commands/resume-review.ts';
import { revertInvalidation } from './commands/revert-invalidation.ts';
import { setPetitionLetters } from './commands/set-petition-letters.ts';
import { signPetition } from './commands/sign-petition.ts';
import { submitPetition } from './commands/submit-petition.ts';
import { takeDownPetition } from './commands/take-down-petition.ts';
import { takeOverPetition } from './commands/take-over-petition.ts';
import { updateImplementationStep } from './commands/update-implementation-step.ts';
import { withdrawPetition } from './commands/withdraw-petition.ts';
import { withdrawSignature } from './commands/withdraw-signature.ts';
import { petitionDuties } from './duties.ts';
import { forgetTraces } from './fraud/forget-traces.ts';
import { tellPutAside } from './fraud/tell-put-aside.ts';
import { addPetitions } from './graphql/index.ts';
import { petitionHighlights } from './highlights.ts';
import { checkThreshold, endPetition, findClusters, findEnded, lapseChanges as lapseChangesJob } from './jobs.ts';
import { afterCount } from './milestones.ts';
import { notifications } from './notifications.ts';
import { erasePersonalData, exportPersonalData } from './personal-data.ts';
import { PETITION_STATES, PETITION_TRANSITIONS } from './states.ts';
import { tellSignatories } from './tell-signatories.ts';

export default defineServer(plugin, {
  commands: {
    submitPetition,
    resubmitPetition,
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
  },
  graphql: addPetitions,
  publicFields: ['petitions', 'petition', 'petitionCategories'],
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
    findClusters,
    forgetTraces,
    tellPutAside,
  },
  notifications,
  highlights: petitionHighlights,
  duties: petitionDuties,
  personalData: { export: exportPersonalData, erase: erasePersonalData },
});
