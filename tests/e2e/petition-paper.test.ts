import { pdf } from '@viche/storage/testing';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { DESKTOP, expectNoSidewaysScroll, PHONE, signIn, type Visitor, visit, workersOf } from './browsing.ts';
import { openStage } from './stage.ts';

const stage = openStage();
/** Where pictures of the pages go, for whoever asks for them. */
const PICTURES = process.env.VICHE_PICTURES;

const WEIGHTS = [-1, 5, 7, 9, 4, 6, 10, 5, 7];
/** A right tax number of an invented person, born in 1970 or so. */
function taxNumber(serial: number): string {
  const body = `${25_600 + serial}0137`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${(((sum % 11) + 11) % 11) % 10}`;
}

/** A petition of Славутич that collects, and takes paper, with its address on the desk. */
async function collecting(place: number): Promise<{ ref: string; id: string }> {
  const { rows } = await stage.database.query(
    `select p.ref, p.id from petitions_petition p join tenant t on t.id = p.tenant_id
     where t.slug = 'slavutych' and p.state = 'collecting' and p.paper_until > now() and p.collect_until > now()
     order by p.collect_until desc, p.ref offset $1 limit 1`,
    [place],
  );
  expect(rows).toHaveLength(1);
  return rows[0];
}

describe.each([
  { size: 'phone', viewport: PHONE, javaScript: 'off', place: 0 },
  { size: 'desktop', viewport: DESKTOP, javaScript: 'on', place: 1 },
] as const)('on a $size with JavaScript $javaScript', ({ size, viewport, javaScript, place }) => {
  const enter = async (who: string, path: string) => {
    const visitor = await visit(stage.browser, { viewport, javaScript });
    await signIn(visitor, stage.instance, 'slavutych', who, path);
    return visitor;
  };

  /** Axe needs script, so the pages are judged where it runs; they are the same without it. */
  async function look(visitor: Visitor, name: string): Promise<void> {
    if (PICTURES) await visitor.page.screenshot({ path: `${PICTURES}/${name}-${size}.png`, fullPage: true });
    await expectNoSidewaysScroll(visitor.page);
    if (javaScript === 'on') await expectAccessible(visitor);
  }

  async function leave(...visitors: readonly Visitor[]): Promise<void> {
    for (const visitor of visitors) {
      expect(visitor.trouble).toEqual([]);
      await visitor.close();
    }
  }

  it('the library’s officer enters a sheet, is told who signed online, mends a code and closes it', async () => {
    const { ref } = await collecting(place);
    const citizen = javaScript === 'on' ? 'sviatoslava' : 'taras';
    const signer = await enter(citizen, `/petitions/${ref}`);
    const sign = signer.page.getByRole('button', { name: 'Підписати петицію' });
    if (await sign.isVisible()) {
      await sign.click();
      await signer.page.getByText('Ваш підпис зараховано').waitFor();
    }
    const officer = await enter('olena', '/admin/petitions/paper');
    const { page } = officer;
    const workers = workersOf(officer);
    await look(officer, 'paper-petitions');
    await page.goto(stage.instance.site('slavutych', `/admin/petitions/${ref}/paper`));
    await page.getByRole('button', { name: 'Вносити рядки' }).click();
    await page.getByRole('alert').waitFor();
    await look(officer, 'paper-refused-sheet');
    await page.getByLabel('Номер аркуша').fill('7-а');
    const { rows } = await stage.database.query(`select (now() at time zone 'Europe/Kyiv')::date::text as today`);
    await page.getByLabel('Коли зібрано підписи').fill(rows[0].today);
    await page.getByLabel('Де зібрано').fill('Міська бібліотека');
    await page.getByLabel('Скільки підписів на аркуші').fill('4');
    await look(officer, 'paper-sheets');
    await page.getByRole('button', { name: 'Вносити рядки' }).click();
    await page.getByRole('heading', { name: 'Аркуш № 7-А' }).waitFor();

    // One sheet for the phone, another for the desktop: the same scan on both would be refused.
    const scan = pdf({ pages: place + 1, id: `paper of the library ${place}` });
    await page.getByRole('button', { name: 'Додати скан' }).click();
    await page.getByRole('alert').getByText('Спершу оберіть файл скану.').waitFor();
    await look(officer, 'paper-scan-missing');
    await page
      .getByLabel('Файл скану')
      .setInputFiles({ name: 'аркуш 7-а.pdf', mimeType: 'application/pdf', buffer: scan });
    await page.getByRole('button', { name: 'Додати скан' }).click();
    await page.getByText('аркуш 7-а.pdf').waitFor();
    await look(officer, 'paper-scan');
    const sheetAddress = page.url();

    const typeLine = async (line: number, name: string, code: string) => {
      await page.getByLabel(`Рядок ${line}: Прізвище, ім’я, по батькові`).fill(name);
      await page.getByLabel(`Рядок ${line}: РНОКПП або паспорт`).fill(code);
    };
    const codes = await citizenCode(citizen);
    await typeLine(1, 'Ковальчук Марія Іванівна', taxNumber(place * 50 + 1));
    await typeLine(2, 'Лук’янюк-Ґудзь Богдан Ілліч', '1759013770');
    await typeLine(3, 'Хтось Знайомий', codes);
    await page.getByRole('button', { name: 'Внести рядки' }).click();
    await page.getByText('Перевірте код').first().waitFor();
    await page
      .getByText(/уже підписано .* на сайті/)
      .first()
      .waitFor();
    await look(officer, 'paper-wrong-line');
    expect(await page.getByLabel('Рядок 2: Прізвище, ім’я, по батькові').inputValue()).toBe(
      'Лук’янюк-Ґудзь Богдан Ілліч',
    );
    await page.getByLabel('Рядок 2: РНОКПП або паспорт').fill(taxNumber(place * 50 + 2));
    await page.getByRole('button', { name: 'Внести рядки' }).click();
    await page.getByRole('status').getByText('Рядок 2: внесено').waitFor();

    await page.getByRole('button', { name: 'Закрити аркуш' }).click();
    await page
      .getByRole('alert')
      .getByText(/опрацьовано 3/)
      .waitFor();
    await page.getByText('Не зараховувати рядок').click();
    await page.locator('#strike-line').fill('4');
    await page.getByRole('button', { name: 'Не зараховувати' }).click();
    await page.getByText('не зараховано: нерозбірливо').waitFor();
    await look(officer, 'paper-sheet');
    expect(await page.content()).not.toContain('Ковальчук Марія');
    await page.getByRole('link', { name: 'Показати імена та скан' }).click();
    await page.getByRole('button', { name: 'Відкрити імена та скан' }).click();
    await page.getByRole('alert').waitFor();
    await look(officer, 'paper-look-refused');
    await page.getByLabel('Підстава').selectOption({ label: 'виправлення помилки' });
    await page.getByLabel('Навіщо').fill('Звіряємо прізвище в рядку 1 з аркушем.');
    await page.getByRole('button', { name: 'Відкрити імена та скан' }).click();
    await page.getByText('Ковальчук Марія Іванівна').waitFor();
    expect(await page.locator('html').getAttribute('data-preset'), 'the hromada’s own colours').toBeNull();
    await look(officer, 'paper-look');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Відкрити скан' }).click(),
    ]);
    expect(download.url()).toMatch(/\.files\..*[?&]proof=/);
    expect(download.suggestedFilename()).toBe('аркуш 7-а.pdf');
    await download.path();
    await page.goto(sheetAddress);
    await page.getByRole('button', { name: 'Закрити аркуш' }).click();
    await page.getByRole('heading', { name: 'Відкрити аркуш знову' }).waitFor();
    const html = await page.content();
    expect(html).not.toContain(taxNumber(place * 50 + 1));
    expect(workers.at(sheetAddress), 'one worker for all pages').toHaveLength(javaScript === 'on' ? 1 : 0);

    const reader = await visit(stage.browser, { viewport, javaScript });
    await expect
      .poll(
        async () => {
          await reader.page.goto(stage.instance.site('slavutych', `/petitions/${ref}`));
          return reader.page.locator('main').textContent();
        },
        { interval: 500 },
      )
      .toMatch(/Із них 2 на папері/);
    await look(reader, 'paper-petition');
    await leave(officer, reader, signer);
  }, 240_000);

  it('the owner brings in an archive, after saying what its statuses mean', async () => {
    const owner = await enter('halyna', '/admin/petitions/import');
    const { page } = owner;
    await page.getByRole('button', { name: 'Перевірити' }).click();
    await page.getByRole('alert').waitFor();
    await look(owner, 'import-refused');
    await page.getByLabel('Звідки').fill(`Стара платформа ${size}`);
    const table = [
      'Номер;Назва;Текст;Статус;Дата публікації;Кількість підписів;Відповідь',
      `${size}-1;Відремонтувати міст через струмок;Міст аварійний, ходити небезпечно.;Вирішено радою;2021-02-01;312;Міст відремонтовано.`,
      `${size}-2;Лавки в парку;Немає де сісти.;Не набрала підписів;31.02.2021;12;`,
      `${size}-3;Ліхтарі на стежці;Темно.;Не набрала підписів;2021-03-05;12;`,
    ].join('\n');
    await page.getByLabel('Або вставте текст таблиці').fill(table);
    await page.getByRole('button', { name: 'Перевірити' }).click();
    await page.getByText('немає такого дня').waitFor();
    await look(owner, 'import-report');
    await page.getByRole('button', { name: 'Перенести' }).click();
    await page.getByText('Оберіть, що означає «Вирішено радою».').first().waitFor();
    await page.getByLabel(/^Вирішено радою/).selectOption({ label: 'рада відповіла' });
    await page.getByRole('button', { name: 'Перенести' }).click();
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.locator('.facts').first().textContent();
        },
        { interval: 500 },
      )
      .toMatch(/Станперенесено.*Перенесено2/);
    await look(owner, 'import-done');
    const reader = await visit(stage.browser, { viewport, javaScript });
    await reader.page.goto(stage.instance.site('slavutych', `/petitions/old/${size}-1`));
    await reader.page.getByText(`Перенесено з платформи «Стара платформа ${size}»`).waitFor();
    await reader.page.getByText('Міст відремонтовано.').waitFor();
    await look(reader, 'import-petition');
    await leave(owner, reader);
  }, 180_000);

  it('the owner keeps the topics', async () => {
    const owner = await enter('halyna', '/admin/petitions/categories');
    const { page } = owner;
    await page.locator('#new-titleUk').fill(`Бібліотеки ${size}`);
    await page.locator('#new-titleEn').fill(`Libraries ${size}`);
    await page.getByRole('button', { name: 'Додати' }).click();
    await page.getByRole('status').getByText('Теми збережено').waitFor();
    const topic = page.locator('summary', { hasText: `Бібліотеки ${size}` });
    await topic.click();
    await page.getByRole('button', { name: new RegExp(`До архіву.*Бібліотеки ${size}`) }).click();
    await topic.getByText('в архіві').waitFor();
    await topic.click();
    await page.getByRole('button', { name: new RegExp(`Повернути.*Бібліотеки ${size}`) }).waitFor();
    await look(owner, 'categories');
    await leave(owner);
  }, 120_000);

  it('two petitions become one: both authors agree, and a signatory decides about the signature', async () => {
    const [{ ref: source }, { ref: target }] = [await collecting(place + 2), await collecting(place + 4)];
    const [one, two] = javaScript === 'on' ? ['nataliia', 'oksana'] : ['mariana', 'petro'];
    const author = await enter(one!, '/account/petitions');
    await ownedByLast(source);
    const other = await enter(two!, '/account/petitions');
    await ownedByLast(target);
    await other.page.goto(stage.instance.site('slavutych', `/petitions/${source}`));
    const sign = other.page.getByRole('button', { name: 'Підписати петицію' });
    if (await sign.isVisible()) {
      await sign.click();
      await other.page.getByText('Ваш підпис зараховано').waitFor();
    }
    const moderator = await enter('olena', `/admin/petitions/${source}/propose-merge`);
    await moderator.page.getByLabel('Петиція, яка лишиться').fill(target);
    await moderator.page.getByLabel('Пояснення').fill('Обидві петиції просять про той самий перехід.');
    await look(moderator, 'merge-propose');
    await moderator.page.getByRole('button', { name: 'Надіслати авторам' }).click();
    await moderator.page.getByRole('status').getByText('Авторам надіслано пропозицію').waitFor();
    for (const [visitor, ref] of [
      [author, source],
      [other, target],
    ] as const) {
      await visitor.page.goto(stage.instance.site('slavutych', `/account/petitions/${ref}`));
      await look(visitor, `merge-answer-${ref === source ? 'source' : 'target'}`);
      await visitor.page.getByRole('button', { name: 'Так, об’єднати' }).click();
      await visitor.page.getByRole('button', { name: 'Так, об’єднати' }).waitFor({ state: 'detached' });
    }
    await other.page.goto(stage.instance.site('slavutych', `/petitions/${source}`));
    await other.page.getByText('Петицію об’єднано з іншою').waitFor();
    await look(other, 'merge-petition');
    const move = other.page.getByRole('link', { name: 'Перенести мій підпис' });
    if (await move.isVisible()) {
      await move.click();
      await look(other, 'merge-move');
      await other.page.getByRole('button', { name: 'Підписати спільну петицію' }).click();
      await other.page.getByText('Ваш підпис зараховано').waitFor();
    }
    await leave(author, other, moderator);
  }, 240_000);
});

/** The code that the demo e-ID gives for a citizen. */
async function citizenCode(key: string): Promise<string> {
  const { demoCitizens } = await import('../../apps/sandbox/src/citizens.ts');
  const { claimsOf } = await import('../../apps/sandbox/src/eid/claims.ts');
  const claims = claimsOf(demoCitizens(new Date()).find((citizen) => citizen.key === key)!);
  return String(claims.drfocode || claims.identity_code);
}

/** Makes whoever logged in last the author of the petition: the demo's authors are invented people. */
async function ownedByLast(ref: string): Promise<void> {
  await stage.database.query(
    `update petitions_petition p set author_id = (select participant_id from session s where s.tenant_id = p.tenant_id
       and s.ended_at is null order by created_at desc limit 1) where ref = $1`,
    [ref],
  );
}
