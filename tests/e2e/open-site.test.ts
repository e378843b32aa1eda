import { describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { DESKTOP, expectNoSidewaysScroll, logIn, PHONE, signIn, type Visitor, visit } from './browsing.ts';
import { askByLetter, fillTheRest, subjectTo } from './private-person.ts';
import { openStage } from './stage.ts';

const stage = openStage();

/** Where pictures of the pages go while somebody looks at them. */
const PICTURES = process.env.VICHE_PICTURES;

describe.each([
  {
    javaScript: 'off',
    viewport: PHONE,
    secretary: 'lesia',
    council: 'Боярська міська рада',
    asked: 'боярка',
    slug: 'boiarka',
    begins: 'sandbox',
  },
  {
    javaScript: 'on',
    viewport: DESKTOP,
    secretary: 'orest',
    council: 'Миколаївська селищна рада',
    asked: 'Миколаївська Сумська',
    slug: 'mykolaivka',
    begins: 'live',
  },
] as const)(
  'a secretary opens a site, JavaScript $javaScript',
  ({ javaScript, viewport, secretary, council, asked, slug, begins }) => {
    async function look(visitor: Visitor, name: string): Promise<void> {
      await expectNoSidewaysScroll(visitor.page);
      if (javaScript === 'on') await expectAccessible(visitor);
      if (PICTURES)
        await visitor.page.screenshot({ path: `${PICTURES}/${name}-${viewport.width}.png`, fullPage: true });
    }

    it('from the landing page to the first signature of a resident', { timeout: 180_000 }, async () => {
      const { instance, browser } = stage;
      const home = `http://localhost:${instance.port}`;
      const visitor = await visit(browser, { viewport, javaScript });
      const { page } = visitor;
      const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
      const stageIs = (path: string) => page.waitForURL((url) => url.pathname === path);

      await page.goto(home);
      await page.getByRole('main').getByRole('link', { name: 'Відкрити сайт громади' }).click();
      await look(visitor, 'who-guest');
      await logIn(visitor, instance, secretary);
      await stageIs('/open');
      expect(await page.getByRole('main').textContent()).toContain(council);
      await look(visitor, 'who');
      await page.getByRole('link', { name: 'Далі: знайти громаду' }).click();

      // Another council’s hromada is refused in words, and what was chosen stays.
      await page.getByRole('searchbox').fill('Славутицької міської ради');
      await page.getByRole('button', { name: 'Знайти' }).click();
      expect(await page.getByRole('main').textContent()).toContain('Сайт уже відкрито');
      await page.getByRole('searchbox').fill('Ірпінська');
      await page.getByRole('button', { name: 'Знайти' }).click();
      await page.getByRole('radio').first().check({ force: true });
      await press('Це моя громада, далі');
      expect(await page.getByRole('alert').textContent()).toContain('Ваш ключ видано іншій організації');
      await look(visitor, 'hromada-refused');

      await page.getByRole('searchbox').fill(asked);
      await page.getByRole('button', { name: 'Знайти' }).click();
      await page
        .getByRole('radio', { name: new RegExp(council) })
        .first()
        .check({ force: true });
      await look(visitor, 'hromada');
      await press('Це моя громада, далі');
      if (secretary === 'orest') {
        expect(await page.getByRole('alert').textContent()).toContain('її назва не єдина');
        await look(visitor, 'hromada-confirm');
        await page.getByRole('checkbox').check({ force: true });
        await press('Це моя громада, далі');
      }

      await stageIs('/open/address');
      expect(await page.getByRole('textbox', { name: 'Адреса' }).inputValue()).toBe(slug);
      await page.getByRole('textbox', { name: 'Адреса' }).fill('admin');
      await press('Далі');
      expect(await page.getByRole('alert').textContent()).toContain('залишено для платформи');
      await page.getByRole('textbox', { name: 'Адреса' }).fill(slug);
      const domain = page.getByLabel('Власний домен');
      await domain.fill('github.io');
      await press('Далі');
      await page.getByRole('alert').getByText('спільний для багатьох власників').waitFor();
      expect(await domain.inputValue()).toBe('github.io');
      await look(visitor, 'address-refused');
      await domain.fill(`https://петиції.${slug}.укр/`);
      await press('Далі');
      await stageIs('/open/look');
      await page.goto(`${home}/open/address`);
      expect(await page.getByLabel('Власний домен').inputValue()).toBe(`петиції.${slug}.укр`);
      await look(visitor, 'address');
      await press('Далі');

      await stageIs('/open/look');
      await page.getByRole('radio', { name: /Свій колір/ }).check({ force: true });
      // 4.4:1 on white.
      await page.getByRole('textbox', { name: /Колір/ }).fill('#787878');
      await press('Далі');
      expect(await page.getByRole('alert').textContent()).toContain('4,5:1');
      expect(await page.getByRole('textbox', { name: /Колір/ }).inputValue()).toBe('#787878');
      await look(visitor, 'look-refused');
      await page.getByRole('textbox', { name: /Колір/ }).fill('#1A4B61');
      const crest = (inside: string) => ({
        name: 'герб.svg',
        mimeType: 'image/svg+xml',
        buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 70">${inside}</svg>`),
      });
      await page.getByLabel('Герб').setInputFiles(crest('<script>alert(1)</script>'));
      await press('Переглянути');
      await page.getByRole('alert').waitFor();
      expect(await page.getByLabel('Герб').getAttribute('aria-invalid')).toBe('true');
      await page.getByLabel('Герб').setInputFiles(crest('<path d="M3 3h54v36L30 67 3 39z" fill="#c8102e"/>'));
      await press('Переглянути');
      await stageIs('/open/preview');
      const shown = page.getByRole('banner').getByRole('img', { name: 'Герб' });
      expect(await shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
      await look(visitor, 'preview');
      await page.getByRole('link', { name: 'Змінити' }).click();
      await stageIs('/open/look');
      await look(visitor, 'look');
      await press('Далі');

      // Begun on one device, continued on another.
      const other = await visit(browser, { viewport, javaScript });
      await other.page.goto(`${home}/open`);
      await logIn(other, instance, secretary);
      await other.page.goto(`${home}/open/check`);
      expect(await other.page.getByRole('main').textContent()).toContain(slug);
      await other.close();

      await stageIs('/open/modules');
      await page.getByRole('textbox', { name: /Скільки людей/ }).fill('62 000');
      await look(visitor, 'modules');
      await press('Далі');
      await stageIs('/open/rules');
      const threshold = page.getByRole('main').getByRole('textbox').first();
      expect(await threshold.inputValue()).toBe('100');
      await threshold.fill('багато');
      await press('Далі');
      expect(await page.getByRole('alert').textContent()).toContain('не допускає');
      await threshold.fill('120');
      await look(visitor, 'rules');
      await press('Далі');

      await stageIs('/open/documents');
      await page.getByLabel('День чинної редакції').fill('2026-03-01');
      await press('Далі');
      await page.getByRole('alert').getByText('Вкажіть, де лежить статут').waitFor();
      await page.getByLabel('Де лежить статут').fill('https://rada.example/statut');
      await page.getByLabel('Телефон').fill('04598 12-34-56');
      await look(visitor, 'documents');
      await press('Далі');

      await stageIs('/open/people');
      await look(visitor, 'people-empty');
      const person = (number: number) => page.getByRole('group', { name: `Людина ${number}` });
      const colleague = `olena.${slug}@rada.example`;
      await person(1).getByLabel('Електронна пошта').fill(colleague);
      await press('Далі');
      await page.getByRole('alert').getByText('Оберіть хоча б одну роль').waitFor();
      expect(await person(1).getByLabel('Електронна пошта').inputValue()).toBe(colleague);
      await person(1).getByRole('checkbox', { name: 'модератор' }).check({ force: true });
      await press('Додати ще одну людину');
      await person(2).waitFor();
      await person(2).getByLabel('Електронна пошта').fill(colleague.toUpperCase());
      await person(2).getByRole('checkbox', { name: 'погоджувач' }).check({ force: true });
      await press('Далі');
      await page.getByRole('alert').getByText('Цю адресу вже записано вище').waitFor();
      await look(visitor, 'people-refused');
      await person(2).getByLabel('Електронна пошта').fill('petro@rada.example');
      await press('Додати ще одну людину');
      await person(3).waitFor();
      await person(2)
        .getByRole('checkbox', { name: /^Прибрати/ })
        .check({ force: true });
      await press('Далі');

      await stageIs('/open/check');
      const answers = (await page.getByRole('main').textContent()) ?? '';
      for (const answer of [colleague, 'модератор', `петиції.${slug}.укр (xn--`, 'українська, англійська'])
        expect(answers).toContain(answer);
      expect(answers).not.toContain('petro@');
      const draft = await visitor.context.request.get(`${home}/open/drafts/privacy-notice`);
      expect(await draft.text()).toContain(council);
      expect(await draft.text()).toContain('04598 12-34-56');
      await press('Відкрити сайт');
      expect(await page.getByRole('alert').textContent()).toMatch(/Оберіть, з\sчого почати/);
      if (javaScript === 'off') {
        await inEnglish(visitor, home);
        await page.goto(`${home}/open/check`);
      }
      await page.getByRole('radio', { name: begins === 'sandbox' ? /Пробний сайт/ : /Одразу/ }).check({ force: true });
      await look(visitor, 'check');
      await press('Відкрити сайт');
      await stageIs('/open/done');
      await page.getByText('Запрошення вже в дорозі').waitFor();
      expect(await page.getByRole('link', { name: 'Які записи внести' }).getAttribute('href')).toContain(
        '/admin/domains',
      );
      await look(visitor, 'done');
      await expect.poll(() => subjectTo(stage, colleague), { timeout: 20_000 }).toContain('Запрошення');
      await page.getByRole('link', { name: 'Увійти на свій сайт' }).click();
      await logIn(visitor, instance, secretary);
      await stageIs('/admin');
      expect(new URL(page.url()).hostname).toBe(`${slug}.localhost`);
      await look(visitor, 'desk');
      expect(await page.getByRole('banner').getByRole('img').first().isVisible()).toBe(true);
      expect(visitor.trouble).toEqual([]);

      await page.goto(instance.site(slug, '/admin/domains'));
      await page.getByText('_viche.').first().waitFor();
      const { rows } = await stage.database.query(
        `select state, edrpou, population, statute_url as statute, contacts, brand->>'accent' as accent,
         (select visibility from attachment where tenant_id = t.id and id::text = t.brand->>'crestFile') as crest,
         (select json->>'signatureThreshold' from setting where tenant_id = t.id and scope = 'petitions') as threshold
       from tenant t where slug = $1`,
        [slug],
      );
      expect(rows).toEqual([
        {
          state: begins,
          edrpou: expect.stringMatching(/^\d{8}$/),
          population: 62_000,
          accent: '#1a4b61',
          crest: 'public',
          statute: 'https://rada.example/statut',
          contacts: { phone: '04598 12-34-56' },
          threshold: '120',
        },
      ]);
      if (begins === 'sandbox') await tryAndOpen(visitor, slug, look);
      const ref = await handIn(slug, 'taras', { viewport, javaScript });
      await page.goto(instance.site(slug, `/admin/petitions/${ref}`));
      await press('Опублікувати');
      await page.getByText('Петицію опубліковано').waitFor();
      await look(visitor, 'published');
      const numbers = await stage.database.query(
        `select p.number from petitions_petition p join tenant t on t.id = p.tenant_id where t.slug = $1`,
        [slug],
      );
      // Whatever was tried before: the first real one has the first number, and is alone.
      expect(numbers.rows).toEqual([{ number: `1-${new Date().getFullYear()}` }]);
      expect(visitor.trouble).toEqual([]);
      await visitor.close();

      const signatory = await visit(browser, { viewport, javaScript });
      await signatory.page.goto(instance.site(slug, `/petitions/${ref}`));
      await signatory.page.getByRole('link', { name: 'Підписати петицію' }).click();
      await logIn(signatory, instance, 'oksana');
      await signatory.page.getByRole('button', { name: 'Підписати петицію' }).click();
      await signatory.page.getByText('Ваш підпис зараховано').waitFor();
      await look(signatory, 'signed');
      expect(signatory.trouble).toEqual([]);
      await signatory.close();
    });
  },
);

/** The narrowest phone, and the other language: no step scrolls sideways, none falls back into Ukrainian. */
async function inEnglish({ page }: Visitor, home: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const step of ['hromada', 'address', 'look', 'modules', 'rules', 'documents', 'people', 'check']) {
    await page.goto(`${home}/en/open/${step}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toMatch(/[а-яі]/i);
    await expectNoSidewaysScroll(page);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${step}-en-360.png`, fullPage: true });
  }
  await page.setViewportSize(PHONE);
}

/** A petition is tried in a site that says on every page what it is; then the owner opens it, and the petition is gone. */
async function tryAndOpen(visitor: Visitor, slug: string, look: (visitor: Visitor, name: string) => Promise<void>) {
  const { instance } = stage;
  const { page } = visitor;
  const press = (name: string) => page.getByRole('button', { name }).click();
  await page.getByRole('main').getByText('Це пробний сайт').waitFor();
  const tried = await handIn(slug, 'taras', { viewport: PHONE, javaScript: 'off' });
  await page.goto(instance.site(slug, `/admin/petitions/${tried}`));
  await press('Опублікувати');
  await page.getByText('Петицію опубліковано').waitFor();
  await page.goto(instance.site(slug, `/petitions/${tried}`));
  await page.getByRole('banner').getByText('Це пробний сайт').waitFor();
  expect(await page.getByRole('main').textContent()).toContain('ПРОБА-1-');
  expect(await page.getByRole('banner').textContent()).not.toContain('Офіційний сайт');
  await look(visitor, 'trial-petition');

  await page.goto(instance.site(slug, '/admin'));
  await page.getByRole('main').getByRole('link', { name: 'Відкрити для мешканців' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/admin/opening');
  await look(visitor, 'opening');
  await page.goto(instance.site(slug, '/en/admin/opening'));
  await page.getByRole('button', { name: 'Delete what was tried and open the site' }).waitFor();
  await look(visitor, 'opening-en');
  await page.goto(instance.site(slug, '/admin/opening'));
  await page.getByLabel('Впишіть адресу сайту').first().fill('lutsk');
  await press('Видалити пробне і відкрити сайт');
  await page.getByRole('alert').getByText(`Впишіть адресу сайту точно так: ${slug}`).waitFor();
  expect(await page.getByLabel('Впишіть адресу сайту').first().inputValue()).toBe('lutsk');
  await look(visitor, 'opening-refused');
  await page.getByLabel('Впишіть адресу сайту').first().fill(slug);
  await press('Видалити пробне і відкрити сайт');
  await page.getByRole('heading', { name: 'Сайт відкрито для мешканців', level: 1 }).waitFor();
  await look(visitor, 'opened');
  expect(await page.getByText('Це пробний сайт').count()).toBe(0);
  const gone = await instance.fetch(slug, `/petitions/${tried}`);
  expect(gone.status).toBe(404);
  expect(await (await instance.fetch(slug, '/petitions')).text()).not.toContain('Це пробний сайт');
}

/** A resident writes the first petition of a site and hands it in. */
async function handIn(slug: string, citizen: string, options: Parameters<typeof visit>[1]): Promise<string> {
  const { instance, browser, database } = stage;
  const resident = await visit(browser, options);
  const { page } = resident;
  const next = () => page.getByRole('button', { name: 'Далі' }).click();
  await signIn(resident, instance, slug, citizen, '/petitions/new');
  await page.getByLabel('Як називається ваша петиція?').fill('Освітити стежку від станції до школи');
  await next();
  await page.getByLabel('Що сталося?').fill('Діти вертаються зі школи в темряві. Торік двоє зламали руку на сходах.');
  await next();
  await page.getByLabel('Чого ви просите в ради?').fill('Поставити дванадцять ліхтарів уздовж стежки від станції.');
  await next();
  await page.getByLabel('Тема').selectOption({ index: 1 });
  await next();
  await page.getByRole('button', { name: 'Далі без файлів' }).click();
  await page.getByRole('link', { name: 'Усе правильно, далі' }).click();
  await page.locator('main form button.btn-lg').last().click();
  const refs = async () => {
    const { rows } = await database.query(
      `select p.ref from petitions_petition p join tenant t on t.id = p.tenant_id where t.slug = $1 and p.state = 'moderation'`,
      [slug],
    );
    return rows.map(({ ref }) => ref as string);
  };
  await expect.poll(async () => (await refs()).length).toBe(1);
  await resident.close();
  return (await refs())[0]!;
}

it('the platform’s steps are nobody’s without a login', async () => {
  const { instance, browser } = stage;
  const visitor = await visit(browser, { javaScript: 'off' });
  for (const path of ['/open/check', '/open/mandate']) {
    await visitor.page.goto(`http://localhost:${instance.port}${path}`);
    expect(new URL(visitor.page.url()).pathname).toBe('/open');
  }
  // Nor may a guest's file come in: it flows to nowhere, and the page leads to the login.
  const body = [
    '--b\r\nContent-Disposition: form-data; name="letter"; filename="x.pdf"',
    'Content-Type: application/pdf\r\n',
    '%PDF-1.7',
    '--b--\r\n',
  ].join('\r\n');
  const headers = { 'content-type': 'multipart/form-data; boundary=b', origin: `http://localhost:${instance.port}` };
  const answer = await instance.fetch(null, '/open/mandate', { method: 'POST', body, headers });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/open']);
  await visitor.close();
});

describe('T22 an operator of the platform', () => {
  const home = (target: string) => `http://localhost:${stage.instance.port}${target}`;
  /** Both as people see it: no page scrolls sideways, and the checker of rules for assistive technology is content. */
  async function look(visitor: Visitor, name: string): Promise<void> {
    await expectNoSidewaysScroll(visitor.page);
    await expectAccessible(visitor);
    if (!PICTURES) return;
    await visitor.page.screenshot({ path: `${PICTURES}/operator-${name}-1280.png`, fullPage: true });
    await visitor.page.setViewportSize(PHONE);
    await expectNoSidewaysScroll(visitor.page);
    await visitor.page.screenshot({ path: `${PICTURES}/operator-${name}-390.png`, fullPage: true });
    await visitor.page.setViewportSize(DESKTOP);
  }

  /** A private person asks by a council's letter; the operator reads it and lets her through; she opens the site. */
  async function approveLetter(operator: Visitor, look: (visitor: Visitor, name: string) => Promise<void>) {
    const { page } = operator;
    const { instance, browser, database } = stage;
    const oksana = await visit(browser, { viewport: PHONE });
    const show = async (visitor: Visitor, name: string) => {
      const { page: shown } = visitor;
      await expectNoSidewaysScroll(shown);
      await expectAccessible(visitor);
      if (!PICTURES) return;
      await shown.screenshot({ path: `${PICTURES}/private-${name}-390.png`, fullPage: true });
      await shown.setViewportSize(DESKTOP);
      await shown.screenshot({ path: `${PICTURES}/private-${name}-1280.png`, fullPage: true });
      await shown.setViewportSize(PHONE);
    };
    const address = 'sekretar@rada.example';
    await askByLetter(stage, oksana, { citizen: 'oksana', hromada: 'вишневе київська', address }, show);
    await fillTheRest(oksana, show);
    expect((await oksana.page.goto(home('/operator/applications')))?.status()).toBe(404);

    await page.goto(home('/operator/applications'));
    await look(operator, 'applications');
    await page.getByRole('link', { name: 'Вишнева міська рада' }).click();
    await page.waitForURL(({ pathname }) => pathname.length > '/operator/applications/'.length);
    expect(await page.getByRole('main').textContent()).toContain('Тимченко Оксана Миколаївна');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Завантажити лист' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('лист ради.pdf');
    const headers = await page.context().request.get(download.url());
    expect(headers.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment;/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': 'private, no-store',
    });
    await page.getByRole('button', { name: 'Прийняти лист' }).click();
    await page.getByText('Поясніть причину').first().waitFor();
    await look(operator, 'application-refused');
    await page.getByLabel('Пояснення').fill('Лист підписав голова, повноваження звірено');
    await page.getByRole('button', { name: 'Прийняти лист' }).click();
    await page.getByText('Лист прийнято, заявника повідомлено').waitFor();
    await look(operator, 'application');

    await oksana.page.goto(home('/open/mandate'));
    await show(oksana, 'letter-approved');
    await oksana.page.goto(home('/open/check'));
    await oksana.page.getByRole('radio', { name: /Одразу/ }).check({ force: true });
    await oksana.page.getByRole('button', { name: 'Відкрити сайт' }).click();
    await oksana.page.waitForURL(({ pathname }) => pathname === '/open/done');
    await oksana.page.getByRole('link', { name: 'Увійти на свій сайт' }).click();
    await logIn(oksana, instance, 'oksana');
    await oksana.page.waitForURL(({ pathname }) => pathname === '/admin');
    const { rows } = await database.query(
      `select t.edrpou, m.state, e.detail from tenant t
       join application_mandate m on m.code = t.code join platform_audit_entry e on e.tenant_ref = t.id where t.slug = 'vyshneve'`,
    );
    expect(rows).toMatchObject([{ edrpou: '04054629', state: 'used', detail: { by: 'letter' } }]);
    expect(JSON.stringify(rows)).not.toContain('Тимченко');
    expect(oksana.trouble).toEqual([]);
    await oksana.close();
  }

  it('T22 comes in by the printed code and a passkey, suspends a site, opens it again, and is nobody elsewhere', async () => {
    const printed = () => [...stage.instance.output().matchAll(/One-time code .*: ([0-9A-Z-]{19})/g)].at(-1)?.[1] ?? '';
    await expect.poll(printed).not.toBe('');
    const visitor = await visit(stage.browser);
    const { page } = visitor;
    const cdp = await visitor.context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    expect((await page.goto(home('/operator')))?.status()).toBe(404);
    await page.goto(home('/operator/login'));
    await look(visitor, 'login');
    await page.getByRole('link', { name: 'У мене є одноразовий код запрошення' }).click();
    await page.getByLabel('Одноразовий код').fill('0000-0000-0000-0000');
    await page.getByLabel('Прізвище та ім’я').fill('Остап Вишня');
    await page.getByRole('button', { name: 'Далі' }).click();
    await page.getByRole('alert').getByText('Код не підходить').waitFor();
    expect(await page.getByLabel('Прізвище та ім’я').inputValue()).toBe('Остап Вишня');
    await look(visitor, 'enrol-refused');
    await page.getByLabel('Одноразовий код').fill(printed().toLowerCase());
    await page.getByRole('button', { name: 'Далі' }).click();
    await look(visitor, 'enrol-passkey');
    await page.getByRole('button', { name: 'Створити ключ входу' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/operator');
    await look(visitor, 'tenants');
    await approveLetter(visitor, look);

    await page.goto(home('/operator'));
    // A site that was counted shows more than one that was not.
    await stage.database.query(
      `insert into tenant_usage (tenant_ref, day, participants, processes, sign_ins, acts, failed_jobs, modules)
       select id, current_date - ago, 40, 12, 7, 3 + ago, ago % 2, '{petitions}' from tenant, generate_series(0, 3) as ago where slug = 'lutsk'
       on conflict do nothing`,
    );
    await page.getByRole('searchbox').fill('луцьк');
    await page.getByRole('button', { name: 'Знайти' }).click();
    await page.getByRole('link', { name: /Луцьк/ }).click();
    await look(visitor, 'tenant');
    await page.getByRole('button', { name: 'Призупинити сайт' }).click();
    await page.getByText('Поясніть причину').first().waitFor();
    await look(visitor, 'tenant-refused');
    await page.getByLabel('Причина').last().fill('Рада просить зупинити сайт на час перевірки');
    await page.getByRole('button', { name: 'Призупинити сайт' }).click();
    await page.getByText('Роботу сайту призупинено').waitFor();
    await look(visitor, 'suspended');

    const guest = await visit(stage.browser, { javaScript: 'off' });
    const closed = await guest.page.goto(stage.instance.site('lutsk', '/petitions'));
    expect(closed?.status()).toBe(503);
    const said = (await guest.page.getByRole('main').textContent()) ?? '';
    expect(said).toContain('Роботу сайту призупинено');
    expect(said).toContain('This site is suspended');
    if (PICTURES) await guest.page.screenshot({ path: `${PICTURES}/operator-closed-1280.png`, fullPage: true });
    expect((await guest.page.goto(home('/operator/tenants/lutsk')))?.status()).toBe(404);

    await page.getByLabel('Причина').last().fill('Перевірку завершено, зауважень немає');
    await page.getByRole('button', { name: 'Відновити роботу' }).click();
    await page.getByText('Сайт знову працює').waitFor();
    expect((await guest.page.goto(stage.instance.site('lutsk', '/petitions')))?.status()).toBe(200);
    // The passkey of the platform opens nothing at a hromada's desk, nor does the cookie.
    expect((await page.goto(stage.instance.site('lutsk', '/admin')))?.url()).toContain('/login');
    await guest.close();

    await page.goto(home('/operator/operators'));
    await page.getByRole('button', { name: 'Створити код запрошення' }).click();
    await page.getByText('запишіть його зараз').waitFor();
    await look(visitor, 'operators');
    await page.goto(home('/operator/announcements'));
    await page.getByLabel('Текст українською').fill('У неділю вночі платформа оновлюється');
    await page.getByRole('button', { name: 'Оголосити' }).click();
    await page.getByText('Напишіть текст англійською').first().waitFor();
    expect(await page.getByLabel('Текст українською').inputValue()).toBe('У неділю вночі платформа оновлюється');
    await look(visitor, 'announcement-refused');
    await page.getByLabel('Текст англійською').fill('The platform is updated on Sunday night');
    await page.getByLabel('Показувати до').fill('2999-12-31');
    await page.getByRole('button', { name: 'Оголосити' }).click();
    await page.getByText('Оголошення збережено').waitFor();
    await look(visitor, 'announcements');
    const owner = await visit(stage.browser, { javaScript: 'off' });
    await signIn(owner, stage.instance, 'lutsk', 'danylo', '/admin');
    // A process shows for up to a minute what it has read; this one has read nothing yet.
    await owner.page.getByText('У неділю вночі платформа оновлюється').waitFor();
    if (PICTURES) await owner.page.screenshot({ path: `${PICTURES}/operator-desk-1280.png` });
    await owner.close();
    await page.goto(home('/operator/figures'));
    await look(visitor, 'figures');
    await page.goto(home('/operator/journal'));
    await page.getByRole('button', { name: 'Перевірити весь журнал' }).click();
    await page.getByText('Журнал цілий: жодного запису').waitFor();
    await look(visitor, 'journal');
    await page.goto(home('/en/operator/journal'));
    await page.getByText(': sound').waitFor();
    await look(visitor, 'journal-en');
    await page.goto(home('/en/operator'));
    await look(visitor, 'tenants-en');
    await page.goto(home('/operator'));
    await page.locator('header details summary').first().click();
    await page.getByRole('button', { name: 'Вийти' }).first().click();
    await page.waitForURL(({ pathname }) => pathname === '/');
    expect((await page.goto(home('/operator')))?.status()).toBe(404);
    await page.goto(home('/operator/login'));
    await page.getByRole('button', { name: 'Підтвердити ключем' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/operator');
    expect(visitor.trouble).toEqual([]);
    await visitor.close();
  }, 240_000);
});
