import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pdf } from '@viche/storage/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { DESKTOP, expectNoSidewaysScroll, logIn, PHONE, SMALL_PHONE, signIn, type Visitor, visit } from './browsing.ts';
import { petitionIn } from './demo-petitions.ts';
import { openStage } from './stage.ts';

const stage = openStage();
const SLUG = 'slavutych';
const at = (target: string) => stage.instance.site(SLUG, target);

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.VICHE_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

/** The newest letter to an address of the demo. */
async function letterTo(address: string, subject: RegExp): Promise<string> {
  const url = `${stage.instance.sandboxUrl}/mail/api/messages?to=${encodeURIComponent(address)}`;
  const newest = async () => {
    const { messages } = (await (await fetch(url)).json()) as { messages: { subject: string; text: string }[] };
    return messages.find((message) => subject.test(message.subject));
  };
  await expect.poll(async () => (await newest())?.subject ?? '').toMatch(subject);
  return (await newest())!.text;
}

async function look(visitor: Visitor, name: string): Promise<void> {
  await expectNoSidewaysScroll(visitor.page);
  await picture(visitor.page, name);
}

/** A file of the site as this visitor gets it; the browser itself would only offer to save it. */
async function fileOf({ context }: Visitor, target: string): Promise<Response> {
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  return stage.instance.fetch(SLUG, target, { headers: { Cookie: cookies } });
}

describe('an owner invites a colleague', () => {
  it.each([
    { size: 'phone', viewport: SMALL_PHONE, javaScript: 'off', citizen: 'taras' },
    { size: 'desktop', viewport: DESKTOP, javaScript: 'on', citizen: 'sviatoslava' },
  ] as const)(
    'on a $size with JavaScript $javaScript: letter, login, roles, and the link works once',
    async ({ size, viewport, javaScript, citizen }) => {
      const address = `colleague-${size}@rada.example`;
      const owner = await visit(stage.browser, { viewport, javaScript });
      const { page } = owner;
      await signIn(owner, stage.instance, SLUG, 'halyna', '/admin/people');
      await page.getByRole('heading', { level: 1, name: 'Люди й ролі' }).waitFor();
      await look(owner, `people-${size}`);
      await page.getByRole('link', { name: 'Запросити людину' }).click();
      await page.getByLabel('Електронна пошта').fill('не адреса');
      await page.getByLabel('модератор, увесь сайт').check();
      await page.getByRole('button', { name: 'Надіслати запрошення' }).click();
      await page.getByRole('alert').waitFor();
      expect(await page.getByLabel('Електронна пошта').inputValue()).toBe('не адреса');
      expect(await page.getByLabel('модератор, увесь сайт').isChecked()).toBe(true);
      await look(owner, `invite-refused-${size}`);
      await page.getByLabel('Електронна пошта').fill(address);
      await page.getByLabel('Причина').fill('розпорядження № 5');
      await page.getByRole('button', { name: 'Надіслати запрошення' }).click();
      await page.getByText('Запрошення надіслано').waitFor();
      await look(owner, `invited-${size}`);
      if (javaScript === 'on') await expectAccessible(owner);

      const link = /http\S+\/invitation\/\S+/.exec(await letterTo(address, /Запрошення до роботи/))![0];
      const colleague = await visit(stage.browser, { viewport, javaScript });
      await colleague.page.goto(link);
      await look(colleague, `invitation-guest-${size}`);
      if (javaScript === 'on') await expectAccessible(colleague);
      await colleague.page.getByRole('link', { name: 'Увійти, щоб прийняти' }).click();
      await logIn(colleague, stage.instance, citizen);
      await look(colleague, `invitation-${size}`);
      await colleague.page.getByRole('button', { name: 'Прийняти запрошення' }).click();
      await colleague.page.getByText('Ролі вже діють').waitFor();
      await colleague.page.getByRole('link', { name: 'На робочий стіл' }).click();
      await colleague.page.getByRole('heading', { level: 1 }).waitFor();
      // A moderator, and no owner: the page of people is none of theirs.
      expect((await colleague.page.goto(at('/admin/people')))?.status()).toBe(403);

      const friend = await visit(stage.browser, { viewport, javaScript });
      await friend.page.goto(link);
      await friend.page.getByText('Запрошення вже використано').waitFor();
      await look(friend, `invitation-used-${size}`);

      // The owner takes the role away: the colleague's open desk is closed at the next page.
      await page.goto(at('/admin/people'));
      const { rows } = await stage.database.query(
        `select m.id from staff_member m join staff_invitation i on i.tenant_id = m.tenant_id and i.taken_by = m.id order by i.ended_at desc limit 1`,
      );
      await page.goto(at(`/admin/people/${rows[0].id}`));
      await page.getByText('Забрати роль').first().click();
      await page.locator('details[open]').getByLabel('Причина').fill('перевірка завершена');
      await look(owner, `person-${size}`);
      await page.locator('details[open] button').click();
      await page.getByText('Людина більше не працює на сайті').waitFor();
      expect((await colleague.page.goto(at('/admin')))?.status()).toBe(404);
      expect([...owner.trouble, ...colleague.trouble, ...friend.trouble]).toEqual([]);
      for (const visitor of [owner, colleague, friend]) await visitor.close();
    },
    120_000,
  );

  it('the last owner cannot be taken away, and the page says why', async () => {
    const owner = await visit(stage.browser);
    await signIn(owner, stage.instance, SLUG, 'halyna', '/account/staff');
    await owner.page.getByText('Я більше не працюю в громаді').click();
    await owner.page.getByRole('button', { name: 'Завершити роботу' }).click();
    await owner.page.getByRole('alert').getByText('Громада не може лишитися без власника сайту').waitFor();
    await look(owner, 'last-owner');
    await owner.close();
  });
});

describe('residence and the desk', () => {
  it('an owner uploads a register and confirms somebody by documents', async () => {
    const owner = await visit(stage.browser, { viewport: DESKTOP, javaScript: 'off' });
    const { page } = owner;
    await signIn(owner, stage.instance, SLUG, 'halyna', '/admin/residency/register');
    const bytes = Buffer.from(
      '\uFEFFПрізвище;РНОКПП\r\nМороз;1759013776\r\nКоваль;123\r\nМороз;1759013776\r\nБойко;АВ 123456\r\n',
    );
    await page.getByLabel('Файл CSV').setInputFiles({ name: 'реєстр.csv', mimeType: 'text/csv', buffer: bytes });
    await page.getByRole('button', { name: 'Завантажити реєстр' }).click();
    await page.getByRole('alert').waitFor();
    await look(owner, 'register-refused-1280');
    await page.getByLabel('Який це реєстр').fill('Реєстр територіальної громади, 1 листопада 2026 року');
    await page.getByLabel('Файл CSV').setInputFiles({ name: 'реєстр.csv', mimeType: 'text/csv', buffer: bytes });
    await page.getByRole('button', { name: 'Завантажити реєстр' }).click();
    await page.getByText('Реєстр завантажено').waitFor();
    await page.getByText('1 рядок без коду, 1 повтор').click();
    await page.getByText('Рядки без коду, який може бути в документі: 3').waitFor();
    expect(await page.content()).not.toContain('1759013776');
    await look(owner, 'register-1280');
    await page.goto(at('/admin/residency'));
    await page.getByLabel('Код із документа').fill('1234567890');
    await page.getByRole('button', { name: 'Підтвердити проживання' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.content()).not.toContain('1234567890');
    await look(owner, 'residency-refused-1280');
    await page.getByLabel('Код із документа').fill('1759013776');
    await page.getByLabel('Людина переді мною').check();
    await page.getByRole('button', { name: 'Підтвердити проживання' }).click();
    await page.getByText('Проживання підтверджено').waitFor();
    await look(owner, 'residency-1280');
    await page.setViewportSize(SMALL_PHONE);
    await look(owner, 'residency-360');
    await page.goto(at('/residency'));
    await look(owner, 'residency-page-360');
    expect(owner.trouble).toEqual([]);
    await owner.close();
  });

  it('F11 a person sends a paper as a file, an officer looks at it and confirms, and the person reads who looked', async () => {
    const resident = await visit(stage.browser, { viewport: PHONE, javaScript: 'off' });
    const { page } = resident;
    await signIn(resident, stage.instance, SLUG, 'petro', '/residency');
    await page.getByText('Проживання ще не підтверджено').waitFor();
    const choose = (name: string, bytes: Buffer) =>
      page.getByLabel('Файл документа').setInputFiles({ name, mimeType: 'application/pdf', buffer: bytes });
    await page.getByRole('button', { name: 'Надіслати документ' }).click();
    await page.getByRole('alert').getByText('Оберіть файл').waitFor();
    await choose('довідка.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'));
    await page.getByRole('button', { name: 'Надіслати документ' }).click();
    await page.getByRole('alert').getByText('Вид визначено за вмістом').waitFor();
    await look(resident, 'paper-refused-390');
    await choose('довідка.pdf', pdf({ pages: 1 }));
    await page.getByRole('button', { name: 'Надіслати документ' }).click();
    await page.getByText('Документ надіслано').waitFor();
    await page.getByRole('button', { name: 'Забрати документ' }).waitFor();
    await look(resident, 'paper-sent-390');

    const officer = await visit(stage.browser, { viewport: DESKTOP });
    const desk = officer.page;
    await signIn(officer, stage.instance, SLUG, 'halyna', '/admin');
    await desk.getByText('документ про проживання чекає на рішення').waitFor();
    await desk.goto(at('/admin/residency/papers'));
    await look(officer, 'papers-1280');
    await expectAccessible(officer);
    await desk.getByRole('link', { name: 'Довідка внутрішньо переміщеної особи' }).click();
    await desk.getByRole('button', { name: 'Подивитися документ' }).waitFor();
    expect(await desk.content()).not.toContain('Ковальчук');
    await look(officer, 'paper-closed-1280');
    await desk.getByRole('button', { name: 'Подивитися документ' }).click();
    await desk.getByText('Ковальчук Петро').waitFor();
    await look(officer, 'paper-opened-1280');
    await expectAccessible(officer);
    const address = new URL((await desk.getByRole('link', { name: '.pdf' }).getAttribute('href'))!);
    const paper = await stage.instance.fetch(`${SLUG}.files`, address.pathname + address.search);
    expect([paper.status, paper.headers.get('content-disposition')?.split(';')[0]]).toEqual([200, 'attachment']);
    await desk.getByRole('button', { name: 'Підтвердити', exact: true }).click();
    await desk.getByRole('alert').getByText('Перевірте документ').first().waitFor();
    await desk.setViewportSize(SMALL_PHONE);
    await look(officer, 'paper-unticked-360');
    await desk.getByLabel('Документ належить цій людині').check();
    await desk.getByRole('button', { name: 'Підтвердити', exact: true }).click();
    await desk.getByText('Проживання підтверджено').first().waitFor();
    await look(officer, 'papers-decided-360');

    await page.goto(at('/residency'));
    await page.getByText('Проживання підтверджено.').waitFor();
    await look(resident, 'paper-confirmed-390');
    await page.goto(at('/account/looks'));
    await page.getByText('Розгляд документа, який ви надіслали').first().waitFor();
    await look(resident, 'paper-looks-390');
    expect([...resident.trouble, ...officer.trouble]).toEqual([]);
    for (const visitor of [resident, officer]) await visitor.close();
  }, 120_000);

  it('V16 an officer serves a resident on another screen, who signs a petition and takes a slip', async () => {
    const officer = await visit(stage.browser, { viewport: DESKTOP });
    await signIn(officer, stage.instance, SLUG, 'halyna', '/admin/assisted');
    const desk = officer.page;
    await look(officer, 'assisted-empty-1280');
    await expectAccessible(officer);
    await desk.getByLabel('Прізвище').fill('Мороз');
    await desk.getByLabel('Ім’я').fill('Ганна');
    await desk.getByLabel('Код із документа').fill('1759013776');
    await desk.getByLabel('Людина переді мною').check();
    await desk.getByRole('button', { name: 'Почати обслуговування' }).click();
    await desk.getByText('Код для екрана відвідувача').waitFor();
    await look(officer, 'assisted-code-1280');
    const code = (await desk
      .getByText(/^[2-9A-Z]{4} [2-9A-Z]{4}$/)
      .first()
      .textContent())!;

    const screen = await visit(stage.browser, { viewport: PHONE, javaScript: 'off' });
    const { page } = screen;
    await page.goto(at('/assisted'));
    await page.getByLabel('Код від працівника').fill('WRONG');
    await page.getByRole('button', { name: 'Почати' }).click();
    await page.getByText('Такого коду немає').first().waitFor();
    await look(screen, 'assisted-screen-wrong-390');
    await page.getByLabel('Код від працівника').fill(code);
    await page.getByRole('button', { name: 'Почати' }).click();
    await page.getByText('Дії буде зроблено від імені: Мороз Ганна').waitFor();
    await look(screen, 'assisted-screen-390');
    // The desk, the account and the API of either of them are not behind this screen.
    for (const closed of ['/admin', '/account', '/graphql', '/login']) {
      await page.goto(at(closed));
      expect(new URL(page.url()).pathname).toBe('/assisted');
    }
    await page.goto(at(`/petitions/${await petitionIn(stage, 'collecting')}`));
    const signed = page.getByRole('main').locator('form').getByRole('button', { name: 'Підписати' }).first();
    await signed.waitFor();
    await look(screen, 'assisted-petition-390');
    await page.waitForTimeout(2_100);
    await signed.click();
    await page.getByText('Ваш підпис зараховано').waitFor();
    await page.getByText('Ви вже підтримали цю петицію').waitFor();
    // What comes after a signature is done in a login of one's own.
    for (const later of ['Забрати підпис', 'Стежити за петицією']) expect(await page.getByText(later).count()).toBe(0);
    await page.goto(at('/assisted'));
    await page.getByText('Підписано петицію').waitFor();
    await look(screen, 'assisted-done-390');
    const slip = await fileOf(screen, '/assisted/slip.pdf');
    expect([slip.status, slip.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    await page.getByRole('button', { name: 'Завершити обслуговування' }).last().click();
    await page.getByText('На цьому екрані більше нічого вашого не лишилося').waitFor();
    await look(screen, 'assisted-finished-390');
    // To the way to sign in: the screen is nobody's again.
    expect((await fileOf(screen, '/assisted/slip.pdf')).headers.get('location')).toMatch(/^\/login/);
    await page.goto(at('/residency'));
    await page.getByRole('link', { name: 'Увійти' }).last().waitFor();
    await look(screen, 'residency-guest-390');

    await desk.goto(at('/admin/assisted'));
    await look(officer, 'assisted-list-1280');
    const href = await desk.getByRole('link', { name: 'Квитанція' }).first().getAttribute('href');
    const paper = await fileOf(officer, href!);
    const bytes = Buffer.from(await paper.arrayBuffer());
    expect([paper.status, bytes.subarray(0, 4).toString()]).toEqual([200, '%PDF']);
    const folder = process.env.VICHE_PICTURES;
    if (folder) writeFileSync(path.join(folder, 'slip.pdf'), bytes);
    const { rows } = await stage.database.query(
      `select s.channel from petitions_petition_signature s where s.public_name = 'Мороз Ганна'`,
    );
    expect(rows).toEqual([{ channel: 'desk' }]);
    expect([...officer.trouble, ...screen.trouble]).toEqual([]);
    for (const visitor of [officer, screen]) await visitor.close();
  }, 120_000);
});

describe('O14 an owner with a passkey', () => {
  /** An authenticator of the browser itself, as a laptop has one. */
  async function withAuthenticator({ context, page }: Visitor) {
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: false,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return { cdp, authenticatorId };
  }
  /** As if the last proof had been given long ago. */
  const grow = (minutes: number) =>
    stage.database.query(
      `update session s set created_at = s.created_at - make_interval(mins => $1), step_up_until = s.step_up_until - make_interval(mins => $1)
       from participant p, staff_member m where p.tenant_id = s.tenant_id and p.id = s.participant_id and m.participant_id = p.id
         and exists (select from role_assignment r where r.staff_id = m.id and r.role = 'owner') and s.ended_at is null`,
      [minutes],
    );

  it('O14 adds it, is asked for it before a dangerous act, loses nothing typed, and is refused without it', async () => {
    const owner = await visit(stage.browser);
    const { page } = owner;
    await signIn(owner, stage.instance, 'lutsk', 'danylo', '/account/staff');
    const lutsk = (target: string) => stage.instance.site('lutsk', target);
    const { cdp, authenticatorId } = await withAuthenticator(owner);
    await look(owner, 'staff-account-1280');
    await expectAccessible(owner);
    await page.getByLabel('Назва', { exact: false }).first().fill('Ноутбук у кабінеті 12');
    await page.getByRole('button', { name: 'Додати ключ' }).click();
    await page.getByText('Ключ додано').waitFor();
    await look(owner, 'passkey-added-1280');
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials.map(({ rpId }) => rpId)).toEqual(['lutsk.localhost']);

    // Typed into a form of a dangerous act: refused, kept, proved in another tab, sent again.
    await page.goto(lutsk('/admin/people/invite'));
    await page.getByText('Підтвердьте, що це ви').waitFor();
    await look(owner, 'proof-before-1280');
    await page.getByLabel('Електронна пошта').fill('nova@rada.example');
    await page.getByLabel('аудитор, увесь сайт').check();
    await page.getByLabel('Причина').fill('наказ № 8');
    await page.getByRole('button', { name: 'Надіслати запрошення' }).click();
    await page.getByRole('link', { name: 'Підтвердити особу в новій вкладці' }).waitFor();
    expect(await page.getByLabel('Електронна пошта').inputValue()).toBe('nova@rada.example');
    await look(owner, 'proof-asked-1280');
    expect(
      (
        await stage.database.query(
          `select from staff_invitation i join tenant t on t.id = i.tenant_id where t.slug = 'lutsk'`,
        )
      ).rowCount,
    ).toBe(0);

    const before = (await owner.context.cookies()).find(({ name }) => name.endsWith('viche'))!.value;
    const tab = await owner.context.newPage();
    const tabCdp = await owner.context.newCDPSession(tab);
    await tabCdp.send('WebAuthn.enable');
    const second = await tabCdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await tabCdp.send('WebAuthn.addCredential', {
      authenticatorId: second.authenticatorId,
      credential: credentials[0]!,
    });
    await tab.goto(lutsk('/account/confirm?returnTo=/admin/people'));
    await picture(tab, 'confirm-1280');
    await tab.getByRole('button', { name: 'Показати ключ' }).click();
    await tab.waitForURL(({ pathname }) => pathname === '/admin/people');
    const after = (await owner.context.cookies()).find(({ name }) => name.endsWith('viche'))!.value;
    expect(after).not.toBe(before);
    await tab.close();
    await page.getByRole('button', { name: 'Надіслати запрошення' }).click();
    await page.getByText('Запрошення надіслано').waitFor();

    // Ten minutes later it is asked for again.
    await grow(11);
    await page.goto(lutsk('/admin/settings/core'));
    await page.getByRole('button', { name: 'Зберегти' }).first().click();
    await page.getByRole('link', { name: 'Підтвердити особу в новій вкладці' }).waitFor();
    await look(owner, 'settings-proof-1280');
    expect(owner.trouble).toEqual([]);
    await owner.close();

    // Another device, signed in by the same e-ID, without the key: nothing at the desk is done.
    const thief = await visit(stage.browser, { viewport: PHONE, javaScript: 'off' });
    await signIn(thief, stage.instance, 'lutsk', 'danylo', '/account/confirm');
    await look(thief, 'confirm-390');
    await thief.page.getByRole('button', { name: 'Показати ключ' }).click();
    await thief.page.getByText('Ключ не підтверджено').waitFor();
    await thief.page.goto(lutsk('/admin/modules'));
    await thief.page.getByRole('button', { name: 'Вимкнути' }).first().click();
    await thief.page.getByText('Підтвердьте, що це ви').first().waitFor();
    await look(thief, 'thief-390');
    await thief.close();
    const { rows } = await stage.database.query(
      `select count(*)::int as tries from audit_entry a join tenant t on t.id = a.tenant_id
       where t.slug = 'lutsk' and a.action = 'core.prove-yourself' and a.outcome <> 'done'`,
    );
    expect(rows[0].tries).toBe(1);
  }, 180_000);

  it('O14 whoever has no passkey signs in again for it', async () => {
    const owner = await visit(stage.browser, { viewport: PHONE, javaScript: 'off' });
    await signIn(owner, stage.instance, SLUG, 'halyna', '/admin/people');
    await grow(11);
    await owner.page.goto(at('/admin/people/invite'));
    await owner.page.getByRole('link', { name: 'Підтвердити особу' }).click();
    await look(owner, 'confirm-login-390');
    await owner.page
      .getByRole('button', { name: /^Увійти ще раз/ })
      .first()
      .click();
    await owner.page.waitForURL((url) => url.origin === stage.instance.sandboxUrl);
    await owner.page.locator('button[name="citizen"][value="halyna"]').click();
    await owner.page.waitForURL(({ pathname }) => pathname === '/admin/people/invite');
    expect(await owner.page.getByText('Підтвердьте, що це ви').count()).toBe(0);
    expect(owner.trouble).toEqual([]);
    await owner.close();
  });
});
