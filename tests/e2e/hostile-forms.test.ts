import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { signIn, type Visitor, visit } from './browsing.ts';
import { moreWaiting, petitionIn, waitingPetitionOf } from './demo-petitions.ts';
import { openStage } from './stage.ts';

/** A form as a page shows it: where it goes, and what it holds before anybody types. */
interface FoundForm {
  readonly page: string;
  readonly action: string;
  readonly kept: readonly (readonly [string, string])[];
  /** Fields into which anything can be sent, whatever a browser would say: texts, numbers, dates, and lists to choose from. */
  readonly open: readonly string[];
  readonly hasText: boolean;
}

const MARK = '<script>alert("viche")</script>';
/** How a page shows it in a field, so that nothing is typed twice. */
const SHOWN = '&lt;script&gt;alert(';
const HOSTILE = {
  'markup and five apostrophes': `${MARK}<img src=x onerror=alert(1)>"'’ʼ\`‘ {{7*7}} \${7*7} ' or 1=1 -- %_\\`,
  'signs that are not letters': '\u202eтекст\u202c \u0000\u0007 👨‍👩‍👧 \ud83d е\u0301\u0301\u0301 ﷽ \r\n\t',
  'a hundred thousand letters': 'ґ'.repeat(100_000),
} as const;
/** Ends of sessions and switches of modules work on a word that nobody types; they would end the test. */
const LEFT_ALONE =
  /^\/(auth|data|graphql|theme|follow\/end|account\/(export|sessions|erase)|admin\/modules)|\.(pdf|csv|json|atom|docx)$/;
const MOST_PAGES = 60;

const stage = openStage();

beforeAll(() => moreWaiting(stage, 12));

/** Addresses that differ only in whose they are stand for one another. */
const kindOf = (path: string): string =>
  path
    .replace(/\?.*$/, '')
    .replace(/\/[0-9a-f]{8}-[0-9a-f-]{27}/g, '/:id')
    .replace(/\/petitions\/(?=[0-9a-z]*\d)[0-9a-z]{8}(-[^/]*)?/, '/petitions/:key');

/** Walks the site by its links from `start`, one page of each kind, and notes the forms that post. */
async function walk(page: Page, start: readonly string[]): Promise<{ pages: string[]; forms: FoundForm[] }> {
  const [queue, kinds, pages, forms] = [[...start], new Set<string>(), [] as string[], [] as FoundForm[]];
  while (queue.length > 0 && pages.length < MOST_PAGES) {
    const path = queue.shift()!;
    const kind = kindOf(path);
    if ((kinds.has(kind) && !start.includes(path)) || LEFT_ALONE.test(path)) continue;
    kinds.add(kind);
    const found = await page.evaluate(async (address) => {
      const answer = await fetch(address);
      const document = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const links = [...document.querySelectorAll('a[href^="/"]')].map((link) => link.getAttribute('href')!);
      const posting = [...document.querySelectorAll('form')].filter((form) => form.method === 'post');
      return {
        status: answer.status,
        links,
        forms: posting.map((form) => {
          const parts = [...form.querySelectorAll<HTMLInputElement>('input[name], textarea[name], select[name]')];
          const kept = parts.filter(
            ({ type, checked }) => type === 'hidden' || ((type === 'radio' || type === 'checkbox') && checked),
          );
          const open = parts.filter(({ type }) => !['hidden', 'radio', 'checkbox', 'file', 'submit'].includes(type));
          const button = form.querySelector<HTMLButtonElement>('button[name]');
          return {
            page: address,
            action: form.getAttribute('action') ?? address,
            kept: [...kept, ...(button ? [button] : [])].map(({ name, value }) => [name, value] as const),
            open: open.map(({ name }) => name),
            hasText: open.some(({ tagName }) => tagName !== 'SELECT'),
          };
        }),
      };
    }, path);
    expect(found.status, path).toBeLessThan(500);
    pages.push(path);
    forms.push(...found.forms.filter(({ action }) => !LEFT_ALONE.test(action)));
    queue.push(...found.links.map((link) => link.replace(/#.*$/, '')));
  }
  return { pages, forms };
}

/** Sends a form as a browser would that checks nothing itself. */
const send = (page: Page, { action, kept, open }: FoundForm, typed: string) =>
  page.evaluate(
    async ([address, values]) => {
      const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(values as [string, string][]) });
      return { status: answer.status, text: await answer.text() };
    },
    [action, [...kept, ...open.map((name) => [name, typed])]] as const,
  );

async function enter(citizen: string, path: string): Promise<Visitor> {
  const visitor = await visit(stage.browser);
  await signIn(visitor, stage.instance, 'slavutych', citizen, path);
  return visitor;
}

it.each([
  { citizen: 'halyna', who: 'the owner', start: ['/admin', '/admin/petitions'] },
  { citizen: 'olena', who: 'a moderator', start: ['/admin', '/admin/petitions'] },
  {
    citizen: 'oksana',
    who: 'a resident',
    start: ['/', '/account', '/account/petitions', '/petitions', '/petitions/new'],
  },
])(
  'B05 whatever $who types into any form is refused or shown as text, and nothing breaks',
  async ({ citizen, start }) => {
    const visitor = await enter(citizen, start[0]!);
    const { page } = visitor;
    const refs = await Promise.all(
      ['collecting', 'moderation', 'threshold-reached', 'in-review'].map((state) => petitionIn(stage, state)),
    );
    const desk = citizen === 'oksana' ? '/petitions' : '/admin/petitions';
    const { forms } = await walk(page, [...start, ...refs.map((ref) => `${desk}/${ref}`)]);
    expect(forms.length).toBeGreaterThan(1);
    const broken: string[] = [];
    for (const form of forms) {
      for (const [name, typed] of Object.entries(HOSTILE)) {
        const { status, text } = await send(page, form, typed);
        const isLost =
          form.hasText && [400, 409, 422].includes(status) && typed.startsWith(MARK) && !text.includes(SHOWN);
        if (status >= 500 || text.includes(MARK) || isLost)
          broken.push(`${status} ${form.page} → ${form.action}: ${name}${isLost ? ' (what was typed is lost)' : ''}`);
      }
    }
    expect(broken).toEqual([]);
    await visitor.close();
  },
  180_000,
);

it('T05 what the owner and an author open, nobody else does: no page of the desk, no page of somebody’s petition', async () => {
  const owner = await enter('halyna', '/admin');
  const desk = (await walk(owner.page, ['/admin', '/admin/petitions'])).pages.filter((path) =>
    path.startsWith('/admin'),
  );
  expect(desk.length).toBeGreaterThan(7);
  const author = await enter('oksana', '/account/petitions');
  const ref = await waitingPetitionOf(stage, 'oksana');
  const own = ['', '/files', '/receipt'].map((page) => `/account/petitions/${ref}${page}`);
  const statusesOf = (page: Page, paths: readonly string[]) =>
    page.evaluate(
      (addresses) => Promise.all(addresses.map(async (path) => (await fetch(path, { redirect: 'manual' })).status)),
      [...paths],
    );
  expect((await statusesOf(author.page, own)).filter((status) => status === 200).length).toBeGreaterThan(0);
  const stranger = await enter('petro', '/account');
  expect(new Set(await statusesOf(stranger.page, desk))).toEqual(new Set([404]));
  expect(new Set(await statusesOf(stranger.page, own))).toEqual(new Set([404]));
  const guest = await visit(stage.browser);
  await guest.page.goto(stage.instance.site('slavutych'));
  // A redirection to the login, which a script may not look into.
  expect(new Set(await statusesOf(guest.page, [...desk, ...own]))).toEqual(new Set([0]));
  await Promise.all([owner.close(), author.close(), stranger.close(), guest.close()]);
}, 180_000);
