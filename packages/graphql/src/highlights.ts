import type { AnsweredMatter, AnyPluginServer, HomeHighlights, HomeTask, OpenMatter } from '@viche/plugin-api';
import type { Builder } from './builder.ts';
import { inOrder } from './in-order.ts';
import { CORE } from './tenant-gate.ts';

type Joined = Required<HomeHighlights>;
type Source = Pick<AnyPluginServer, 'manifest' | 'highlights'>;

const MOST_OPEN = 4;
const MOST_ANSWERED = 3;
const MOST_NUMBERS = 4;

/** Joins what the plugins show: open matters by the time left, answers newest first, the rest in the hromada's order. */
function join(parts: readonly HomeHighlights[]): Joined {
  const open = parts.flatMap((part) => part.open ?? []);
  const answered = parts.flatMap((part) => part.answered ?? []);
  return {
    open: open.sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime()).slice(0, MOST_OPEN),
    tasks: parts.flatMap((part) => part.tasks ?? []),
    answered: answered.sort((a, b) => b.answeredAt.getTime() - a.answeredAt.getTime()).slice(0, MOST_ANSWERED),
    numbers: parts.flatMap((part) => part.numbers ?? []).slice(0, MOST_NUMBERS),
    tags: [...new Set(parts.flatMap((part) => part.tags))],
  };
}

/** `highlights`: what the home page shows of all modules that are on. Open to guests. */
export function addHighlights(builder: Builder, servers: readonly Source[]): void {
  const Open = builder.objectRef<OpenMatter>('OpenMatter').implement({
    description: 'Something open now that a resident can act on.',
    extensions: CORE,
    fields: (t) => ({
      icon: t.exposeString('icon'),
      kind: t.exposeString('kind'),
      title: t.exposeString('title'),
      path: t.exposeString('path', { description: 'Path on the site of the hromada.' }),
      note: t.exposeString('note', { nullable: true }),
      endsAt: t.field({ type: 'DateTime', resolve: (matter) => matter.endsAt }),
      act: t.exposeString('act', { description: 'Verb of the act.' }),
    }),
  });
  const Task = builder.objectRef<HomeTask>('HomeTask').implement({
    description: 'A wish in the words of a visitor, and where it leads.',
    extensions: CORE,
    fields: (t) => ({
      icon: t.exposeString('icon'),
      title: t.exposeString('title'),
      note: t.exposeString('note', { nullable: true }),
      path: t.exposeString('path'),
    }),
  });
  const Answered = builder.objectRef<AnsweredMatter>('AnsweredMatter').implement({
    extensions: CORE,
    fields: (t) => ({
      title: t.exposeString('title'),
      path: t.exposeString('path'),
      verdict: t.exposeString('verdict'),
      note: t.exposeString('note', { nullable: true }),
      answeredAt: t.field({ type: 'DateTime', resolve: (matter) => matter.answeredAt }),
    }),
  });
  const Figure = builder.objectRef<Joined['numbers'][number]>('HomeNumber').implement({
    extensions: CORE,
    fields: (t) => ({ value: t.exposeInt('value'), label: t.exposeString('label') }),
  });
  const Highlights = builder.objectRef<Joined>('Highlights').implement({
    description: 'What the home page shows of all modules that are switched on.',
    extensions: CORE,
    fields: (t) => ({
      open: t.field({ type: [Open], resolve: ({ open }) => [...open] }),
      tasks: t.field({ type: [Task], resolve: ({ tasks }) => [...tasks] }),
      answered: t.field({ type: [Answered], resolve: ({ answered }) => [...answered] }),
      numbers: t.field({ type: [Figure], resolve: ({ numbers }) => [...numbers] }),
      tags: t.stringList({ description: 'Cache tags of what is shown.', resolve: ({ tags }) => [...tags] }),
    }),
  });
  builder.options.tenantGate.publicFields.set('highlights', CORE.plugin);
  builder.queryField('highlights', (t) =>
    t.field({
      type: Highlights,
      extensions: CORE,
      resolve: async (_root, _args, ctx) => {
        const parts: HomeHighlights[] = [];
        // One after another: they share one session, which runs one statement at a time anyway.
        for (const server of inOrder(servers, ctx)) if (server.highlights) parts.push(await server.highlights(ctx));
        return join(parts);
      },
    }),
  );
}
