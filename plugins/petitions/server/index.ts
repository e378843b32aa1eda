import { defineServer } from '@viche/plugin-api';
import plugin from '../plugin.ts';
import { petitionAbilities } from './abilities.ts';
import { petitionActivity } from './activity.ts';
import * as commands from './commands/index.ts';
import { petitionDeskActivity, petitionDeskNumbers, petitionDeskWaiting } from './desk-numbers.ts';
import { expireDraft, lapseSponsorCall as lapseSponsorCallJob, sweepDrafts } from './draft-jobs.ts';
import { petitionDuties } from './duties.ts';
import { countRecent, indexTexts } from './finding-jobs.ts';
import { ensureCategories } from './first-categories.ts';
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
  lapseMerge as lapseMergeJob,
  stepImport,
} from './jobs.ts';
import { petitionLetters } from './letter-topics.ts';
import { petitionLooks } from './looks.ts';
import { afterCount } from './milestones.ts';
import { notifications } from './notifications.ts';
import { petitionsDataset } from './open-data/petitions-dataset.ts';
import { votingsDataset } from './open-data/votings-dataset.ts';
import { erasePersonalData, exportPersonalData, petitionDataUses } from './personal-data.ts';
import { petitionsFace } from './public-face/index.ts';
import { PETITION_STATES, PETITION_TRANSITIONS, RULED } from './states.ts';
import { followersEvents } from './tell-followers.ts';
import { tellSignatories } from './tell-signatories.ts';

export default defineServer(plugin, {
  commands,
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
  async countProcesses({ sql, tenantId }) {
    const [row] = await sql<{ count: number }>`
      select count(*)::int as count from petitions_petition
      where tenant_id = ${tenantId}::uuid and published_at is not null`;
    return row!.count;
  },
  async openProcesses({ sql, tenantId }) {
    const [row] = await sql<{ count: number }>`
      select count(*)::int as count from petitions_petition
      where tenant_id = ${tenantId}::uuid and state = any(${[...RULED]}::text[])`;
    return row!.count;
  },
  counters: { signatures: { subjectType: 'Petition', table: 'petitions_petition', column: 'signature_count' } },
  onCounted: (ctx, _counter, petitionIds) => afterCount(ctx, petitionIds),
  jobs: {
    findEnded,
    endPetition,
    lapseChanges: lapseChangesJob,
    lapseMerge: lapseMergeJob,
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
  letters: petitionLetters,
  activity: petitionActivity,
  follows: { Petition: { subjects: followedPetitions } },
  looks: petitionLooks,
  highlights: petitionHighlights,
  publicFace: petitionsFace,
  openData: [petitionsDataset, votingsDataset],
  duties: petitionDuties,
  deskNumbers: petitionDeskNumbers,
  deskActivity: petitionDeskActivity,
  deskWaiting: petitionDeskWaiting,
  lifecycle: { onEnable: ensureCategories },
  trial: {
    keeps: ['petitions_petition_category', 'petitions_refusal_ground'],
    counts: [
      { table: 'petitions_petition', label: 'petitions:trial.petitions' },
      { table: 'petitions_petition_signature', label: 'petitions:trial.signatures' },
      { table: 'petitions_petition_draft', label: 'petitions:trial.drafts' },
    ],
  },
  personalData: { uses: petitionDataUses, export: exportPersonalData, erase: erasePersonalData },
});
