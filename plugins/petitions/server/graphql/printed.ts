import type { Builder } from '@viche/graphql';
import { type DataContext, NotFound } from '@viche/plugin-api';
import plugin from '../../plugin.ts';
import {
  type SignatureLines,
  type SignatureSheet,
  signatureLines,
  signatureSheet,
} from '../queries/signature-sheet.ts';
import { OWNED } from './owner.ts';
import type { PetitionRef } from './petition-type.ts';

/** Staff who see all petitions, and the author: everybody else reads the public list page by page (threats F09). */
const mayListAll = ({ ability, actor }: DataContext, { authorId }: { authorId: string | null }): boolean =>
  ability.can('read-all', 'Petition') || (authorId !== null && authorId === actor.participantId);

/** What papers need: the short address of a poster, and the whole list for the council's session. */
export function addPrinted(builder: Builder, Petition: PetitionRef): void {
  builder.queryField('petitionPaperPlace', (t) =>
    t.string({
      extensions: OWNED,
      description: 'Where petitions are signed on paper, as the hromada says; empty where it says nothing.',
      resolve: (_root, _args, ctx) => ctx.settingsOf(plugin).paperPlace,
    }),
  );
  const Sheet = builder.objectRef<SignatureSheet>('PetitionSignatureSheet').implement({
    extensions: OWNED,
    description: 'What the whole list of signatories counts, up to its moment.',
    fields: (t) => ({
      electronic: t.exposeInt('electronic'),
      paper: t.exposeInt('paper'),
      until: t.exposeString('until', { description: 'Goes into `signatureLines`, so that all batches are one list.' }),
    }),
  });
  const Lines = builder.objectRef<SignatureLines>('PetitionSignatureLines').implement({
    extensions: OWNED,
    fields: (t) => ({
      lines: t.field({
        type: 'JSON',
        description: 'In the order of signing: `[name or null, day, "web" or "paper"]` each.',
        resolve: ({ lines }) => lines,
      }),
      next: t.exposeString('next', { nullable: true, description: 'Goes into `after`; null after the last line.' }),
    }),
  });
  builder.objectFields(Petition, (t) => ({
    shortPath: t.string({
      description: 'Short address of the petition on its site, for posters.',
      resolve: ({ ref }) => `/p/${ref}`,
    }),
    canListAll: t.boolean({
      description: 'Whether the viewer may have the whole list of signatories: staff and the author.',
      resolve: (petition, _args, ctx) => mayListAll(ctx, petition),
    }),
    signatureSheet: t.field({
      type: Sheet,
      nullable: true,
      description: 'For staff and the author.',
      resolve: (petition, _args, ctx) => (mayListAll(ctx, petition) ? signatureSheet(ctx, petition.id) : null),
    }),
    signatureLines: t.field({
      type: Lines,
      nullable: true,
      description: 'One batch of the whole list, for staff and the author.',
      args: { after: t.arg.string(), until: t.arg.string({ required: true }) },
      resolve: (petition, { after, until }, ctx) => {
        if (!mayListAll(ctx, petition)) throw new NotFound({});
        return signatureLines(ctx, petition.id, { after: after ?? null, until });
      },
    }),
  }));
}
