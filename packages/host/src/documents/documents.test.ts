import { BadInput, Conflict, Forbidden, NotFound } from '@viche/plugin-api';
import { attachedFiles } from '@viche/storage';
import { pdf } from '@viche/storage/testing';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDocument, editDocument, withdrawDocument } from './document-commands.ts';
import { documentsOf } from './document-queries.ts';
import { documentTemplates } from './document-templates.ts';

let world: World;
let tenant: TestTenant;
let editor: Person;
let serial = 0;
beforeAll(async () => {
  world = await createWorld([]);
});
afterAll(() => world.close());
beforeEach(async () => {
  tenant = await world.tenant(`town-${++serial}`);
  editor = await tenant.person({ roles: ['editor'] });
});

const FACTS = { kind: 'statute', titleUk: 'Статут територіальної громади', number: '46-VIII' } as const;
const LINK = { ...FACTS, url: 'https://rada.example/statut.pdf' };
const shown = () => tenant.guest().read((ctx) => documentsOf(ctx, 'shown'));
const fieldsOf = (act: Promise<unknown>) =>
  act.then(
    () => [],
    (error) => {
      if (!(error instanceof BadInput)) throw error;
      return error.params.fields.map(({ field }) => field);
    },
  );

async function sendPdf(id: string): Promise<string> {
  const kept = await tenant.sendFile(editor, pdf({ id }), `${id}.pdf`);
  if (!kept.done) throw new Error(kept.problem);
  return kept.fileId;
}
const visibleFiles = (documentId: string) =>
  world.host.pool.scoped(tenant.id, async ({ sql }) =>
    ((await attachedFiles({ sql, tenantId: tenant.id }, [documentId])).get(documentId) ?? [])
      .filter(({ visibility }) => visibility === 'public')
      .map(({ id }) => id),
  );

describe('a document', () => {
  it('is a link or a file that everybody finds, and is never an empty promise', async () => {
    await addDocument(editor.caller(), LINK);
    const fileId = await sendPdf('one');
    const { documentId } = await addDocument(editor.caller(), { ...FACTS, fileId, adoptedOn: '2026-03-14' });
    expect((await shown()).map(({ hasFile, url }) => [hasFile, url])).toEqual(
      expect.arrayContaining([
        [true, null],
        [false, LINK.url],
      ]),
    );
    expect(await visibleFiles(documentId)).toEqual([fileId]);
    expect(await fieldsOf(addDocument(editor.caller(), FACTS))).toEqual(['file']);
  });

  it('shows its latest edition only, and none while it is withdrawn', async () => {
    const first = await sendPdf('first');
    const { documentId } = await addDocument(editor.caller(), { ...FACTS, fileId: first });
    const second = await sendPdf('second');
    await editDocument(editor.caller(), { documentId, revision: 1, ...FACTS, fileId: second });
    expect(await visibleFiles(documentId)).toEqual([second]);
    const withdrawn = { documentId, revision: 2, to: 'withdrawn', reason: 'Утратив чинність' } as const;
    await withdrawDocument(editor.caller(), withdrawn);
    expect(await visibleFiles(documentId)).toEqual([]);
    expect(await shown()).toEqual([]);
    await expect(withdrawDocument(editor.caller(), { ...withdrawn, revision: 3 })).rejects.toThrow(Conflict);
    await withdrawDocument(editor.caller(), { ...withdrawn, revision: 3, to: 'shown' });
    expect(await visibleFiles(documentId)).toEqual([second]);
    expect(await shown()).toHaveLength(1);
  });

  it('tells the audit log why it was withdrawn', async () => {
    const { documentId } = await addDocument(editor.caller(), LINK);
    await withdrawDocument(editor.caller(), { documentId, revision: 1, to: 'withdrawn', reason: 'Рішення скасовано' });
    const rows = await world.asSuperuser<{ reason: string }>(
      `select reason from audit_entry where tenant_id = $1 and action = 'core.withdraw-document'`,
      [tenant.id],
    );
    expect(rows).toEqual([{ reason: 'Рішення скасовано' }]);
  });

  it.each([
    'http://rada.example',
    'javascript:alert(1)',
    '//rada.example',
    '/\\rada.example',
    'ftp://a',
    'rada',
    'https://',
  ])('does not lie at %j', async (url) =>
    expect(await fieldsOf(addDocument(editor.caller(), { ...FACTS, url }))).toEqual(['url']),
  );

  it('is not in force before it was adopted', async () => {
    const days = { adoptedOn: '2026-03-14', inForceFrom: '2026-03-13' };
    expect(await fieldsOf(addDocument(editor.caller(), { ...LINK, ...days }))).toEqual(['inForceFrom']);
    await expect(addDocument(editor.caller(), { ...LINK, ...days, inForceFrom: '2026-03-14' })).resolves.toBeDefined();
  });

  it('belongs to its hromada, takes no file of somebody else, and is written by owners and editors', async () => {
    const { documentId } = await addDocument(editor.caller(), LINK);
    const other = await world.tenant(`other-${serial}`);
    const foreign = await other.person({ roles: ['editor'] });
    await expect(editDocument(foreign.caller(), { documentId, revision: 1, ...LINK })).rejects.toThrow(NotFound);
    expect(await other.guest().read((ctx) => documentsOf(ctx, 'all'))).toEqual([]);
    const fileId = await sendPdf('own');
    const owner = await tenant.person({ roles: ['owner'] });
    await expect(addDocument(owner.caller(), { ...FACTS, fileId })).rejects.toThrow(NotFound);
    const officer = await tenant.person({ roles: ['officer'] });
    await expect(addDocument(officer.caller(), LINK)).rejects.toThrow(Forbidden);
    await expect(editDocument(editor.caller(), { documentId, revision: 9, ...LINK })).rejects.toThrow(Conflict);
  });
});

describe('the drafts of documents', () => {
  it('name the hromada, say that they are drafts, and list what it has not given', () => {
    const templates = documentTemplates(editor.caller(), []);
    expect(templates.map(({ key }) => key)).toEqual(['privacy-notice', 'regulation', 'processing-agreement']);
    for (const { text, missing } of templates) {
      expect(text).toContain(tenant.slug);
      expect(text).toContain('Проєкт для юриста ради');
      for (const fact of missing) expect(text).toContain(`[${fact}]`);
    }
    const [notice, regulation] = templates;
    expect(notice?.missing).toContain('код ЄДРПОУ ради');
    expect(regulation?.missing).toEqual(['дата редакції статуту']);
  });

  it('hold what the hromada has given', async () => {
    await world.asSuperuser(`update tenant set edrpou = '12345678', statute_edition = '2026-03-14' where id = $1`, [
      tenant.id,
    ]);
    world.host.tenants.forget(tenant.id);
    const bundle = (await world.host.tenants.byId(tenant.id))!;
    const ctx = { ...editor.caller(), tenant: bundle.info, t: (key: string) => key, settingsOf: () => ({}) as never };
    const [notice, regulation] = documentTemplates(ctx, []);
    expect(notice?.text).toContain('12345678');
    expect(regulation?.missing).toEqual([]);
  });
});
