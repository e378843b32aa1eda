import { type Builder, commandField } from '@viche/graphql';
import type { DataContext } from '@viche/plugin-api';
import { readSettings } from '@viche/settings/server';
import { addChanges } from '../changes/changes-field.ts';
import {
  STATEMENT_SCOPE,
  type StatementFacts,
  type StatementView,
  statementSchema,
  statementView,
} from './statement-facts.ts';
import { updateAccessibility } from './update-statement.ts';

const CORE = { plugin: 'core' } as const;
const TEXTS = ['gapsUk', 'gapsEn', 'methodUk', 'methodEn', 'complaintUk', 'complaintEn'] as const;

interface DeskStatement {
  readonly facts: StatementFacts;
  readonly revision: number;
}

/** `accessibilityStatement` for everybody; what editors change at the desk, and its history. */
export function addStatement(builder: Builder): void {
  const Text = builder.objectRef<NonNullable<StatementView['gaps']>>('StatementText').implement({
    extensions: CORE,
    fields: (t) => ({
      text: t.exposeString('text', { description: 'With the marks of Markdown; HTML in it is text.' }),
      locale: t.exposeString('locale', { description: 'uk where the text was not translated.' }),
    }),
  });
  const Statement = builder.objectRef<StatementView>('AccessibilityStatement').implement({
    description:
      'What the hromada says itself of its site’s accessibility; the platform’s words stand where this is null.',
    extensions: CORE,
    fields: (t) => ({
      conformance: t.exposeString('conformance', { description: 'full, partial or none.' }),
      gaps: t.field({ type: Text, nullable: true, description: 'One a line.', resolve: ({ gaps }) => gaps }),
      examinedOn: t.field({ type: 'Day', nullable: true, resolve: ({ examinedOn }) => examinedOn }),
      examinedBy: t.exposeString('examinedBy', { description: 'council, outside or people.' }),
      method: t.field({ type: Text, nullable: true, resolve: ({ method }) => method }),
      complaint: t.field({ type: Text, nullable: true, resolve: ({ complaint }) => complaint }),
    }),
  });
  builder.options.tenantGate.publicFields.set('accessibilityStatement', CORE.plugin);
  builder.queryField('accessibilityStatement', (t) =>
    t.field({ type: Statement, extensions: CORE, resolve: (_root, _args, ctx) => statementView(ctx) }),
  );
  addDeskStatement(builder);
}

function addDeskStatement(builder: Builder): void {
  const Desk = builder.objectRef<DeskStatement>('DeskStatement').implement({
    description: 'The statement on accessibility as the desk changes it, in both languages.',
    extensions: CORE,
    fields: (t) => ({
      conformance: t.string({ resolve: ({ facts }) => facts.conformance }),
      examinedOn: t.string({ description: 'Empty: not said.', resolve: ({ facts }) => facts.examinedOn }),
      examinedBy: t.string({ resolve: ({ facts }) => facts.examinedBy }),
      ...Object.fromEntries(TEXTS.map((name) => [name, t.string({ resolve: ({ facts }) => facts[name] })])),
      revision: t.exposeInt('revision', { description: 'What `updateAccessibility` wants to see.' }),
    }),
  });
  const load = async ({ sql, tenantId }: DataContext): Promise<DeskStatement> => {
    const { values, revision } = await readSettings(sql, { tenantId, scope: STATEMENT_SCOPE, schema: statementSchema });
    return { facts: values, revision };
  };
  builder.queryField('deskStatement', (t) =>
    t.field({
      type: Desk,
      extensions: CORE,
      authScopes: { can: ['update', 'Page'] },
      resolve: (_root, _args, ctx) => load(ctx),
    }),
  );
  addChanges(builder, {
    field: 'statementChanges',
    type: 'StatementChange',
    scope: STATEMENT_SCOPE,
    what: 'the statement on accessibility',
    readers: ['read', 'Page'],
  });
  commandField(builder, updateAccessibility, {
    type: Desk,
    load,
    description: 'Changes the statement on accessibility. A text that is left out is taken away.',
  });
}
