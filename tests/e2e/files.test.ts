import { docx, pdf, photo, signature } from '@viche/storage/testing';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { DESKTOP, expectNoSidewaysScroll, PHONE, signIn, type Visitor, visit } from './browsing.ts';
import { petitionIn } from './demo-petitions.ts';
import { openStage } from './stage.ts';

const stage = openStage();

/** A petition of Славутич that its author is asked to mend, made the signed-in citizen's own. */
async function petitionToMend(): Promise<string> {
  const { rows } = await stage.database.query(
    `update petitions_petition p set author_id = s.participant_id, state = 'changes-requested'
     from (select participant_id, tenant_id from session where ended_at is null order by created_at desc limit 1) s
     where p.tenant_id = s.tenant_id
       and p.id = (select id from petitions_petition w where w.tenant_id = s.tenant_id and w.state = 'moderation' order by w.id limit 1)
     returning p.ref, p.id`,
  );
  expect(rows).toHaveLength(1);
  await stage.database.query(`update deadline set state = 'met' where subject_id = $1 and state = 'running'`, [
    rows[0].id,
  ]);
  return rows[0].ref;
}

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

describe.each([
  { size: 'phone', viewport: PHONE, javaScript: 'off', citizen: 'taras' },
  { size: 'desktop', viewport: DESKTOP, javaScript: 'on', citizen: 'sviatoslava' },
] as const)('on a $size with JavaScript $javaScript', ({ size, viewport, javaScript, citizen }) => {
  async function look(visitor: Visitor, name: string): Promise<void> {
    await expectNoSidewaysScroll(visitor.page);
    if (javaScript === 'on') await expectAccessible(visitor);
    if (process.env.FILES_SHOTS)
      await visitor.page.screenshot({ path: `${process.env.FILES_SHOTS}/${name}-${size}.png`, fullPage: true });
  }

  it('U02 T14 an author attaches a photo and a plan, and everybody sees them after publication', async () => {
    const author = await visit(stage.browser, { viewport, javaScript });
    await signIn(author, stage.instance, 'slavutych', citizen, '/account/petitions');
    const ref = await petitionToMend();
    const { page } = author;
    await page.goto(stage.instance.site('slavutych', `/account/petitions/${ref}`));
    await page.getByRole('link', { name: 'Додати або вилучити файли' }).click();
    await look(author, 'files-empty');

    await page.getByRole('button', { name: 'Додати файл' }).click();
    await page.getByRole('alert').waitFor();
    await page
      .getByLabel('Оберіть файл')
      .setInputFiles(file('x.pdf', Buffer.from('<!doctype html><script>alert(1)</script>')));
    await page.getByLabel('Що на фото').fill('Перехід без розмітки');
    await page.getByRole('button', { name: 'Додати файл' }).click();
    await page.getByText('Вид визначено за вмістом').first().waitFor();
    expect(await page.getByLabel('Що на фото').inputValue()).toBe('Перехід без розмітки');
    await look(author, 'files-refused');

    const taken = await photo({ width: 7_740, height: 5_200, orientation: 6 });
    await page.getByLabel('Оберіть файл').setInputFiles(file('Об’єкт №1 – перехід.jpg', taken));
    await page.getByRole('button', { name: 'Додати файл' }).click();
    await page.getByRole('link', { name: 'Об’єкт №1 – перехід.jpg' }).waitFor();
    await page.getByLabel('Оберіть файл').setInputFiles(file('план.pdf', pdf()));
    await page.getByRole('button', { name: 'Додати файл' }).click();
    await page.getByRole('link', { name: 'план.pdf' }).waitFor();
    await look(author, 'files-attached');
    const privately = (await page.getByRole('link', { name: 'план.pdf' }).getAttribute('href'))!;

    await page.getByRole('link', { name: 'Повернутися до петиції' }).click();
    await page.getByRole('button', { name: 'Подати знову' }).click();
    await page.getByText('Петицію подано знову').waitFor();
    const moderator = await visit(stage.browser, { viewport, javaScript });
    await signIn(moderator, stage.instance, 'slavutych', 'olena', `/admin/petitions/${ref}`);
    await moderator.page.getByRole('img', { name: 'Перехід без розмітки' }).waitFor();
    await look(moderator, 'files-desk');
    await moderator.page.getByRole('button', { name: 'Опублікувати' }).click();
    await moderator.page.waitForURL(/published/);

    const guest = await visit(stage.browser, { viewport, javaScript });
    await guest.page.goto(stage.instance.site('slavutych', `/petitions/${ref}`));
    const picture = guest.page.getByRole('img', { name: 'Перехід без розмітки' });
    await picture.scrollIntoViewIfNeeded();
    if (javaScript === 'on')
      await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);
    await look(guest, 'files-public');
    const src = new URL((await picture.getAttribute('src'))!);
    const plan = new URL((await guest.page.getByRole('link', { name: 'план.pdf' }).getAttribute('href'))!);
    expect(src.host).toBe(`slavutych.files.localhost:${stage.instance.port}`);
    expect(src.search + plan.search).toBe('');
    await expectServed(src.pathname, plan.pathname, new URL(privately));
    await Promise.all([author.close(), moderator.close(), guest.close()]);
  }, 240_000);

  /** What the host of files answers, and to whom. */
  async function expectServed(picture: string, plan: string, signed: URL): Promise<void> {
    const shown = await stage.instance.fetch('slavutych.files', picture, { headers: { Cookie: 'viche=whatever' } });
    expect(shown.status).toBe(200);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, s-maxage=60, immutable',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(shown.headers.get('content-disposition')).toMatch(/^inline; filename="/);
    expect(shown.headers.getSetCookie()).toEqual([]);
    const facts = await sharp(Buffer.from(await shown.arrayBuffer())).metadata();
    expect([facts.exif, facts.orientation, facts.width! < facts.height!]).toEqual([undefined, undefined, true]);
    const again = await stage.instance.fetch('slavutych.files', picture, {
      headers: { 'If-None-Match': shown.headers.get('etag')! },
    });
    expect(again.status).toBe(304);

    const download = await stage.instance.fetch('slavutych.files', plan);
    expect(download.headers.get('content-disposition')).toBe(
      `attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('план')}.pdf`,
    );
    expect((await download.arrayBuffer()).byteLength).toBe(Number(download.headers.get('content-length')));
    expect((await stage.instance.fetch('lutsk.files', plan)).status, 'another hromada').toBe(404);
    expect((await stage.instance.fetch('slavutych', plan)).status, 'the site itself').toBe(404);
    expect((await stage.instance.fetch('slavutych.files', '/petitions')).status).toBe(404);
    expect((await stage.instance.fetch('slavutych.files', '/enhance.js')).status, 'nothing but files').toBe(404);
    expect((await stage.instance.fetch('files', plan)).status).toBe(400);
    expect((await stage.instance.fetch('slavutych.files', plan, { method: 'POST' })).status).toBe(405);

    const id = plan.slice(1);
    await stage.database.query(`update attachment set visibility = 'private' where id = $1`, [id]);
    expect((await stage.instance.fetch('slavutych.files', plan)).status, 'taken down').toBe(404);
    expect((await stage.instance.fetch('slavutych.files', plan + signed.search)).headers.get('cache-control')).toBe(
      'private, no-store',
    );
    expect((await stage.instance.fetch('lutsk.files', plan + signed.search)).status).toBe(404);
    const later = signed.search.replace(/until=\d+/, `until=${Math.ceil(Date.now() / 1000) + 9_000}`);
    expect((await stage.instance.fetch('slavutych.files', plan + later)).status, 'a longer time').toBe(404);
  }

  it('an officer announces the review with a signed file, and its signer is named', async () => {
    const ref = await petitionIn(stage, 'threshold-reached');
    const officer = await visit(stage.browser, { viewport, javaScript });
    const { page } = officer;
    await signIn(officer, stage.instance, 'slavutych', 'olena', `/admin/petitions/${ref}/announce`);
    await page
      .getByLabel('Файли')
      .setInputFiles([file('рішення.docx', await docx()), file('рішення.p7s', (await signature()).cms)]);
    await page.locator('main form button.btn-lg').click();
    await page.getByText('Уже надіслано').waitFor();
    await look(officer, 'answer-files-kept');
    await page.getByLabel('Текст').fill('Рада розгляне петицію на найближчому засіданні.');
    await page.getByLabel('Хто відповідає').fill('Оксана Мельник');
    await page.getByLabel('Посада').fill('Міська голова');
    await page.locator('main form button.btn-lg').click();
    await page.waitForURL(/done=announce/);
    const guest = await visit(stage.browser, { viewport, javaScript });
    await guest.page.goto(stage.instance.site('slavutych', `/petitions/${ref}`));
    await guest.page.getByText('Мельник Оксана Іванівна, Міський голова, Славутицька міська рада').waitFor();
    await guest.page.getByText('Тут підпис не перевірено.').waitFor();
    expect(await guest.page.content()).not.toContain('1234567890');
    await look(guest, 'answer-files-public');
    await Promise.all([officer.close(), guest.close()]);
  }, 120_000);
});

it('U12 the door of the API takes files of people, tells why it takes one not, and no form has 101 parts', async () => {
  const visitor = await visit(stage.browser, { viewport: DESKTOP, javaScript: 'on' });
  await signIn(visitor, stage.instance, 'slavutych', 'sviatoslava', '/account');
  const picture = (await photo()).toString('base64');
  const outcome = await visitor.page.evaluate(async (base64) => {
    const send = async (fill: (form: FormData) => void) => {
      const form = new FormData();
      fill(form);
      const answer = await fetch('/files', { method: 'POST', body: form });
      return { status: answer.status, text: await answer.text() };
    };
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    return {
      both: await send((form) => {
        form.append('a', new File([bytes], 'фото.jpg'));
        form.append('b', new File(['<html>'], 'x.pdf'));
      }),
      many: await send((form) => {
        for (let index = 0; index < 101; index += 1) form.append(`field${index}`, 'x');
      }),
    };
  }, picture);
  expect(outcome.both.status).toBe(422);
  expect(JSON.parse(outcome.both.text)).toMatchObject({
    kept: 1,
    files: [{ kind: 'image', fileName: 'фото.jpg' }, { code: 'files/type-refused' }],
  });
  expect(outcome.many.status).toBe(413);
  const guest = await stage.instance.fetch('slavutych', '/files', {
    method: 'POST',
    headers: {
      'Content-Type': 'multipart/form-data; boundary=x',
      Origin: stage.instance.site('slavutych', ''),
      'Sec-Fetch-Site': 'same-origin',
    },
    body: '--x--\r\n',
  });
  expect(guest.status).toBe(401);
  await visitor.close();
});
