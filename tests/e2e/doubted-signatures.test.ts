import { describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { DESKTOP, expectNoSidewaysScroll, PHONE, signIn, type Visitor, visit } from './browsing.ts';
import { openStage, type Stage } from './stage.ts';

const stage = openStage();

const BOUGHT = 24;

/** Signatures of twenty-four people of one network within two minutes, under a petition that collects; and its ref. */
async function boughtSignatures({ database }: Stage, place: number): Promise<string> {
  const { rows } = await database.query(
    `select p.tenant_id, p.id, p.ref from petitions_petition p join tenant t on t.id = p.tenant_id
     where t.slug = 'slavutych' and p.state = 'collecting' and p.signature_count > 30 order by p.ref offset $1 limit 1`,
    [place],
  );
  const { tenant_id, id, ref } = rows[0];
  await database.query(
    `with given as (select n, uuidv7() as id from generate_series(1, $3::int) n),
     signed as (insert into petitions_petition_signature (tenant_id, id, petition_id, person_key, public_name, assurance, signed_at)
       select $1, id, $2, decode(md5(id::text), 'hex'), 'Боднар ' || chr(1039 + n) || '. І.', 'eid', now() - interval '9 minutes' + n * interval '4 seconds' from given),
     traced as (insert into petitions_signature_trace (tenant_id, signature_id, mark) select $1, id, decode(md5($2::text), 'hex') from given)
     insert into counter_delta (tenant_id, id, subject_type, subject_id, counter, delta) values ($1, gen_random_uuid(), 'Petition', $2, 'signatures', $3)`,
    [tenant_id, id, BOUGHT],
  );
  await database.query(
    `insert into outbox_job (tenant_id, id, plugin, key, payload, run_at, request_id) values ($1, gen_random_uuid(), 'petitions', 'findClusters', '{}', now(), 'story')`,
    [tenant_id],
  );
  await expect
    .poll(
      async () =>
        (await database.query('select 1 from petitions_signature_cluster where petition_id = $1', [id])).rowCount,
    )
    .toBe(1);
  return ref;
}

describe.each([
  { size: 'phone', viewport: PHONE, javaScript: 'off', place: 0 },
  { size: 'desktop', viewport: DESKTOP, javaScript: 'on', place: 1 },
] as const)('on a $size with JavaScript $javaScript', ({ size, viewport, javaScript, place }) => {
  /** Axe needs script, so the pages are judged where it runs; they are the same without it. */
  async function look(visitor: Visitor, name: string): Promise<void> {
    const pictures = process.env.VICHE_PICTURES;
    if (pictures) await visitor.page.screenshot({ path: `${pictures}/${name}-${size}.png`, fullPage: true });
    await expectNoSidewaysScroll(visitor.page);
    if (javaScript === 'on') await expectAccessible(visitor);
  }

  it('the fraud desk: a cluster is seen, counted, put under review, and falls by two people; everybody is told', async () => {
    const ref = await boughtSignatures(stage, place);
    const moderator = await visit(stage.browser, { viewport, javaScript });
    const desk = moderator.page;
    await signIn(moderator, stage.instance, 'slavutych', 'olena', `/admin/petitions/${ref}`);
    await desk.getByRole('link', { name: 'Перевірка підписів' }).click();
    await desk.getByText('одна мережа').first().waitFor();
    await look(moderator, 'clusters');
    await desk.getByRole('link', { name: 'Перевірити' }).first().click();
    await desk.getByRole('button', { name: 'Порахувати' }).click();
    await desk.getByRole('alert').waitFor();
    expect(await desk.getByLabel('Від', { exact: true }).inputValue()).not.toBe('');
    await desk
      .getByLabel('Чому сумніваєтеся')
      .fill('Двадцять чотири підписи за дві хвилини з однієї мережі, імена за абеткою.');
    await desk.getByLabel('Що прочитають усі').fill('Підписи надійшли за дві хвилини з однієї мережі.');
    await look(moderator, 'draft');
    await desk.getByRole('button', { name: 'Порахувати' }).click();
    await desk.getByRole('heading', { name: 'Що станеться' }).waitFor();
    await desk.getByText(String(BOUGHT), { exact: true }).first().waitFor();
    await look(moderator, 'dry-run');
    await desk.getByRole('button', { name: 'Взяти на перевірку' }).click();
    await desk.getByText('Підписи на перевірці').waitFor();

    const stranger = await visit(stage.browser, { viewport, javaScript });
    await stranger.page.goto(stage.instance.site('slavutych', `/petitions/${ref}`));
    await stranger.page.getByText(`${BOUGHT} підписи на перевірці`).waitFor();
    await look(stranger, 'public-review');

    await desk.getByLabel('Пояснення рішення').fill('Люди за цими підписами не підтвердили, що підписували самі.');
    await desk.getByRole('button', { name: 'Анулювати підписи' }).click();
    await desk.getByText('Чекає на другого працівника').waitFor();
    await look(moderator, 'asked');
    await desk.getByRole('link', { name: 'Запити на погодження' }).first().click();
    await desk.getByText('Ви просили самі').first().waitFor();

    const second = await visit(stage.browser, { viewport, javaScript });
    await signIn(second, stage.instance, 'slavutych', 'halyna', '/admin/second-person');
    await second.page.getByText('Люди за цими підписами').waitFor();
    await look(second, 'second-person');
    await second.page.getByRole('button', { name: 'Не погодити' }).first().click();
    await second.page.getByRole('alert').waitFor();
    await second.page
      .getByRole('button', { name: /^Погодити/ })
      .first()
      .click();
    await second.page.getByText('Дію погоджено й виконано').waitFor();
    await look(second, 'decided');

    await stranger.page.goto(stage.instance.site('slavutych', `/petitions/${ref}`));
    await stranger.page.getByText(`${BOUGHT} підписи анульовано`).waitFor();
    await look(stranger, 'public-fallen');
    for (const page of ['/admin/petitions/grounds', '/admin/petitions/grounds/new', '/admin/calendar']) {
      await second.page.goto(stage.instance.site('slavutych', page));
      await second.page.locator('h1').waitFor();
      await look(second, page.replaceAll('/', '-').slice(1));
    }
    await desk.goto(stage.instance.site('slavutych', `/admin/petitions/${ref}/names`));
    await desk
      .getByRole('link', { name: /Приховати ім’я/ })
      .first()
      .click();
    await look(moderator, 'hide-name');
    for (const visitor of [moderator, stranger, second]) {
      expect(visitor.trouble).toEqual([]);
      await visitor.close();
    }
  }, 120_000);

  it('F08 a look at who signed takes a ground, and Oksana finds it in her account; a withheld name is shown again', async () => {
    const { rows } = await stage.database.query(
      `select p.ref from petitions_petition p join tenant t on t.id = p.tenant_id
       where t.slug = 'slavutych' and p.state = 'collecting' and p.signature_count > 30 order by p.ref desc offset $1 limit 1`,
      [place],
    );
    const { ref } = rows[0];
    const oksana = await visit(stage.browser, { viewport, javaScript });
    const citizen = javaScript === 'on' ? 'sviatoslava' : 'taras';
    await signIn(oksana, stage.instance, 'slavutych', citizen, `/petitions/${ref}`);
    const sign = oksana.page.getByRole('button', { name: /Підписати/ }).first();
    if (await sign.isVisible()) {
      await sign.click();
      await oksana.page.getByText('Ваш підпис зараховано').waitFor();
    }
    await oksana.page.goto(stage.instance.site('slavutych', '/account/looks'));
    await oksana.page.getByText('Ніхто не дивився').waitFor();
    await look(oksana, 'account-no-looks');

    const moderator = await visit(stage.browser, { viewport, javaScript });
    const desk = moderator.page;
    await signIn(moderator, stage.instance, 'slavutych', 'olena', `/admin/petitions/${ref}/names`);
    await desk
      .getByRole('link', { name: /^Приховати ім’я/ })
      .first()
      .click();
    const name = (await desk.locator('h1').textContent())!.replace('Приховати ім’я: ', '');
    await desk.getByLabel('Підстава').fill('Закон 3782-XII, ст. 5: захист свідка.');
    await desk.getByRole('button', { name: 'Приховати ім’я' }).click();
    await desk.getByText('Ім’я приховано').waitFor();
    expect(await desk.content()).not.toContain(name);
    await look(moderator, 'names-hidden');
    await desk.getByRole('link', { name: 'Перегляд із прихованими іменами та пошуком' }).click();
    await desk.getByRole('button', { name: 'Відкрити' }).click();
    await desk.getByRole('alert').waitFor();
    await look(moderator, 'look-refused');
    await desk.getByLabel('Підстава').selectOption({ label: 'ім’я, яке захищає закон' });
    await desk.getByLabel('Навіщо').fill('Суд скасував захід захисту, шукаємо приховане ім’я.');
    await desk.getByLabel('Ім’я або його частина').fill(name);
    await desk.getByRole('button', { name: 'Відкрити' }).click();
    await desk.getByText('приховано за законом').first().waitFor();
    expect(decodeURIComponent(desk.url())).not.toContain(name.slice(0, 4));
    await look(moderator, 'looked-at');
    await desk
      .getByRole('link', { name: /^Показати ім’я знову/ })
      .first()
      .click();
    await look(moderator, 'show-name');
    await desk.getByLabel('Чому ім’я більше не потрібно приховувати').fill('Захід захисту скасовано ухвалою суду.');
    await desk.getByRole('button', { name: 'Показати ім’я знову' }).click();
    await desk.getByText('Ім’я знову видно у списку').waitFor();
    await desk.getByText('показано знову').first().waitFor();
    await look(moderator, 'names-shown');

    await oksana.page.reload();
    await oksana.page.getByText(/Суд скасував захід захисту/).waitFor();
    await oksana.page.getByText('модератор').first().waitFor();
    await look(oksana, 'account-looks');
    for (const visitor of [moderator, oksana]) {
      expect(visitor.trouble).toEqual([]);
      await visitor.close();
    }
  }, 120_000);
});
