import { asPlugin } from '@viche/host';
import { normaliseForSearch } from '@viche/i18n';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAllCapitals } from '../../text-rules.ts';
import { sweepDrafts } from '../draft-jobs.ts';
import { openPetitionsWorld, type PetitionsWorld, refusalOf, TEXT } from '../test-petitions.ts';
import { createPetitionDraft } from './create-petition-draft.ts';
import { discardPetitionDraft } from './discard-petition-draft.ts';
import { expirePetitionDraft } from './expire-petition-draft.ts';
import { savePetitionDraft } from './save-petition-draft.ts';
import { submitPetition } from './submit-petition.ts';
import { submitPetitionDraft } from './submit-petition-draft.ts';

let petitions: PetitionsWorld;
beforeAll(async () => {
  petitions = await openPetitionsWorld();
});
afterAll(() => petitions.world.close());

const rows = <R extends object>(petitionId: string) =>
  petitions.world.asSuperuser<R>('select * from petitions_petition where id = $1', [petitionId]);

describe('a draft', () => {
  it('is begun, saved from two devices without a loss, and handed in', async () => {
    const author = await petitions.tenant.person({ email: 'draft@mail.example' });
    const { petitionId } = await createPetitionDraft(author.caller(), { title: TEXT.title });
    await savePetitionDraft(author.caller(), { petitionId, revision: 1, essence: TEXT.essence });
    const late = { petitionId, revision: 1, demand: 'Зовсім інше прохання.' };
    expect(await refusalOf(savePetitionDraft(author.caller(), late))).toBe('core/conflict');
    await savePetitionDraft(author.caller(), { petitionId, revision: 2, demand: TEXT.demand });
    // The same words again, from a page that is a step behind: no quarrel.
    await savePetitionDraft(author.caller(), { petitionId, revision: 1, demand: TEXT.demand });
    expect(await refusalOf(submitPetitionDraft(author.caller(), { petitionId, revision: 2 }))).toBe('core/conflict');
    await submitPetitionDraft(author.caller(), { petitionId, revision: 3 });
    expect(await petitions.row(petitionId)).toMatchObject({ state: 'moderation', title: TEXT.title, text_version: 1 });
    expect(await petitions.lettersTo(author)).toEqual(['submitted']);
    expect(await petitions.lettersTo(petitions.staff.moderator)).toContain('toCheck');
    expect((await petitions.terms(petitionId, 'moderation')).map(({ state }) => state)).toEqual(['running']);
    expect(await refusalOf(savePetitionDraft(author.caller(), { petitionId, revision: 4, title: 'Інше' }))).toBe(
      'petitions/wrong-state',
    );
  });

  it('tells two devices that save at once apart: one wins, the other is told', async () => {
    const author = await petitions.tenant.person();
    const { petitionId } = await createPetitionDraft(author.caller(), {});
    const saves = await Promise.all(
      ['телефон', 'комп’ютер', 'бібліотека'].map((title) =>
        refusalOf(savePetitionDraft(author.caller(), { petitionId, revision: 1, title })),
      ),
    );
    expect(saves.sort()).toEqual(['core/conflict', 'core/conflict', 'done']);
  });

  it('is its author’s alone: neither neighbours nor staff read, change, submit or discard it', async () => {
    const author = await petitions.tenant.person();
    const { petitionId } = await createPetitionDraft(author.caller(), { title: 'Тільки для мене' });
    const [{ ref }] = (await rows<{ ref: string }>(petitionId)) as [{ ref: string }];
    const document = 'query Q($ref: String!) { petition(ref: $ref) { title draft { revision } } }';
    const stranger = await petitions.tenant.person();
    for (const reader of [petitions.tenant.guest(), stranger.caller(), petitions.staff.moderator.caller()]) {
      expect(await petitions.ask(reader, document, { ref })).not.toContain('Тільки для мене');
    }
    expect(await petitions.ask(author.caller(), document, { ref })).toContain('Тільки для мене');
    const owner = petitions.staff.owner.caller();
    expect(await refusalOf(savePetitionDraft(owner, { petitionId, revision: 1, title: 'x' }))).toBe('core/not-found');
    expect(await refusalOf(submitPetitionDraft(owner, { petitionId, revision: 1 }))).toBe('core/not-found');
    expect(await refusalOf(discardPetitionDraft(owner, { petitionId }))).toBe('core/not-found');
  });

  it('is thrown away whole, and not after it was handed in', async () => {
    const author = await petitions.tenant.person();
    const { petitionId } = await createPetitionDraft(author.caller(), { title: 'Зайве' });
    await discardPetitionDraft(author.caller(), { petitionId });
    expect(await rows(petitionId)).toEqual([]);
    const handed = await submitPetition(author.caller(), TEXT);
    expect(await refusalOf(discardPetitionDraft(author.caller(), handed))).toBe('petitions/wrong-state');
  });

  it('is limited in number by a setting, and does not count among open petitions', async () => {
    const author = await petitions.tenant.person();
    await petitions.tenant.set('petitions', { maxDraftsPerPerson: 2, maxOpenPerPerson: 1 });
    const begin = () => refusalOf(createPetitionDraft(author.caller(), {}));
    expect(await Promise.all([begin(), begin(), begin()])).toEqual(
      expect.arrayContaining(['done', 'done', 'petitions/too-many-drafts']),
    );
    await submitPetition(author.caller(), TEXT);
    expect(await refusalOf(submitPetition(author.caller(), TEXT))).toBe('petitions/too-many');
    await petitions.tenant.set('petitions', {});
  });

  it('cannot be handed in while it is incomplete, and says at which part', async () => {
    const author = await petitions.tenant.person();
    const { petitionId } = await createPetitionDraft(author.caller(), { title: TEXT.title, essence: 'Коротко' });
    const refused = await submitPetitionDraft(author.caller(), { petitionId, revision: 1 }).catch((error) => error);
    expect(refused.params.fields.map(({ field }: { field: string }) => field)).toEqual(['essence', 'demand']);
  });

  it('needs an e-ID to be handed in, and no program may do it', async () => {
    const weak = await petitions.tenant.person({ assurance: 'email' });
    const { petitionId } = await createPetitionDraft(weak.caller(), TEXT);
    expect(await refusalOf(submitPetitionDraft(weak.caller(), { petitionId, revision: 1 }))).toBe('core/assurance');
    const token = await petitions.tenant.person({ via: 'token' });
    expect(await refusalOf(submitPetitionDraft(token.caller(), { petitionId, revision: 1 }))).toBe('core/scope');
  });

  it('goes after its days, never without a letter before, and lives on when it is saved', async () => {
    const author = await petitions.tenant.person({ email: 'late@mail.example' });
    const { petitionId } = await createPetitionDraft(author.caller(), TEXT);
    const age = (days: number, column = 'saved_at') =>
      petitions.world.asSuperuser(
        `update petitions_petition_draft set ${column} = now() - make_interval(days => $2) where petition_id = $1`,
        [petitionId, days],
      );
    const expire = async () => (await expirePetitionDraft(petitions.tenant.system(), { petitionId })).done;
    expect(await expire()).toBe('nothing');
    await age(400);
    await asPlugin(petitions.world.host, { tenantId: petitions.tenant.id, plugin: 'petitions' }, (ctx) =>
      sweepDrafts({}, ctx as never),
    );
    expect(
      await petitions.world.asSuperuser('select key from outbox_job where payload = $1::jsonb', [
        JSON.stringify({ petitionId }),
      ]),
    ).toEqual([{ key: 'expireDraft' }]);
    expect(await expire()).toBe('warned');
    expect(await expire()).toBe('nothing');
    expect(await petitions.lettersTo(author)).toEqual(['draftExpires']);
    await savePetitionDraft(author.caller(), { petitionId, revision: 1 });
    expect(await expire()).toBe('nothing');
    await age(400);
    expect(await expire()).toBe('warned');
    await age(8, 'warned_at');
    expect(await expire()).toBe('removed');
    expect(await rows(petitionId)).toEqual([]);
  });
});

describe('bad input', () => {
  const WORD_PASTE =
    'Щоранку \u201Eдіти\u201C ідуть\u00A0до школи.\u000BДруга\u00A0\u00A0лінія.\r\n\r\n\uF0B7\tперше\r\n·   друге\r\n\r\n\r\n\r\nКінець\u0007 абзацу\u00AD.  ';

  it('an essence pasted from Word keeps its paragraphs and becomes readable', async () => {
    const author = await petitions.tenant.person();
    const { petitionId } = await submitPetition(author.caller(), { ...TEXT, essence: WORD_PASTE });
    const [row] = await rows<{ essence: string }>(petitionId);
    expect(row!.essence).toBe('Щоранку „діти“ ідуть до школи.\nДруга лінія.\n\n• перше\n• друге\n\nКінець абзацу.');
  });

  it.each([
    ['10,000 characters', 'а'.repeat(10_000)],
    ['only spaces', ' \u00A0\t '.repeat(10)],
    ['only emoji', '🔥🚸🙏🇺🇦'.repeat(5)],
    ['only digits', '12345678901234'],
    ['only what nobody sees', '\u200B\u202E\u2066\u0000'.repeat(10)],
    ['capitals only', 'ЗРОБІТЬ НАРЕШТІ ПЕРЕХІД БІЛЯ ТРЕТЬОЇ ШКОЛИ'],
  ])('a title of %s is refused beside its field', async (_what, title) => {
    const author = await petitions.tenant.person();
    const refused = await submitPetition(author.caller(), { ...TEXT, title }).catch((error) => error);
    expect(refused.code).toBe('core/bad-input');
    expect(refused.params.fields.map(({ field }: { field: string }) => field)).toEqual(['title']);
  });

  it('a draft keeps a title that is too long, so that it can be shortened, but not one of ten megabytes', async () => {
    const author = await petitions.tenant.person();
    const long = 'Довга назва '.repeat(900).trim();
    const { petitionId } = await createPetitionDraft(author.caller(), { title: long });
    expect((await petitions.row(petitionId)).title).toBe(long);
    const huge = { petitionId, revision: 1, title: 'а'.repeat(10_000_000) };
    expect(await refusalOf(savePetitionDraft(author.caller(), huge))).toBe('core/bad-input');
  });

  it('a right-to-left override and NUL go, five apostrophes stay as typed and are one for the search', async () => {
    const author = await petitions.tenant.person();
    const titles = ["'", '’', 'ʼ', '`', '′'].map((mark) => `Обговорити об${mark}їзд біля сім${mark}ї`);
    const { petitionId } = await createPetitionDraft(author.caller(), { title: `\u202E${titles[1]}\u0000` });
    expect((await petitions.row(petitionId)).title).toBe(titles[1]);
    expect(new Set(titles.map(normaliseForSearch)).size).toBe(1);
  });

  it('capitals are only warned of where the hromada says so', async () => {
    const author = await petitions.tenant.person();
    await petitions.tenant.set('petitions', { capitalTitles: 'warn' });
    await submitPetition(author.caller(), { ...TEXT, title: 'ЗРОБІТЬ ПЕРЕХІД' });
    await petitions.tenant.set('petitions', {});
    expect([isAllCapitals('ЦНАП і АТБ'), isAllCapitals('АТБ 2'), isAllCapitals('ЗРОБІТЬ ПЕРЕХІД')]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
