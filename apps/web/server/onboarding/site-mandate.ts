import {
  applicantContact,
  askApplicantContact,
  confirmApplicantContact,
  type Host,
  MANDATE_MEGABYTES,
  MANDATE_ROLES,
  MandateMoved,
  ownMandate,
  sendMandate,
  withdrawMandate,
} from '@viche/host';
import { isEdrpou, publicNameOf } from '@viche/identity';
import { BadInput, ExpectedError, type Locale } from '@viche/plugin-api';
import type { Outcome, Refusal, SiteMandate } from '@viche/site';
import { type ApplicantMark, readApplication } from './application.ts';
import type { PlatformSession } from './platform-session.ts';

interface MandateVisit {
  readonly host: Host;
  readonly session: PlatformSession;
  readonly mark: ApplicantMark;
  readonly locale: Locale;
}

const EDRPOU = /^\d{8}$/;

/** The step of a private person, for one request: every method asks for the mark of whoever is signed in, and for nothing else. */
export function siteMandate({ host, session, mark, locale }: MandateVisit): SiteMandate {
  const { t } = host.translators[locale];
  const problem = (field: string, name: string) => ({ field, message: t(`site:onboarding.problem.${name}`) });
  const refuse = (status: number, code: string, fields: Refusal['fields'], message = ''): Outcome<never> => ({
    done: false,
    status,
    refusal: { code, message: fields[0]?.message ?? message, fields },
  });
  async function outcomeOf(act: () => Promise<void>): Promise<Outcome<null>> {
    try {
      await act();
      return { done: true, value: null };
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      if (error instanceof BadInput)
        return refuse(
          422,
          error.code,
          error.params.fields.map((one) => problem(one.field, one.problem)),
        );
      const one = problem(error.field ?? '', error.code.replace('core/', ''));
      return refuse(error.status, error.code, error.field ? [one] : [], one.message);
    }
  }

  return {
    async read() {
      const [contact, letter, { content }] = await Promise.all([
        applicantContact(host, mark.key),
        ownMandate(host, mark.key),
        readApplication(host, mark),
      ]);
      return {
        address: contact.address,
        contact: contact.state,
        suggestedAddress: session.claims.email ?? '',
        letter: letter && {
          state: letter.state,
          hromada: letter.code === content.code ? 'same' : 'other',
          edrpou: letter.edrpou,
          checkDigit: isEdrpou(letter.edrpou) ? 'right' : 'wrong',
          role: letter.role,
          fileName: letter.fileName,
          sentAt: letter.sentAt,
          reason: letter.reason,
        },
        megabytes: MANDATE_MEGABYTES,
      };
    },
    askContact: (address) => outcomeOf(() => askApplicantContact(host, mark.key, { address, locale })),
    confirmContact: (code) => outcomeOf(() => confirmApplicantContact(host, mark.key, code)),
    async send({ role: saidRole, edrpou: saidCode }, letter) {
      const role = MANDATE_ROLES.find((known) => known === saidRole);
      const edrpou = saidCode.replace(/\s/g, '');
      const missing = [
        ...(role ? [] : [problem('role', 'role')]),
        ...(EDRPOU.test(edrpou) ? [] : [problem('edrpou', 'edrpou')]),
        ...(letter ? [] : [problem('letter', 'no-letter')]),
      ];
      if (!role || !letter || missing.length > 0) return refuse(422, 'core/bad-input', missing);
      const refused = (name: string, params: Readonly<Record<string, string | number>>) =>
        refuse(name === 'no-room' ? 503 : 422, `files/${name}`, [{ field: 'letter', message: wordsOf(name, params) }]);
      if (letter.path === null)
        return letter.noRoom ? refused('no-room', {}) : refused('too-big', { most: MANDATE_MEGABYTES });
      const upload = { path: letter.path, fileName: letter.fileName };
      let unkept: Outcome<null> | null = null;
      const outcome = await outcomeOf(async () => {
        const { content } = await readApplication(host, mark);
        if (!content.code) throw new MandateMoved({});
        const name = publicNameOf(session.claims);
        const sent = { applicant: mark.key, name, locale, code: content.code, edrpou, role };
        const kept = await sendMandate(host, sent, upload);
        if (!kept.done) unkept = refused(kept.problem, kept.params);
      });
      return unkept ?? outcome;
    },
    withdraw: () => outcomeOf(() => withdrawMandate(host, mark.key)),
  };

  /** The kinds of a letter are fewer than those of files elsewhere. */
  function wordsOf(name: string, params: Readonly<Record<string, string | number>>): string {
    return name === 'type-refused' ? t('site:onboarding.problem.letter-type') : t(`files:errors.${name}`, params);
  }
}

/** What the steps call the state of a letter: nothing but one that waits or is approved for the chosen hromada counts. */
export async function mandateStateOf(
  host: Host,
  { key }: ApplicantMark,
  code: string | undefined,
): Promise<'none' | 'waiting' | 'approved'> {
  const letter = await ownMandate(host, key);
  if (!letter || letter.code !== code) return 'none';
  return letter.state === 'waiting' || letter.state === 'approved' ? letter.state : 'none';
}
