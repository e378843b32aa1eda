import { type Host, notePlatformAct } from '@viche/host';
import {
  type CookieJar,
  checkOperatorCode,
  endOperatorSession,
  enrolOperator,
  operatorCreationOptions,
  operatorRequestOptions,
  signInOperator,
} from '@viche/identity';
import type { OperatorLogin, SiteOperator } from '@viche/site';
import type { OperatorWords } from './operator-words.ts';

interface DoorParts {
  readonly host: Host;
  readonly jar: CookieJar;
  /** Token that this browser has, whatever it is worth. */
  readonly token: string | null;
  readonly origin: string;
  readonly requestId: string;
  readonly words: OperatorWords;
}

type Doors = Pick<SiteOperator, 'loginOptions' | 'login' | 'logout' | 'checkCode' | 'enrolmentOptions' | 'enrol'>;

const LONGEST_NAME = 120;

/** The ways in and out: login by a passkey, the one-time code of an invitation, logout. */
export function operatorDoors({ host, jar, token, origin, requestId, words }: DoorParts): Doors {
  const place = { ring: host.keys, origin };
  const enter = (
    action: string,
    work: (door: Parameters<typeof signInOperator>[0]) => Promise<{ operatorId: string; token: string }>,
  ): Promise<OperatorLogin> =>
    host.pool.platform(
      async ({ sql }) => {
        const opened = await work({ ...place, sql });
        await notePlatformAct(sql, { action, operatorId: opened.operatorId, requestId });
        return { cookie: jar.operator(opened.token) };
      },
      { for: 'writing' },
    );

  /** What is wrong with what was typed at the enrolment. */
  const typedProblems = ({ code, name }: { code: string; name: string }) => [
    ...(code.trim() === '' ? [words.problem('code', 'codeMissing')] : []),
    ...(name.trim() === '' || name.trim().length > LONGEST_NAME ? [words.problem('name', 'nameMissing')] : []),
  ];

  return {
    loginOptions: () => operatorRequestOptions(place),
    async login(answer) {
      if (answer === '') return words.refuse([words.problem('answer', 'noScript')]);
      return words.outcomeOf(() => enter('operator.sign-in', (door) => signInOperator(door, answer, token)));
    },
    async logout() {
      if (token)
        await host.pool.platform(
          async ({ sql }) => {
            const operatorId = await endOperatorSession(sql, token);
            if (operatorId) await notePlatformAct(sql, { action: 'operator.sign-out', operatorId, requestId });
          },
          { for: 'writing' },
        );
      return { cookie: jar.clear('operator') };
    },
    async checkCode(typed) {
      const problems = typedProblems(typed);
      if (problems.length > 0) return words.refuse(problems);
      return words.outcomeOf(async () => {
        await host.pool.platform(({ sql }) => checkOperatorCode(sql, typed.code));
        return null;
      }, 'code');
    },
    enrolmentOptions: (name) =>
      operatorCreationOptions(place, { person: name.trim(), site: words.t('site:platform.name') }),
    async enrol(typed) {
      const problems = typedProblems(typed);
      if (problems.length > 0) return words.refuse(problems);
      if (typed.answer === '') return words.refuse([words.problem('answer', 'noScript')]);
      return words.outcomeOf(() => enter('operator.enrol', (door) => enrolOperator(door, typed)), 'code');
    },
  };
}
