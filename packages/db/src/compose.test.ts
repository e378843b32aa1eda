import { describe, expect, it } from 'vitest';
import { compose } from './compose.ts';

const core = `model Participant {\n  id String @id\n\n  @@map("participant")\n}\n`;
const model = (name: string, table: string) => `model ${name} {\n  id String @id\n\n  @@map("${table}")\n}\n`;

describe('compose', () => {
  it('adds models, and relations to core models, and says whose they are', () => {
    const schema = compose(core, [
      {
        owner: 'polls',
        schema: model('Poll', 'polls_poll'),
        inverse: `model Participant {\n  // a comment\n  polls Poll[] @relation("PollAuthor")\n}\n`,
      },
    ]);
    expect(schema).toContain('  polls Poll[] @relation("PollAuthor") // polls\n}');
    expect(schema).toContain('// --- polls\nmodel Poll {');
  });

  it.each([
    [
      'a second model of one name',
      model('Participant', 'polls_x'),
      undefined,
      'model Participant is declared by core and by polls',
    ],
    ['a table outside its prefix', model('Poll', 'tenant'), undefined, 'needs @@map("polls_'],
    ['a model without a table name', 'model Poll {\n  id String @id\n}\n', undefined, 'needs @@map("polls_'],
    ['a datasource', 'datasource db {\n  provider = "postgresql"\n}\n', undefined, 'belongs to the core schema'],
    ['a block on one line', 'model Poll { id String @id }', undefined, 'cannot be read'],
    ['an indented block', ' model Poll {\n  id String @id\n }\n', undefined, 'cannot be read'],
    ['a column on a core model', '', 'model Participant {\n  age Int\n}\n', 'is not a named list or optional relation'],
    [
      'a relation with columns',
      '',
      'model Participant {\n  poll Poll? @relation("P", fields: [a], references: [b])\n}\n',
      'is not a named',
    ],
    [
      'a relation on a foreign model',
      model('Poll', 'polls_poll'),
      'model Poll {\n  x Poll[] @relation("P")\n}\n',
      'may only touch core models',
    ],
  ])('refuses %s', (_what, schema, inverse, words) => {
    expect(() => compose(core, [{ owner: 'polls', schema, ...(inverse === undefined ? {} : { inverse }) }])).toThrow(
      words,
    );
  });

  it('refuses two plugins that hang one name on a core model', () => {
    const inverse = 'model Participant {\n  things Thing[] @relation("T")\n}\n';
    const fragments = ['polls', 'petitions'].map((owner) => ({ owner, schema: '', inverse }));
    expect(() => compose(core, fragments)).toThrow('Participant.things is declared by polls and by petitions');
  });
});
