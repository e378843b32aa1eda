import { AxeBuilder } from '@axe-core/playwright';
import { launchChromium } from '/work/main/packages/testing/src/chromium.ts';
const browser = await launchChromium();
const base = 'http://slavutych.localhost:3777';
const check = async (p: any, url: string) => { const r = await p.goto(url); const res = await new AxeBuilder({ page: p }).analyze(); const wide = await p.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth); console.log(r.status(), url, res.violations.map((v: any) => `${v.id}: ${v.nodes.slice(0, 2).map((n: any) => n.target.join(' ')).join(' ; ')}`).join(' || ') || 'clean', wide > 0 ? `WIDE ${wide}` : ''); };
for (const width of [1280, 320]) {
  const ctx = await browser.newContext({ viewport: { width, height: 900 } });
  const p = await ctx.newPage();
  for (const u of ['/', '/en', '/login', '/look', '/nope']) await check(p, base + u);
  await check(p, 'http://localhost:3777/');
  await p.goto(base + '/login?returnTo=/account'); await p.click('button.provider'); await p.waitForLoadState(); await p.locator('button', { hasText: 'Стельмах' }).first().click(); await p.waitForLoadState();
  for (const u of ['/account', '/account/erase', '/admin', '/admin/journal', '/admin/modules', '/admin/settings', '/admin/settings/petitions']) await check(p, base + u);
  await ctx.close();
}
await browser.close();
