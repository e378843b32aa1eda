import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { beginDraft } from '../drafts.ts';
import { TooManyDrafts } from '../errors.ts';
import { draftText } from '../petition-text.ts';

/** Begins a petition that only its author sees; nothing of it has to be right yet. */
export const createPetitionDraft = command({
  name: 'petitions.create-petition-draft',
  plugin,
  assurance: 'email',
  can: ['create', 'Petition'],
  by: 'participant',
  input: z.strictObject(draftText),
  errors: [TooManyDrafts],
  begins: 'process',
  run: (ctx, change) => beginDraft(ctx, change),
});
