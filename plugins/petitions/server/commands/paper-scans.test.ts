import { asPlugin } from '@viche/host';
import { docx, pdf, photo } from '@viche/storage/testing';
import type { Person } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymiseSignatures as anonymiseJob } from '../jobs.ts';
import { openPetitionsWorld, type PetitionsWorld, REASON, refusalOf } from '../test-petitions.ts';
import { attachPaperScan } from './attach-paper-scan.ts';
import { closePaperSheet } from './close-paper-sheet.ts';
import { lookAtPaperSheet } from './look-at-paper-sheet.ts';
import { openPaperSheet } from './open-paper-sheet.ts';
import { reopenPaperSheet } from './reopen-paper-sheet.ts';

let given: PetitionsWorld;
let today: string;
beforeAll(async () => {
  given = await openPetitionsWorld();
  await given.tenant.set('petitions', { signatureThreshold: 40, paperSignatures: true, paperEntryDays: 3 });
  const [row] = await given.world.asSuperuser<{ day: string }>(
    `select (now() at time zone 'Europe/Kyiv')::date::text as day`,
  );
  today = row!.day;
});
afterAll(() => given.world.close());

const officer = () => given.staff.officer.caller();
const SCAN = `query ($id: String!) { petitionPaperSheet(id: $id) { scan { fileName } lines { line } } }`;
const OPENED = `query ($id: String!) { petitionPaperLook(id: $id) { scan { uuid fileName url } } }`;
const WHY = { ground: 'correction', reason: 'Звіряємо номер аркуша зі сканом.' } as const;

async function opened(number = '1', petitionId?: string) {
  const id = petitionId ?? (await given.published()).petitionId;
  const sheet = { petitionId: id, number, collectedOn: today, place: 'Міська бібліотека', stated: 1 };
  return { petitionId: id, ...(await openPaperSheet(officer(), sheet)) };
}

async function sent(bytes: Buffer, fileName = 'скан.pdf', person: Person = given.staff.officer): Promise<string> {
  const kept = await given.tenant.sendFile(person, bytes, fileName);
  if (!kept.done) throw new Error(kept.problem);
  return kept.fileId;
}

/** A file that nobody has sent before. */
let drawn = 0;
const paper = (): Buffer => {
  drawn += 1;
  return pdf({ pages: drawn, id: `scan of a device ${drawn}` });
};

const attach = (sheetId: string, fileId: string) => attachPaperScan(officer(), { sheetId, fileId });
const rowsOf = (sheetId: string) =>
  given.world.asSuperuser<{ id: string; visibility: string; subject_type: string }>(
    'select id, visibility, subject_type from attachment where subject_id = $1 and derived_from_id is null',
    [sheetId],
  );

describe('the scan of a sheet', () => {
  it('is attached by an officer, stays private, and is replaced while the sheet is open, with a row of audit each time', async () => {
    const { sheetId, petitionId } = await opened();
    const first = await sent(paper());
    await attach(sheetId, first);
    expect(await rowsOf(sheetId)).toEqual([{ id: first, visibility: 'private', subject_type: 'PaperSheet' }]);
    expect(await given.ask(officer(), SCAN, { id: sheetId })).toContain('"scan":{"fileName":"скан.pdf"}');
    const { lookId } = await lookAtPaperSheet(officer(), { sheetId, ...WHY });
    const answer = await given.ask(officer(), OPENED, { id: lookId });
    expect(answer).toContain(`"uuid":"${first}","fileName":"скан.pdf"`);
    expect(answer).toMatch(/\.files\.localhost:3000\/[\w-]+\?until=\d+&proof=/);
    const second = await sent(await photo(), 'скан.jpg');
    await attach(sheetId, second);
    expect((await rowsOf(sheetId)).map(({ id }) => id)).toEqual([second]);
    const noted = await given.world.asSuperuser<{ outcome: string; before_hash: string; after_hash: string }>(
      `select outcome, before_hash, after_hash from audit_entry
       where subject_id = $1 and action = 'petitions.attach-paper-scan' order by at`,
      [petitionId],
    );
    expect(noted.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(noted[1]!.before_hash).toBe(noted[0]!.after_hash);
  });

  it('that hangs on another sheet of the hromada is refused with that sheet’s number, in another petition too', async () => {
    const bytes = paper();
    const { sheetId, petitionId } = await opened('7-а');
    await attach(sheetId, await sent(bytes));
    for (const other of [await opened('8', petitionId), await opened('7-а')]) {
      await expect(attach(other.sheetId, await sent(bytes, 'той самий.pdf'))).rejects.toMatchObject({
        code: 'petitions/scan-known',
        field: 'fileId',
        params: { number: '7-А' },
      });
      expect(await rowsOf(other.sheetId)).toEqual([]);
    }
    // The same scan once more on its own sheet is no other sheet.
    await attach(sheetId, await sent(bytes));
  });

  it('a picture is known again too, also when two sheets get it at once', async () => {
    const bytes = await photo({ width: 333 });
    const [one, two] = [await opened('1'), await opened('2')];
    const files = [await sent(bytes, 'а.jpg'), await sent(bytes, 'б.jpg')];
    const outcomes = await Promise.all([
      refusalOf(attach(one.sheetId, files[0]!)),
      refusalOf(attach(two.sheetId, files[1]!)),
    ]);
    expect(outcomes.sort()).toEqual(['done', 'petitions/scan-known']);
  });

  it('is kept as it was when the sheet is closed, until it is opened again', async () => {
    const { sheetId } = await opened();
    const fileId = await sent(paper());
    await attach(sheetId, fileId);
    await closePaperSheet(officer(), { sheetId, reason: REASON });
    const later = await sent(paper());
    expect(await refusalOf(attach(sheetId, later))).toBe('petitions/sheet-closed');
    expect((await rowsOf(sheetId)).map(({ id }) => id)).toEqual([fileId]);
    await reopenPaperSheet(officer(), { sheetId, reason: REASON });
    expect(await refusalOf(attach(sheetId, later))).toBe('done');
  });

  it('of another type is refused, and the earlier scan stays', async () => {
    const { sheetId } = await opened();
    const fileId = await sent(paper());
    await attach(sheetId, fileId);
    expect(await refusalOf(attach(sheetId, await sent(await docx(), 'аркуш.docx')))).toBe('core/file-not-allowed');
    expect((await rowsOf(sheetId)).map(({ id }) => id)).toEqual([fileId]);
  });

  it('is for officers of this hromada only; nobody attaches a file of somebody else', async () => {
    const { sheetId } = await opened();
    const bytes = paper();
    await attach(sheetId, await sent(bytes));
    expect(await given.ask(given.staff.moderator.caller(), SCAN, { id: sheetId })).not.toContain('скан.pdf');
    expect(await given.ask(given.tenant.guest(), SCAN, { id: sheetId })).not.toContain('скан.pdf');
    const { lookId } = await lookAtPaperSheet(officer(), { sheetId, ...WHY });
    for (const other of [given.staff.moderator.caller(), given.staff.owner.caller(), given.tenant.guest()])
      expect(await given.ask(other, OPENED, { id: lookId })).not.toContain('скан');
    const moderator = given.staff.moderator;
    const theirs = await sent(paper(), 'скан.pdf', moderator);
    expect(await refusalOf(attachPaperScan(moderator.caller(), { sheetId, fileId: theirs }))).toBe('core/forbidden');
    expect(await refusalOf(attach(sheetId, theirs))).toBe('core/not-found');

    const lutsk = await given.world.tenant('lutsk');
    await lutsk.set('petitions', { paperSignatures: true });
    const foreign = await lutsk.person({ roles: ['officer'] });
    const kept = await lutsk.sendFile(foreign, bytes, 'скан.pdf');
    if (!kept.done) throw new Error(kept.problem);
    const fileId = kept.fileId;
    expect(await refusalOf(attachPaperScan(foreign.caller(), { sheetId, fileId }))).toBe('core/not-found');
    expect(await given.ask(foreign.caller(), SCAN, { id: sheetId })).toContain('"petitionPaperSheet":null');
  });

  it('goes with the names of the signatories, its small copy too', async () => {
    const { sheetId, petitionId } = await opened();
    await attach(sheetId, await sent(await photo({ width: 444 }), 'скан.jpg'));
    const all = () =>
      given.world.asSuperuser(
        `select id from attachment where file_name = 'скан.jpg' and (subject_id = $1 or derived_from_id in
           (select id from attachment where subject_id = $1))`,
        [sheetId],
      );
    expect(await all()).toHaveLength(2);
    await given.bend(
      petitionId,
      `published_at = now() - interval '4 years', collect_until = now() - interval '3 years 300 days', state = 'expired'`,
    );
    await asPlugin(given.world.host, { tenantId: given.tenant.id, plugin: 'petitions' }, (ctx) =>
      anonymiseJob({ petitionId, part: 0 }, ctx as never),
    );
    expect(await all()).toEqual([]);
  });
});
