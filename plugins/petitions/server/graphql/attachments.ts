import { attachmentRef, type Builder, commandField, filesOf } from '@viche/graphql';
import plugin from '../../plugin.ts';
import { authorsFileRules } from '../attachments.ts';
import { attachPetitionFile } from '../commands/attach-petition-file.ts';
import { removePetitionFile } from '../commands/remove-petition-file.ts';
import { mayReadText } from '../queries/decisions.ts';
import { type LoadPetition, OWNED } from './owner.ts';
import type { PetitionRef } from './petition-type.ts';

/** Files of petitions. */
export function addAttachments(builder: Builder, Petition: PetitionRef, load: LoadPetition): void {
  const Rules = builder.objectRef<ReturnType<typeof authorsFileRules>>('PetitionFileRules').implement({
    extensions: OWNED,
    description: 'What authors may attach here.',
    fields: (t) => ({
      kinds: t.stringList({ resolve: ({ kinds }) => [...kinds] }),
      maxBytes: t.exposeInt('maxBytes'),
      most: t.exposeInt('most'),
    }),
  });
  builder.objectFields(Petition, (t) => ({
    attachments: t.field({
      type: [attachmentRef(builder)],
      description: 'Public ones; the author and staff see them before publication too. None where the text is hidden.',
      resolve: async (petition, _args, ctx) => {
        const { id, attachmentCount, authorId } = petition;
        if (attachmentCount === 0 || !mayReadText(ctx, petition)) return [];
        const own = authorId !== null && authorId === ctx.actor.participantId;
        const seesAll = own || ctx.ability.can('read-all', 'Petition');
        return (await filesOf(ctx, id)).filter(({ visibility }) => seesAll || visibility === 'public');
      },
    }),
  }));
  builder.queryField('petitionFileRules', (t) =>
    t.field({
      type: Rules,
      extensions: OWNED,
      description: 'What authors may attach here, and how much of it.',
      resolve: (_root, _args, ctx) => authorsFileRules(ctx.settingsOf(plugin)),
    }),
  );
  const petition = { type: Petition, load, ids: { petitionId: 'Petition' } };
  commandField(builder, attachPetitionFile, {
    ...petition,
    description: 'Attaches a file that was sent before by POST /files.',
  });
  commandField(builder, removePetitionFile, { ...petition, description: 'Takes a file away for good.' });
}
