import type { Builder } from '@viche/graphql';
import { type JournalEntry, type JournalPage, readJournal } from '../journal/read-journal.ts';

const CORE = { plugin: 'core' } as const;

/** `auditEntries`, for owners and auditors. Its file and its check are no answers of an API: they read all of it. */
export function addJournal(builder: Builder): void {
  const Entry = builder.objectRef<JournalEntry>('AuditEntry').implement({
    description: 'An act in the audit log.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
      action: t.exposeString('action'),
      actor: t.exposeString('actor', { nullable: true, description: 'Name of the member of staff.' }),
      actorKind: t.exposeString('actorKind', { description: 'staff, participant, system or operator.' }),
      subject: t.exposeString('subject', { nullable: true }),
      outcome: t.exposeString('outcome', { description: 'done, or the code of the refusal.' }),
      reason: t.exposeString('reason', { nullable: true }),
      batch: t.exposeInt('batch', { nullable: true, description: 'Number of the sealed batch that holds the row.' }),
    }),
  });
  const Page = builder.objectRef<JournalPage>('AuditEntryPage').implement({
    extensions: CORE,
    fields: (t) => ({
      entries: t.field({ type: [Entry], resolve: ({ entries }) => [...entries] }),
      next: t.exposeString('next', { nullable: true, description: 'Where the next page begins.' }),
    }),
  });
  builder.queryField('auditEntries', (t) =>
    t.field({
      type: Page,
      extensions: CORE,
      authScopes: { can: ['read', 'AuditEntry'] },
      description: 'The audit log, newest first.',
      args: {
        action: t.arg.string(),
        actor: t.arg.string({ description: 'Id of a member of staff.' }),
        subject: t.arg.string({ description: 'Kind of the subject, or an id.' }),
        from: t.arg({ type: 'Day' }),
        until: t.arg({ type: 'Day', description: 'Included.' }),
        after: t.arg.string(),
      },
      resolve: (_root, args, ctx) =>
        readJournal(ctx, Object.fromEntries(Object.entries(args).map(([name, value]) => [name, value ?? undefined]))),
    }),
  );
}
