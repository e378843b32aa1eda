import { describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { DESKTOP, expectNoSidewaysScroll, PHONE, signIn, type Visitor, visit } from './browsing.ts';
import { petitionIn, waitingPetitionOf } from './demo-petitions.ts';
import { openStage } from './stage.ts';

const stage = openStage();

describe.each([
  { size: 'phone', viewport: PHONE, javaScript: 'off', citizen: 'taras', step: 0 },
  { size: 'desktop', viewport: DESKTOP, javaScript: 'on', citizen: 'sviatoslava', step: 1 },
] as const)('on a $size with JavaScript $javaScript', ({ viewport, javaScript, citizen, step }) => {
  const arrive = () => visit(stage.browser, { viewport, javaScript });
  const enter = async (who: string, path: string) => {
    const visitor = await arrive();
    await signIn(visitor, stage.instance, 'slavutych', who, path);
    return visitor;
  };

  /** Axe needs script, so the pages are judged where it runs; they are the same without it. */
  async function look(visitor: Visitor): Promise<void> {
    await expectNoSidewaysScroll(visitor.page);
    if (javaScript === 'on') await expectAccessible(visitor);
  }

  /** Opens the case, follows the act's link, fills its form and sends it. */
  async function decide(
    visitor: Visitor,
    ref: string,
    link: string,
    fill: Readonly<Record<string, string>>,
    done: string,
  ): Promise<void> {
    const { page } = visitor;
    await page.goto(stage.instance.site('slavutych', `/admin/petitions/${ref}`));
    await page.getByRole('link', { name: link, exact: true }).click();
    for (const [label, value] of Object.entries(fill)) {
      if (value === 'CHOSEN') await page.getByRole('radio', { name: label }).first().check({ force: true });
      else await page.getByLabel(new RegExp(`^${label}`)).fill(value);
    }
    await look(visitor);
    await page.locator('main form button.btn-lg').click();
    await page.getByRole('status').getByText(done).waitFor();
    await look(visitor);
  }

  async function leave(...visitors: readonly Visitor[]): Promise<void> {
    for (const visitor of visitors) {
      expect(visitor.trouble).toEqual([]);
      await visitor.close();
    }
  }

  it('the owner reopens a refused petition, takes it over from a colleague with words, and refuses it again', async () => {
    const ref = await petitionIn(stage, 'refused');
    const owner = await enter('halyna', `/admin/petitions/${ref}`);
    await decide(
      owner,
      ref,
      'Повернути на перевірку',
      { Пояснення: 'Автор переконливо показав, що вимога є.' },
      'знову',
    );
    const moderator = await enter('olena', `/admin/petitions/${ref}`);
    await moderator.page.getByRole('button', { name: 'Взяти собі' }).click();
    await moderator.page.getByText('Текст за вами').waitFor();
    await owner.page.goto(stage.instance.site('slavutych', `/admin/petitions/${ref}`));
    await owner.page.getByText('Текст відкрила інша людина: Олена Бондар').waitFor();
    await look(owner);
    await decide(owner, ref, 'Перебрати', { Пояснення: 'Колега захворіла, строк спливає.' }, 'Тепер текст за вами');
    const grounds = {
      'Немає того, що петиція мусить містити за законом': 'CHOSEN',
      Пояснення: 'Вимогу звернено до співвласників будинку, а не до ради.',
    };
    await decide(owner, ref, 'Відмовити в публікації', grounds, 'У публікації відмовлено');
    await leave(owner, moderator);
  });

  it('the owner takes a petition down, and a tombstone stays', async () => {
    const ref = await petitionIn(stage, 'collecting');
    const owner = await enter('halyna', `/admin/petitions/${ref}`);
    const decision = {
      'Немає того, що петиція мусить містити за законом': 'CHOSEN',
      Пояснення: 'Під виглядом петиції поширюють чужі особисті дані.',
    };
    await decide(owner, ref, 'Зняти з оприлюднення', decision, 'Петицію знято з оприлюднення');
    const reader = await arrive();
    const answer = await reader.page.goto(stage.instance.site('slavutych', `/petitions/${ref}`));
    expect(answer!.status()).toBe(410);
    await reader.page.getByText('Під виглядом петиції поширюють чужі особисті дані.').waitFor();
    await look(reader);
    await leave(owner, reader);
  });

  it('an answer is corrected beside the old one, and a promised step is done', async () => {
    const ref = await petitionIn(stage, 'answered');
    const approver = await enter('halyna', `/admin/petitions/${ref}`);
    const correction = {
      Підтримано: 'CHOSEN',
      'Головне одним реченням': `Поставимо й ліхтарі, і камери (${step})`,
      Текст: 'Раду повідомили, що кошти на камери знайшлися в обласній програмі.',
      'Хто відповідає': 'Галина Стельмах',
      Посада: 'міська голова',
      Пояснення: 'Область додала коштів.',
    };
    await decide(approver, ref, 'Виправити відповідь', correction, 'Виправлення оприлюднено');
    const officer = await enter('olena', `/admin/petitions/${ref}`);
    const steps = ['Замовити проєкт підключення', 'Поставити чотири опори з ліхтарями'];
    const progress = {
      [steps[step]!]: 'CHOSEN',
      зроблено: 'CHOSEN',
      'Що зроблено': 'Роботу прийнято за актом.',
      'Коли зроблено': new Date().toISOString().slice(0, 10),
    };
    await decide(officer, ref, 'Оновити крок', progress, 'Крок оновлено');
    const reader = await arrive();
    await reader.page.goto(stage.instance.site('slavutych', `/petitions/${ref}`));
    await reader.page.getByText('Область додала коштів.').first().waitFor();
    await reader.page.getByText('Чотири ліхтарі поставимо навесні').first().waitFor();
    await reader.page.getByText('Роботу прийнято за актом.').first().waitFor();
    await look(reader);
    await leave(approver, officer, reader);
  });

  it('an expired petition is handed over as an appeal under its number', async () => {
    const ref = await petitionIn(stage, 'expired');
    await stage.database.query(
      `update petitions_appeal_handover h set state = 'prepared', document_number = null, registered_at = null
       from petitions_petition p where p.tenant_id = h.tenant_id and p.id = h.petition_id and p.ref = $1`,
      [ref],
    );
    const officer = await enter('olena', `/admin/petitions/${ref}`);
    const register = { 'Номер звернення': 'Т-118/02-14' };
    await decide(officer, ref, 'Передати як звернення', register, 'Петицію передано як звернення');
    await officer.page.getByText('Зареєстровано як звернення № Т-118/02-14').first().waitFor();
    await leave(officer);
  });

  it('an author withdraws what nobody else has signed, and a signatory takes a signature back', async () => {
    const owner = await enter('halyna', '/admin/settings/petitions');
    await owner.page.locator('input[name=allowSignatureWithdrawal]').check({ force: true });
    await owner.page.getByRole('button', { name: 'Зберегти' }).click();
    await owner.page.getByText('Правила збережено').waitFor();
    const author = await enter(citizen, '/account/petitions');
    const ref = await waitingPetitionOf(stage, citizen);
    const { page } = author;
    await page.goto(stage.instance.site('slavutych', `/account/petitions/${ref}`));
    await look(author);
    await page.getByRole('button', { name: 'Відкликати' }).click();
    await page.getByText('Петицію відкликано').waitFor();
    await look(author);
    const open = await petitionIn(stage, 'collecting');
    await page.goto(stage.instance.site('slavutych', `/petitions/${open}`));
    await page.getByRole('button', { name: 'Підписати петицію' }).click();
    await page.getByText('Ваш підпис зараховано').waitFor();
    await page.getByRole('button', { name: 'Не надсилати листів про цю петицію' }).click();
    await page.getByRole('button', { name: 'Надсилати листи про цю петицію' }).waitFor();
    await look(author);
    await page.getByRole('button', { name: 'Забрати підпис' }).click();
    await page.getByRole('button', { name: 'Підписати петицію' }).waitFor();
    await leave(owner, author);
  });
});
