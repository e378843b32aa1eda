// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are sources of programs
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { productSources, sqlFindings } from './sql-sources.ts';

/** Files whose statements cannot carry bound values, and why nothing from outside gets into them. */
const ALLOWED: Readonly<Record<string, string>> = {
  'packages/db/src/conformance.ts': 'reads the catalogue; the pieces are constants of the same file',
  'packages/db/src/engine.ts': 'hands the scripts of migrations to the schema engine',
  'packages/db/src/listen.ts': 'LISTEN takes no parameter; the channel is checked against a pattern',
  'packages/db/src/next-migration.ts': 'writes a script that a person reads; names come from our own schema',
  'packages/db/src/online/migration-locks.ts':
    'drops half an index of our own migration; its name is quoted by regclass',
  'packages/db/src/provision.ts': 'names of roles and databases, quoted by the driver; before anybody is served',
  'packages/db/src/sql.ts': 'is the tag itself',
  'packages/db/src/tenant-rows/restore.ts':
    'names of tables and columns of the catalogue, quoted by the driver; values are bound',
  'packages/db/src/tenant-rows/snapshot.ts':
    'the same; the tenant is checked to be a UUID, because DECLARE binds nothing',
  'plugins/petitions/server/test-petitions.ts': 'bends rows for tests, as no command may',
};

describe('T02 SQL is never put together as text', () => {
  it.each([
    ['a value in a template', 'client.query(`select * from participant where email = ${email}`)', 'built-text'],
    ['a condition that is joined', "const text = 'select id from session where ' + condition", 'built-text'],
    ['a template of another tag', 'css`select ${column} from participant`', 'built-text'],
    ['a statement kept for later', 'const text = `\n  WITH found AS (${inner}) SELECT 1`', 'built-text'],
    ['a way of Prisma', 'prisma.$queryRawUnsafe(text)', 'unsafe-call'],
    ['the same, named late', "prisma['$executeRawUnsafe'](text)", 'unsafe-call'],
    ['the tag called with a text', 'await session.sql(text)', 'untagged-call'],
    ['a piece made by hand', 'new SqlPart([text], [])', 'unsafe-call'],
  ] as const)('T02 %s is found', (_what, source, rule) => {
    expect(sqlFindings(source).map((finding) => finding.rule)).toEqual([rule]);
  });

  it.each([
    'sql`select id from session where tenant_id = ${tenantId}::uuid`',
    'await ctx.sql<{ id: string }>`insert into notification (id) values (${id})`',
    'sql.part` and subject_id = ${subjectId}::uuid`',
    "client.query('select 1 from session where id = $1', [id])",
    'client.query(`select ${JOB_COLUMNS} from outbox_job where id = $1`, [id])',
    'const words = `${count} selected`',
  ])('T02 %s is left alone', (source) => {
    expect(sqlFindings(source)).toEqual([]);
  });

  const sources = productSources(path.resolve(import.meta.dirname, '../..'));
  const found = [...sources].flatMap(([file, source]) =>
    sqlFindings(source, file).map((finding) => ({ file, ...finding })),
  );

  it('T02 no source of the product does it', () => {
    expect(sources.size).toBeGreaterThan(300);
    expect(found.filter(({ file }) => !ALLOWED[file])).toEqual([]);
  });

  it('the list of exceptions holds nothing that is not needed', () => {
    expect(Object.keys(ALLOWED).filter((file) => !found.some((finding) => finding.file === file))).toEqual([]);
  });
});
