import type { CalendarMatters, News, SearchFindings, SitemapPage } from '@viche/plugin-api';
import { HOSTILE } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishPetition } from '../commands/publish-petition.ts';
import { submitPetition } from '../commands/submit-petition.ts';
import { openPetitionsWorld, type PetitionsWorld } from '../test-petitions.ts';
import { petitionsFace } from './index.ts';

let given: PetitionsWorld;
const titles = [
  'Освітлити парк Перемоги',
  'Відремонтувати дорогу до школи',
  'Прибрати берег ставка',
  'Дорога до лікарні',
];
const ids: string[] = [];

beforeAll(async () => {
  given = await openPetitionsWorld();
  for (const title of titles) {
    const author = await given.tenant.person();
    const text = { title, essence: `Ліхтарі не горять. ${HOSTILE}`, demand: 'Зробити до кінця року.' };
    const { petitionId } = await submitPetition(author.caller(), text);
    await publishPetition(given.staff.moderator.caller(), { petitionId, textVersion: 1 });
    ids.push(petitionId);
  }
  await given.submitted();
});
afterAll(() => given.world.close());

async function sitemap(limit = 1_000): Promise<readonly SitemapPage[]> {
  const { parts, pages } = petitionsFace.sitemap!;
  return given.tenant.guest().read(async (ctx) => {
    const found: SitemapPage[] = [];
    for (const part of await parts(ctx)) {
      for (let after: string | null = null, ended = false; !ended; ) {
        const batch = await pages(ctx, { part, after, limit });
        expect(batch.pages.length).toBeLessThanOrEqual(limit);
        found.push(...batch.pages);
        after = batch.next;
        ended = after === null;
      }
    }
    return found;
  });
}
const search = (text: string, tenant = given.tenant): Promise<SearchFindings | null> =>
  tenant.guest().read((ctx) => petitionsFace.search!(ctx, { text, limit: 2 }));
const calendar = (from: string, until: string): Promise<CalendarMatters> =>
  given.tenant.guest().read((ctx) => petitionsFace.calendar!(ctx, { from, until, limit: 50 }));
const news = (limit = 50): Promise<News> => given.tenant.guest().read((ctx) => petitionsFace.news!(ctx, limit));

describe('the sitemap', () => {
  it('has each published petition once, in any size of batches, by the year of its publication', async () => {
    await given.bend(ids[3]!, `published_at = '2025-12-31T23:30:00Z'`);
    const whole = await sitemap();
    expect(whole).toHaveLength(titles.length);
    expect(new Set(whole.map(({ path }) => path)).size).toBe(titles.length);
    expect(new Set((await sitemap(1)).map(({ path }) => path))).toEqual(new Set(whole.map(({ path }) => path)));
    const parts = await given.tenant.guest().read((ctx) => petitionsFace.sitemap!.parts(ctx));
    expect(parts).toContain('2025');
    expect(parts).toHaveLength(2);
  });

  it.each(['2025-x', '20', "2025'; select", ''])('has no part %j', async (part) => {
    const batch = await given.tenant
      .guest()
      .read((ctx) => petitionsFace.sitemap!.pages(ctx, { part, after: null, limit: 10 }));
    expect(batch).toEqual({ pages: [], next: null });
  });

  it.each(['refused', 'taken-down', 'withdrawn', 'draft', 'moderation', 'merged'])(
    'F12 has no petition that is %s',
    async (state) => {
      // What the table wants of such a petition stands there as well.
      const asked = `refusal_ground = 'other', refusal_reason = 'ні', refusal_number = 'Р-1'`;
      const merged = state === 'merged' ? `, merged_into_id = '${ids[0]}'` : '';
      await given.bend(ids[2]!, `state = '${state}', ${asked}${merged}`);
      expect(await sitemap()).toHaveLength(titles.length - 1);
      expect((await news()).entries.map(({ title }) => title)).not.toContain(titles[2]);
      const nothing = `refusal_ground = null, refusal_reason = null, refusal_number = null, merged_into_id = null`;
      await given.bend(ids[2]!, `state = 'collecting', ${nothing}`);
    },
  );
});

describe('the search over the site', () => {
  it('finds what the list finds, says how many there are, and leads to the list', async () => {
    const found = (await search('дорогу'))!;
    expect(found.total).toBe(2);
    expect(new Set(found.hits.map(({ title }) => title))).toEqual(new Set([titles[1], titles[3]]));
    expect(found.morePath).toBe(`/petitions?search=${encodeURIComponent('дорогу')}`);
    expect(found.match).toBe('exact');
    const inText = (await search('ліхтарів'))!;
    expect(inText.total).toBe(titles.length);
    expect(inText.hits).toHaveLength(2);
    expect(inText.hits[0]!.extract).toContain('Ліхтарі');
    expect(inText.hits[0]!.found).toContain('Ліхтарі');
  });

  it.each(['нічогонемає', '!!!', '№', 'к'])('finds nothing for %j', async (text) => {
    expect(await search(text)).toBeNull();
  });

  it('T15 finds nothing of another hromada, not even its words', async () => {
    const lutsk = await given.world.tenant('lutsk');
    expect(await search('дорогу', lutsk)).toBeNull();
    expect(await search('дороггу', lutsk)).toBeNull();
  });
});

describe('the calendar', () => {
  it('says the last day on which one can sign, in the hromada’s days', async () => {
    // Midnight in Kyiv: the eleventh is over, the tenth was the last day.
    await given.bend(ids[0]!, `collect_until = '2099-12-10T22:00:00Z'`);
    await given.bend(ids[1]!, `collect_until = '2099-12-11T10:00:00Z'`);
    const { matters } = await calendar('2099-12-01', '2099-12-31');
    expect(matters.map(({ day, title }) => [day, title])).toEqual([
      ['2099-12-10', titles[0]],
      ['2099-12-11', titles[1]],
    ]);
    expect((await calendar('2099-12-11', '2099-12-11')).matters.map(({ title }) => title)).toEqual([titles[1]]);
  });

  it('has the day of hearings while the review stands, and the day of the answer while it runs', async () => {
    await given.bend(ids[2]!, `state = 'in-review'`);
    const deadline = '01939393-9393-7393-8393-939393939393';
    await given.world.asSuperuser(
      `insert into deadline (tenant_id, id, kind, subject_type, subject_id, rule, calendar_edition, started_at, due_on, due_before, state)
       values ($1, $2, 'petitions.review', 'Petition', $3, '{}', 'test', now(), '2099-05-20', '2099-05-20T21:00:00Z', 'running')`,
      [given.tenant.id, deadline, ids[2]],
    );
    expect((await calendar('2099-05-01', '2099-05-31')).matters).toEqual([
      expect.objectContaining({ key: `${ids[2]}-answer`, day: '2099-05-20', title: titles[2] }),
    ]);
    await given.world.asSuperuser(`update deadline set state = 'paused' where id = $1`, [deadline]);
    await given.world.asSuperuser(
      `insert into deadline_event (tenant_id, id, deadline_id, event, at, detail)
       values ($1, gen_random_uuid(), $2, 'pause', now(), '{"hearingOn":"2099-05-11"}')`,
      [given.tenant.id, deadline],
    );
    expect((await calendar('2099-05-01', '2099-05-31')).matters).toEqual([
      expect.objectContaining({ key: `${ids[2]}-hearing`, day: '2099-05-11' }),
    ]);
  });
});

describe('the news', () => {
  it('tell of new petitions, the newest first, and of no more than were asked for', async () => {
    const { entries } = await news();
    expect(entries.map(({ title }) => title)).toEqual([titles[2], titles[1], titles[0], titles[3]]);
    expect(entries[0]!.id).toBe(`urn:uuid:${ids[2]}`);
    expect((await news(1)).entries).toHaveLength(1);
  });
});
