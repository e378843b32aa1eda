import { anonymiseSignatures } from './commands/anonymise-signatures.ts';
import { answerMerge } from './commands/answer-merge.ts';
import { applyImport } from './commands/apply-import.ts';
import { cancelMerge } from './commands/cancel-merge.ts';
import { checkImport } from './commands/check-import.ts';
import { closePaperSheet } from './commands/close-paper-sheet.ts';
import { createPetitionCategory } from './commands/create-petition-category.ts';
import { enterPaperSignatures } from './commands/enter-paper-signatures.ts';
import { linkSimilarPetition } from './commands/link-similar-petition.ts';
import { moveSignature } from './commands/move-signature.ts';
import { nameSimilarPetition } from './commands/name-similar-petition.ts';
import { openPaperSheet } from './commands/open-paper-sheet.ts';
import { proposeMerge } from './commands/propose-merge.ts';
import { removePaperLine } from './commands/remove-paper-line.ts';
import { reopenPaperSheet } from './commands/reopen-paper-sheet.ts';
import { stepImport } from './commands/step-import.ts';
import { strikePaperLine } from './commands/strike-paper-line.ts';
import { undoImport } from './commands/undo-import.ts';
import { updatePetitionCategory } from './commands/update-petition-category.ts';

/** Paper, duplicates, archives of former platforms, categories, the end of keeping. */
export const paperCommands = {
  openPaperSheet,
  enterPaperSignatures,
  strikePaperLine,
  removePaperLine,
  closePaperSheet,
  reopenPaperSheet,
} as const;

export const mergeCommands = {
  linkSimilarPetition,
  nameSimilarPetition,
  proposeMerge,
  answerMerge,
  cancelMerge,
  moveSignature,
} as const;

export const archiveCommands = {
  checkImport,
  applyImport,
  undoImport,
  stepImport,
  anonymiseSignatures,
  createPetitionCategory,
  updatePetitionCategory,
} as const;
