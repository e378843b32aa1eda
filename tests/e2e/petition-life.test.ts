import { describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { DESKTOP, expectNoSidewaysScroll, PHONE, signIn, type Visitor, visit } from './browsing.ts';
import { petitionIn, waitingPetitionOf } from './demo-petitions.ts';
import { mailOf, openStage } from './stage.ts';

const stage = openStage();

describe.each([
  { size: 'phone', viewport: PHONE, javaScript: 'off', citizen: 'taras' },
  { size: 'desktop', viewport: DESKTOP, javaScript: 'on', citizen: 'sviatoslava' },
] as const)('on a $size with JavaScript $javaScript', ({ viewport, javaScript, citizen }) => {
  /** Axe needs script, so the pages are judged where it runs; they are the same without it. */
  async function look(visitor: Visitor): Promise<void> {
    await expectNoSidewaysScroll(visitor.page);
    if (javaScript === 'on') await expectAccessible(visitor);
  }

  it('Olena takes a text, asks for changes, and the author mends it from the account', async () => {
    const author = await visit(stage.browser, { viewport, javaScript });
    await signIn(author, stage.instance, 'slavutych', citizen, '/account/petitions');
    const ref = await waitingPetitionOf(stage, citizen);

    const moderator = await visit(stage.browser, { viewport, javaScript });
    const desk = moderator.page;
    await signIn(moderator, stage.instance, 'slavutych', 'olena', `/admin/petitions/${ref}`);
    await desk.getByRole('button', { name: 'Взяти собі' }).click();
    await desk.getByText('Текст за вами').waitFor();
    await look(moderator);
    await desk.getByRole('link', { name: 'Попросити зміни' }).click();
    await desk.getByRole('button', { name: 'Надіслати автору' }).click();
    await desk.getByRole('alert').waitFor();
    await look(moderator);
    await desk.getByLabel('Пояснення').fill('Напишіть, про який саме перехід ідеться.');
    await desk.getByRole('button', { name: 'Надіслати автору' }).click();
    await desk.getByText('Автор отримав ваше прохання').waitFor();
    await look(moderator);
    await expect.poll(() => mailOf(stage, citizen)).toContain('про який саме перехід');

    const { page } = author;
    await page.goto(stage.instance.site('slavutych', `/account/petitions/${ref}`));
    await page.getByText('Напишіть, про який саме перехід ідеться.').waitFor();
    await look(author);
    const title = page.getByLabel('Назва');
    await title.fill('Ні');
    await page.getByRole('button', { name: 'Подати знову' }).click();
    await page.getByRole('alert').waitFor();
    expect(await title.inputValue()).toBe('Ні');
    await title.fill('Безпечний перехід біля школи № 3 на Дружби Народів');
    await page.getByRole('button', { name: 'Подати знову' }).click();
    await page.getByText('Петицію подано знову').waitFor();

    await desk.goto(stage.instance.site('slavutych', `/admin/petitions/${ref}`));
    expect(await desk.locator('h1').textContent()).toContain('на Дружби Народів');
    await desk.getByRole('link', { name: 'Відмовити в публікації' }).click();
    await desk.getByRole('radio', { name: /Немає того, що петиція мусить/ }).check({ force: true });
    await desk.getByLabel('Пояснення').fill('У тексті немає вимоги до ради, як того хоче закон.');
    await look(moderator);
    await desk.getByRole('button', { name: 'Відмовити' }).click();
    await desk.getByText('У публікації відмовлено').waitFor();
    const stranger = await visit(stage.browser, { viewport, javaScript });
    await stranger.page.goto(stage.instance.site('slavutych', '/petitions?state=refused'));
    await stranger.page
      .getByRole('link', { name: /на Дружби Народів/ })
      .first()
      .click();
    await stranger.page.getByText('У тексті немає вимоги до ради').waitFor();
    await look(stranger);
    for (const visitor of [author, moderator, stranger]) {
      expect(visitor.trouble).toEqual([]);
      await visitor.close();
    }
  });

  it('the office announces the review, stops it for hearings, answers, and promises a step', async () => {
    const ref = await petitionIn(stage, 'threshold-reached');
    const officer = await visit(stage.browser, { viewport, javaScript });
    const desk = officer.page;
    const address = `/admin/petitions/${ref}`;
    const act = async (name: string, fill: () => Promise<unknown>, done: string) => {
      await desk.goto(stage.instance.site('slavutych', address));
      await desk.getByRole('link', { name, exact: true }).click();
      await fill();
      await look(officer);
      await desk.locator('main form button.btn-lg').click();
      await desk.getByRole('status').getByText(done).waitFor();
      await look(officer);
    };
    const official = async () => {
      await desk.getByLabel('Хто відповідає').fill('Марко Дорошенко');
      await desk.getByLabel('Посада').fill('міський голова');
    };
    await signIn(officer, stage.instance, 'slavutych', 'olena', address);
    const announce = async () => {
      await desk.getByLabel('Текст').fill('Розглянемо петицію на найближчій сесії.');
      await official();
    };
    await act('Оголосити розгляд', announce, 'Розгляд оголошено');
    const pause = async () => {
      await desk.getByLabel('День слухань').fill('2099-03-01');
      await desk.getByLabel('Пояснення').fill('Петиція просить громадських слухань.');
    };
    await act('Зупинити на час слухань', pause, 'Розгляд зупинено');
    const reader = await visit(stage.browser, { viewport, javaScript });
    await reader.page.goto(stage.instance.site('slavutych', `/petitions/${ref}`));
    await reader.page.getByText('Розгляд зупинено на час слухань').first().waitFor();
    await look(reader);
    await act('Поновити розгляд', () => desk.getByLabel('Пояснення').fill('Слухання відбулися.'), 'Розгляд поновлено');
    const draft = async () => {
      await desk.getByRole('radio', { name: 'Підтримано частково' }).check({ force: true });
      await desk.getByLabel('Головне одним реченням').fill('Кабіна буде до сезону, капітальної будівлі не буде');
      await desk.getByLabel('Текст').fill('На пляжі поставимо модульну вбиральню з водою за кошти програми.');
      await official();
    };
    await act('Написати відповідь', draft, 'Чернетку відповіді збережено');

    const mayor = await visit(stage.browser, { viewport, javaScript });
    await signIn(mayor, stage.instance, 'slavutych', 'halyna', `${address}/approve-answer`);
    await look(mayor);
    await mayor.page.getByRole('button', { name: 'Погодити' }).click();
    await mayor.page.getByRole('status').getByText('Відповідь погоджено').waitFor();
    await act('Оприлюднити відповідь', async () => undefined, 'Відповідь оприлюднено');
    const step = async () => {
      await desk.getByLabel('Що зробить рада').fill('Встановити кабіну');
      await desk.getByLabel('До якого дня').fill('2027-05-01');
    };
    // From here on the page is kept for guests, for ten seconds unless somebody says that it is out of date.
    await reader.page.goto(stage.instance.site('slavutych', `/petitions/${ref}`));
    await act('Додати крок', step, 'Крок додано');

    await expect
      .poll(
        async () => {
          await reader.page.goto(stage.instance.site('slavutych', `/petitions/${ref}`));
          return reader.page.locator('main').textContent();
        },
        { interval: 300 },
      )
      .toMatch(/Кабіна буде до сезону.*Встановити кабіну/s);
    await look(reader);
    for (const visitor of [officer, mayor, reader]) {
      expect(visitor.trouble).toEqual([]);
      await visitor.close();
    }
  }, 120_000);
});
