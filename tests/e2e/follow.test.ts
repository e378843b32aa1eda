import { readPdf } from '@viche/pdf/read-pdf';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { DESKTOP, expectNoSidewaysScroll, PHONE, signIn, type Visitor, visit } from './browsing.ts';
import { openStage } from './stage.ts';

const stage = openStage();

interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly raw: string;
}

/** Letters to an address, newest first. */
async function lettersTo(address: string): Promise<Letter[]> {
  const answer = await fetch(`${stage.instance.sandboxUrl}/mail/api/messages?to=${encodeURIComponent(address)}`);
  return ((await answer.json()) as { messages: Letter[] }).messages;
}

async function newestLetter(address: string, subject: RegExp): Promise<Letter> {
  await expect.poll(async () => (await lettersTo(address))[0]?.subject ?? '').toMatch(subject);
  return (await lettersTo(address))[0]!;
}

const linkIn = ({ text }: Letter, use: 'confirm' | 'end') => new RegExp(`http\\S+/follow/${use}/\\S+`).exec(text)![0];

/** A petition that takes signatures; each run of the story has one of its own. */
async function collecting(place: number): Promise<{ id: string; ref: string; title: string }> {
  const { rows } = await stage.database.query(
    `select p.id, p.ref, p.title from petitions_petition p join tenant t on t.id = p.tenant_id
     where t.slug = 'slavutych' and p.state = 'collecting' and p.collect_until > now() + interval '10 days'
     order by p.signature_count desc, p.ref offset $1 limit 1`,
    [place],
  );
  return rows[0];
}

describe.each([
  { size: 'phone', viewport: PHONE, javaScript: 'off', place: 0, citizen: 'taras' },
  { size: 'desktop', viewport: DESKTOP, javaScript: 'on', place: 1, citizen: 'sviatoslava' },
] as const)('on a $size with JavaScript $javaScript', ({ size, viewport, javaScript, place, citizen }) => {
  async function look(visitor: Visitor): Promise<void> {
    await expectNoSidewaysScroll(visitor.page);
    if (javaScript === 'on') await expectAccessible(visitor);
  }
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

  it('a resident confirms another address, chooses letters and takes the data along', async () => {
    const person = await visit(stage.browser, { viewport, javaScript });
    const { page } = person;
    const address = `nova-${size}@mail.example`;
    await signIn(person, stage.instance, 'slavutych', citizen, '/account/contacts');
    await page.getByLabel('Нова адреса').fill('не адреса');
    await press(page, 'Надіслати лист');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Нова адреса').inputValue()).toBe('не адреса');
    await page.getByLabel('Нова адреса').fill(address);
    await press(page, 'Надіслати лист');
    await page.getByText('Чекаємо на підтвердження').waitFor();
    await look(person);
    const { text } = await newestLetter(address, /^Підтвердьте адресу/);
    await page.goto(/http\S+\/account\/contacts\/confirm\/\S+/.exec(text)![0]);
    await look(person);
    await press(page, 'Підтвердити адресу');
    await page.getByText('Адресу підтверджено').waitFor();

    await page.goto(stage.instance.site('slavutych', '/account/letters'));
    await look(person);
    // The drawn mark lies over the box; the words are the box's label.
    await page.getByText('Чернетки та ініціативні групи').click();
    await press(page, 'Зберегти вибір');
    await page.getByText('Вибір збережено').waitFor();
    expect(await page.getByLabel('Чернетки та ініціативні групи').isChecked()).toBe(false);
    await page.goto(stage.instance.site('slavutych', '/account/activity'));
    await look(person);
    await page.goto(stage.instance.site('slavutych', '/account/data'));
    await page.getByText('Ви відкликали згоду').waitFor();
    await look(person);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Завантажити архів' }).click();
    expect((await download).suggestedFilename()).toBe('viche-slavutych-my-data.zip');
    await person.close();
  });

  it('a guest follows by mail, is told of a milestone and ends it', async () => {
    const { id, ref } = await collecting(place);
    const address = `reader-${size}@mail.example`;
    const guest = await visit(stage.browser, { viewport, javaScript });
    const { page } = guest;
    await page.goto(stage.instance.site('slavutych', `/petitions/${ref}`));
    await page.getByLabel('Електронна пошта').fill('не адреса');
    await press(page, 'Надіслати лист для підтвердження');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Електронна пошта').inputValue()).toBe('не адреса');
    await look(guest);
    await page.getByLabel('Електронна пошта').fill(address);
    await press(page, 'Надіслати лист для підтвердження');
    await page.getByText('Перевірте пошту').waitFor();
    await look(guest);

    const first = await newestLetter(address, /^Підтвердьте/);
    await page.goto(linkIn(first, 'confirm'));
    await look(guest);
    await press(page, 'Підтвердити підписку');
    await page.getByText('Підписку підтверджено').waitFor();
    await look(guest);

    await stage.database.query('update petitions_petition set milestone = 0 where id = $1', [id]);
    const signer = await visit(stage.browser, { viewport, javaScript });
    await signIn(signer, stage.instance, 'slavutych', citizen, `/petitions/${ref}`);
    await press(signer.page, 'Підписати');
    const told = await newestLetter(address, /зібрано \d+ % підписів$/);
    const headers = told.raw.replace(/\r?\n[ \t]+/g, ' ');
    const oneClick = /^List-Unsubscribe: *<([^>]+)>/im.exec(headers)![1]!;
    expect(headers).toMatch(/^List-Unsubscribe-Post: *List-Unsubscribe=One-Click/im);
    expect(oneClick).toBe(linkIn(told, 'end'));

    // Scanners open every link; only the button ends it.
    await page.goto(oneClick);
    await page.reload();
    await look(guest);
    expect((await stage.database.query('select from subscription where subject_id = $1', [id])).rowCount).toBe(1);
    await press(page, 'Більше не надсилати');
    await page.getByText('Підписку скасовано').waitFor();
    await look(guest);
    expect((await stage.database.query('select from subscription where subject_id = $1', [id])).rowCount).toBe(0);
    expect([...guest.trouble, ...signer.trouble]).toEqual([]);
    await signer.close();
    await guest.close();
  });

  it('a resident follows by account, sees it in the list and ends it there', async () => {
    const { ref, title } = await collecting(place + 2);
    const resident = await visit(stage.browser, { viewport, javaScript });
    const { page } = resident;
    await signIn(resident, stage.instance, 'slavutych', citizen, `/petitions/${ref}`);
    await press(page, 'Стежити');
    await page.getByText('Ви стежите за петицією').waitFor();
    await look(resident);
    await page.getByRole('link', { name: 'Усе, за чим я стежу' }).click();
    await page.getByRole('link', { name: title }).waitFor();
    await look(resident);
    await press(page, 'Більше не стежити');
    await page.getByText('Ви ні за чим не стежите').waitFor();
    await look(resident);
    expect(resident.trouble).toEqual([]);
    await resident.close();
  });
});

it('a mail program ends a follow by a bare post from nowhere, and nothing else may come from there', async () => {
  const { id, ref } = await collecting(4);
  const address = 'program@mail.example';
  const guest = await visit(stage.browser);
  await guest.page.goto(stage.instance.site('slavutych', `/petitions/${ref}/follow`));
  await guest.page.getByLabel('Електронна пошта').fill(address);
  await guest.page.getByRole('button', { name: 'Надіслати лист' }).click();
  const letter = await newestLetter(address, /^Підтвердьте/);
  await guest.page.goto(linkIn(letter, 'confirm'));
  await guest.page.getByRole('button', { name: 'Підтвердити підписку' }).click();
  await guest.page.getByText('Підписку підтверджено').waitFor();
  // Typed again, a confirmed address gets the link that ends it.
  await guest.page.goto(stage.instance.site('slavutych', `/petitions/${ref}/follow`));
  await guest.page.getByLabel('Електронна пошта').fill(address);
  await guest.page.getByRole('button', { name: 'Надіслати лист' }).click();
  const again = await newestLetter(address, /^Ви вже отримуєте/);
  const end = new URL(linkIn(again, 'end')).pathname;
  const post = (slug: string, path: string) =>
    stage.instance.fetch(slug, path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
  expect((await post('lutsk', end)).status).toBe(404);
  expect((await post('slavutych', new URL(linkIn(letter, 'confirm')).pathname)).status).toBe(403);
  expect((await post('slavutych', `/petitions/${ref}/follow`)).status).toBe(403);
  for (const _twice of [1, 2]) expect((await post('slavutych', end)).status).toBe(200);
  expect((await stage.database.query('select from subscription where subject_id = $1', [id])).rowCount).toBe(0);
  await guest.close();
});

it('a petition is printed: poster with a code that leads to it, the petition, and the list for staff alone', async () => {
  const { ref, title } = await collecting(5);
  const bytesOf = async (path: string) => {
    const answer = await stage.instance.fetch('slavutych', path);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    return { bytes: new Uint8Array(await answer.arrayBuffer()), etag: answer.headers.get('etag') };
  };
  const poster = await bytesOf(`/petitions/${ref}/poster.pdf`);
  const read = readPdf(poster.bytes);
  expect(read).toMatchObject({ language: 'uk' });
  expect(read.pages).toHaveLength(1);
  expect(read.pages[0]!.replace(/\s+/g, ' ')).toContain('Підпишіть петицію');
  const short = `http://slavutych.localhost:${stage.instance.port}/p/${ref}`;
  expect(read.qrOn(0)).toBe(short);
  const landed = await stage.instance.fetch('slavutych', new URL(short).pathname, { redirect: 'manual' });
  expect(landed.status).toBe(301);
  expect(landed.headers.get('location')).toBe(`/petitions/${ref}`);
  const english = readPdf((await bytesOf(`/en/petitions/${ref}/poster.pdf`)).bytes);
  expect(english).toMatchObject({ language: 'en' });
  expect(english.qrOn(0)).toContain(`/en/p/${ref}`);
  const kept = await stage.instance.fetch('slavutych', `/petitions/${ref}/poster.pdf`, {
    headers: { 'If-None-Match': poster.etag! },
  });
  expect(kept.status).toBe(304);

  const petition = readPdf((await bytesOf(`/petitions/${ref}/petition.pdf`)).bytes);
  expect(petition.pages.join(' ').replace(/\s+/g, ' ')).toContain(title.slice(0, 40));
  expect(petition.pages.join(' ')).not.toContain('Спосіб');

  // The whole list is for staff and the author; a guest is led to the login, a resident finds nothing.
  const guest = await stage.instance.fetch('slavutych', `/petitions/${ref}/session.pdf`, { redirect: 'manual' });
  expect(guest.status).toBe(303);
  for (const [citizen, status] of [
    ['taras', 404],
    ['olena', 200],
  ] as const) {
    const visitor = await visit(stage.browser);
    await signIn(visitor, stage.instance, 'slavutych', citizen, '/account');
    // Node does not resolve *.localhost, so the browser's cookie goes with a request of our own.
    const cookies = await visitor.context.cookies(stage.instance.site('slavutych'));
    const answer = await stage.instance.fetch('slavutych', `/petitions/${ref}/session.pdf`, {
      headers: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    });
    expect(answer.status, citizen).toBe(status);
    if (status === 200) {
      const list = readPdf(new Uint8Array(await answer.arrayBuffer()));
      const count = await stage.database.query(
        `select count(*)::int as n from petitions_petition_signature s join petitions_petition p on p.tenant_id = s.tenant_id and p.id = s.petition_id
         where p.ref = $1 and s.standing = 'counted' and s.withdrawn_at is null`,
        [ref],
      );
      expect(list.structure.filter((type) => type === 'TR').length).toBeGreaterThan(count.rows[0].n);
      expect(list.pages.at(-1)!.replace(/\s+/g, ' ')).toContain(`сторінка ${list.pages.length} з ${list.pages.length}`);
    }
    await visitor.close();
  }
});
