import { createWorld, HOSTILE, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import plugin from '../index.ts';
import { postNotice } from './post-notice.ts';

let world: World;
let tenant: TestTenant;
let editor: Person;

const notice = {
  title: `Завтра не буде води ${HOSTILE}`,
  text: 'З 9:00 до 17:00 на вулиці Лесі Українки міняють трубу.',
};

beforeAll(async () => {
  world = await createWorld([plugin]);
  tenant = await world.tenant('slavutych');
  editor = await tenant.person({ roles: ['editor'] });
});
afterAll(() => world.close());

it('an editor posts a notice; a resident may not', async () => {
  const { noticeId } = await postNotice(editor.caller(), notice);
  const rows = await world.asSuperuser('select title from template_board_notice where id = $1', [noticeId]);
  expect(rows).toEqual([{ title: notice.title }]);
  const resident = await tenant.person();
  await expect(postNotice(resident.caller(), notice)).rejects.toMatchObject({ code: 'core/not-found' });
});

it('a full board takes no more, however many post at once', async () => {
  await tenant.set('template-board', { boardSize: 3 });
  const answers = await Promise.allSettled(Array.from({ length: 5 }, () => postNotice(editor.caller(), notice)));
  const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []));
  expect(refusals).toEqual(Array.from({ length: 3 }, () => 'template-board/template-board-full'));
});
