import { randomBytes } from 'node:crypto';
import { docx, pdf, photo } from '@viche/storage/testing';
import type { Person } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPetitionsWorld, type PetitionsWorld, REASON, refusalOf, TEXT } from '../test-petitions.ts';
import { attachPetitionFile } from './attach-petition-file.ts';
import { publishPetition } from './publish-petition.ts';
import { removePetitionFile } from './remove-petition-file.ts';
import { requestPetitionChanges } from './request-petition-changes.ts';
import { resubmitPetition } from './resubmit-petition.ts';
import { takeDownPetition } from './take-down-petition.ts';

let world: PetitionsWorld;
let picture: Buffer;
beforeAll(async () => {
  world = await openPetitionsWorld();
  picture = await photo();
});
afterAll(() => world.world.close());

const FILES = `query Files($ref: String!) { petition(ref: $ref) { attachments { uuid kind fileName alt url thumbnailUrl } } }`;

/** A petition that its author may change. */
async function mendable(author?: Person) {
  const handed = await world.submitted(author);
  await requestPetitionChanges(world.staff.moderator.caller(), {
    petitionId: handed.petitionId,
    textVersion: 1,
    reason: REASON,
  });
  return handed;
}

async function sent(person: Person, bytes: Buffer = picture, name = 'фото.jpg'): Promise<string> {
  const kept = await world.tenant.sendFile(person, bytes, name);
  if (!kept.done) throw new Error(kept.problem);
  return kept.fileId;
}

async function attached(author: Person, petitionId: string, alt = 'Перехід без розмітки'): Promise<string> {
  const fileId = await sent(author);
  await attachPetitionFile(author.caller(), { petitionId, fileId, alt });
  return fileId;
}

async function filesSeenBy(person: Person | null, petitionId: string) {
  const [row] = await world.world.asSuperuser<{ ref: string }>('select ref from petitions_petition where id = $1', [
    petitionId,
  ]);
  const answer = JSON.parse(
    await world.ask(person ? person.caller() : world.tenant.guest(), FILES, { ref: row!.ref }),
  ) as { data: { petition: { attachments: { uuid: string; url: string; alt: string; fileName: string }[] } | null } };
  return answer.data.petition?.attachments ?? null;
}

const rowOf = async (fileId: string) =>
  (
    await world.world.asSuperuser<{
      visibility: string;
      published_at: Date | null;
      subject_id: string | null;
      file_name: string;
    }>('select visibility, published_at, subject_id, file_name from attachment where id = $1', [fileId])
  )[0];

describe('files of a petition', () => {
  it('are attached by the author, seen by author and staff before publication, by all afterwards', async () => {
    const { petitionId, author } = await mendable();
    const fileId = await attached(author, petitionId, '  Перехід\n без розмітки\u202E ');
    const [seen] = (await filesSeenBy(author, petitionId))!;
    expect(seen).toMatchObject({ uuid: fileId, alt: 'Перехід без розмітки', fileName: 'фото.jpg' });
    expect(seen!.url).toMatch(/^http:\/\/slavutych\.files\.localhost:3000\/[\w-]+\?until=\d+&proof=/);
    expect(await filesSeenBy(world.staff.moderator, petitionId)).toHaveLength(1);
    expect(await filesSeenBy(null, petitionId)).toBeNull();

    await resubmitPetition(author.caller(), { petitionId, textVersion: 1, ...TEXT });
    await publishPetition(world.staff.moderator.caller(), { petitionId, textVersion: 2 });
    const [shown] = (await filesSeenBy(null, petitionId))!;
    expect(shown!.url).toBe(`http://slavutych.files.localhost:3000/${fileId}`);
    expect(await rowOf(fileId)).toMatchObject({ visibility: 'public' });
  });

  it('cannot be attached or removed but while the text is the author’s to change', async () => {
    const { petitionId, author } = await mendable();
    const fileId = await attached(author, petitionId);
    await resubmitPetition(author.caller(), { petitionId, textVersion: 1, ...TEXT });
    const another = await sent(author);
    const attempts = () => [
      refusalOf(attachPetitionFile(author.caller(), { petitionId, fileId: another })),
      refusalOf(removePetitionFile(author.caller(), { petitionId, fileId })),
    ];
    expect(await Promise.all(attempts())).toEqual(['petitions/wrong-state', 'petitions/wrong-state']);
    await publishPetition(world.staff.moderator.caller(), { petitionId, textVersion: 2 });
    expect(await Promise.all(attempts())).toEqual(['petitions/wrong-state', 'petitions/wrong-state']);
  });

  it('once public are kept as they were, by the database itself', async () => {
    const { petitionId, author } = await mendable();
    const fileId = await attached(author, petitionId);
    await resubmitPetition(author.caller(), { petitionId, textVersion: 1, ...TEXT });
    await publishPetition(world.staff.moderator.caller(), { petitionId, textVersion: 2 });
    for (const statement of [
      `update attachment set alt = 'інше' where id = $1`,
      `update attachment set bytes = 1 where id = $1`,
      'delete from attachment where id = $1',
    ])
      await expect(world.world.asSuperuser(statement, [fileId])).rejects.toThrow('kept as it was');
    // Nothing becomes public that nobody has attached and published.
    const waiting = await sent(author);
    await expect(
      world.world.asSuperuser(`update attachment set visibility = 'public' where id = $1`, [waiting]),
    ).rejects.toThrow('attachment_public_clean');
  });

  it('are the author’s alone: nobody attaches to, removes from or takes files of somebody else', async () => {
    const { petitionId, author } = await mendable();
    const fileId = await attached(author, petitionId);
    const stranger = await world.tenant.person();
    const own = await mendable(stranger);
    const theirs = await sent(stranger);
    expect(await refusalOf(attachPetitionFile(stranger.caller(), { petitionId, fileId: theirs }))).toBe(
      'core/not-found',
    );
    expect(await refusalOf(removePetitionFile(stranger.caller(), { petitionId, fileId }))).toBe('core/not-found');
    expect(await refusalOf(attachPetitionFile(author.caller(), { petitionId, fileId: theirs }))).toBe('core/not-found');
    // A file that hangs somewhere cannot be hung elsewhere.
    expect(await refusalOf(attachPetitionFile(author.caller(), { petitionId: own.petitionId, fileId }))).toBe(
      'core/not-found',
    );
    expect(await refusalOf(attachPetitionFile(author.caller(), { petitionId, fileId }))).toBe('core/not-found');
    expect(await filesSeenBy(author, petitionId)).toHaveLength(1);
  });

  it('keep to the hromada’s number, kinds and size, also when two come at once', async () => {
    await world.tenant.set('petitions', {
      attachmentsMax: 2,
      attachmentKinds: 'images-and-pdf',
      attachmentMegabytes: 1,
    });
    const { petitionId, author } = await mendable();
    const attach = (fileId: string) => refusalOf(attachPetitionFile(author.caller(), { petitionId, fileId }));
    expect(await attach(await sent(author, await docx(), 'лист.docx'))).toBe('core/file-not-allowed');
    const ids = [await sent(author), await sent(author), await sent(author, pdf(), 'план.pdf')];
    const outcomes = await Promise.all(ids.map(attach));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(2);
    expect(outcomes.filter((outcome) => outcome === 'core/too-many-files')).toHaveLength(1);
    await world.tenant.set('petitions', { attachmentKinds: 'images-and-documents', attachmentMegabytes: 1 });
    const large = await docx({ 'word/media/noise.bin': randomBytes(1_100_000) });
    expect(await attach(await sent(author, large, 'великий.docx'))).toBe('core/file-not-allowed');
    await world.tenant.set('petitions', {});
  });

  it('are shown to nobody any more when the petition is taken down', async () => {
    const { petitionId, author } = await mendable();
    const fileId = await attached(author, petitionId);
    await resubmitPetition(author.caller(), { petitionId, textVersion: 1, ...TEXT });
    await publishPetition(world.staff.moderator.caller(), { petitionId, textVersion: 2 });
    await takeDownPetition(world.staff.owner.caller(), { petitionId, ground: 'hatred', reason: REASON });
    expect(await filesSeenBy(null, petitionId)).toEqual([]);
    expect(await rowOf(fileId)).toMatchObject({ visibility: 'private' });
    expect((await filesSeenBy(world.staff.owner, petitionId))![0]!.url).toContain('proof=');
  });

  it('that are removed lose their rows, the small copy too', async () => {
    const { petitionId, author } = await mendable();
    const fileId = await attached(author, petitionId);
    await removePetitionFile(author.caller(), { petitionId, fileId });
    const rows = await world.world.asSuperuser('select id from attachment where id = $1 or derived_from_id = $1', [
      fileId,
    ]);
    expect(rows).toEqual([]);
    expect(await filesSeenBy(author, petitionId)).toEqual([]);
  });
});
