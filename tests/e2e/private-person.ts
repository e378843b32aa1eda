import { pdf } from '@viche/storage/testing';
import { expect } from 'vitest';
import { logIn, type Visitor } from './browsing.ts';
import type { Stage } from './stage.ts';

type Look = (visitor: Visitor, name: string) => Promise<void>;

const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');
const SCAN = { name: 'лист ради.pdf', mimeType: 'application/pdf', buffer: pdf() };

/** Subject of the newest letter to an address; empty before one came. */
export async function subjectTo({ instance }: Stage, address: string): Promise<string> {
  const answer = await fetch(`${instance.sandboxUrl}/mail/api/messages?to=${encodeURIComponent(address)}`);
  const [letter] = ((await answer.json()) as { messages: { subject: string }[] }).messages;
  return letter?.subject ?? '';
}

async function codeOf(stage: Stage, address: string): Promise<string> {
  await expect.poll(() => subjectTo(stage, address), { timeout: 15_000 }).toMatch(/\d{6}/);
  return /\d{6}/.exec(await subjectTo(stage, address))![0];
}

/** A private person asks to open the site of a hromada: the address is confirmed, the council's letter handed in. */
export async function askByLetter(
  stage: Stage,
  visitor: Visitor,
  { citizen, hromada, address }: { citizen: string; hromada: string; address: string },
  look: Look,
): Promise<void> {
  const { page } = visitor;
  const home = `http://localhost:${stage.instance.port}`;
  const at = (path: string) => page.waitForURL(({ pathname }) => pathname === path);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const send = async (file: typeof SCAN) => {
    await page.getByLabel('Файл листа').setInputFiles(file);
    await press('Надіслати лист');
  };
  await page.goto(`${home}/open`);
  await logIn(visitor, stage.instance, citizen);
  await at('/open');
  expect(await page.getByRole('main').textContent()).toContain('Ви увійшли як приватна особа');
  await look(visitor, 'who');
  await page.goto(`${home}/open/mandate`);
  await at('/open/hromada');
  await page.getByRole('searchbox').fill(hromada);
  await page.getByRole('button', { name: 'Знайти' }).click();
  await page.getByRole('radio').first().check({ force: true });
  await press('Це моя громада, далі');

  await at('/open/mandate');
  await look(visitor, 'contact');
  await page.getByLabel('Електронна адреса').fill('не адреса');
  await press('Надіслати код');
  await page.getByRole('alert').getByText('Введіть електронну адресу').waitFor();
  await page.getByLabel('Електронна адреса').fill(address);
  await press('Надіслати код');
  await page.getByLabel('Код із листа').fill('12');
  await press('Підтвердити адресу');
  await page.getByRole('alert').getByText('Код не такий').waitFor();
  await look(visitor, 'code-refused');
  await page.getByLabel('Код із листа').fill(await codeOf(stage, address));
  await press('Підтвердити адресу');

  await page.getByText('Адресу підтверджено').waitFor();
  await look(visitor, 'letter');
  await page.getByRole('radio', { name: 'Секретар' }).check({ force: true });
  await page.getByLabel('Код ЄДРПОУ ради').fill('04054629');
  await send({ ...SCAN, buffer: HTML });
  await page.getByRole('alert').getByText('Вид визначено за вмістом').waitFor();
  expect(await page.getByLabel('Код ЄДРПОУ ради').inputValue()).toBe('04054629');
  await look(visitor, 'letter-refused');
  await send(SCAN);
  await page.getByText('Лист чекає на перевірку').waitFor();
  await look(visitor, 'letter-waits');
}

/** The other steps, which nobody has to wait for. Ends before the last button. */
export async function fillTheRest(visitor: Visitor, look: Look): Promise<void> {
  const { page } = visitor;
  const at = (path: string) => page.waitForURL(({ pathname }) => pathname === path);
  const next = () => page.getByRole('button', { name: 'Далі' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Далі' }).click();
  await at('/open/address');
  await next();
  await at('/open/look');
  await next();
  await at('/open/modules');
  await page.getByRole('textbox', { name: /Скільки людей/ }).fill('40 000');
  await next();
  await at('/open/rules');
  await next();
  await at('/open/documents');
  await next();
  await at('/open/people');
  await next();
  await at('/open/check');
  expect(await page.getByRole('main').textContent()).toContain('Лист ради ще перевіряють');
  expect(await page.getByRole('button', { name: 'Відкрити сайт' }).count()).toBe(0);
  await look(visitor, 'check-waits');
}
