import { launchChromium } from '@viche/testing/chromium';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Instance, startInstance } from './instance.ts';

/** What a file of browser tests plays on: the platform, a browser, and its database as the superuser sees it. */
export interface Stage {
  instance: Instance;
  browser: Browser;
  database: pg.Client;
}

/** How much of what the processes printed is shown beside a failed test, in characters. */
const LAST_WORDS = 6_000;

/** Sets the stage before the file's tests and clears it after them; its parts are there once tests run. */
export function openStage(): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    [stage.instance, stage.browser] = await Promise.all([startInstance(), launchChromium()]);
    stage.database = new pg.Client({ connectionString: stage.instance.superUrl });
    await stage.database.connect();
  }, 180_000);
  afterEach(({ task }) => {
    // A browser that waits says nothing of what the site was doing meanwhile.
    if (task.result?.state === 'fail') process.stdout.write(`${stage.instance?.output().slice(-LAST_WORDS)}\n`);
  });
  afterAll(async () => {
    await stage.browser?.close();
    await stage.database?.end();
    await stage.instance?.stop();
  });
  return stage;
}

/** The letters that a citizen of the demo e-ID has got, as one text to look in. */
export async function mailOf({ instance }: Stage, citizen: string): Promise<string> {
  const letters = await fetch(`${instance.sandboxUrl}/mail/api/messages?to=${citizen}`);
  return JSON.stringify(await letters.json());
}
