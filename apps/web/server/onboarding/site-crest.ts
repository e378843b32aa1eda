import {
  applicationCrest,
  dropApplicationCrest,
  type Host,
  hasApplicationCrest,
  keepApplicationCrest,
} from '@viche/host';
import { ExpectedError, type Locale } from '@viche/plugin-api';
import type { Outcome, PostedFile } from '@viche/site';
import type { ApplicantMark } from './application.ts';

interface CrestVisit {
  readonly host: Host;
  readonly locale: Locale;
}

const LARGEST_MEGABYTES = 2;

/** The crest of a draft, for one request. */
export function siteCrest({ host, locale }: CrestVisit) {
  const { t } = host.translators[locale];
  const refused = (status: number, code: string, message: string): Outcome<never> => ({
    done: false,
    status,
    refusal: { code, message, fields: [{ field: 'crest', message }] },
  });
  return {
    has: (mark: ApplicantMark) => hasApplicationCrest(host, mark),
    read: (mark: ApplicantMark) => applicationCrest(host, mark),
    /** Does what the form of the look says of the crest: a new one, none any more, or nothing. */
    async save(mark: ApplicantMark, form: FormData, files: readonly PostedFile[]): Promise<Outcome<null>> {
      const file = files.find(({ field }) => field === 'crest');
      try {
        if (file) {
          const problem = file.path
            ? await keepApplicationCrest(host, mark, { path: file.path, fileName: file.fileName })
            : { problem: file.noRoom ? 'no-room' : 'too-big', params: { most: LARGEST_MEGABYTES } };
          if (problem)
            return refused(
              problem.problem === 'no-room' ? 503 : 422,
              `files/${problem.problem}`,
              t(`files:errors.${problem.problem}`, problem.params),
            );
        } else if (form.get('dropCrest') === 'yes') await dropApplicationCrest(host, mark);
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error;
        return refused(error.status, error.code, t(`site:onboarding.problem.${error.code.replace('core/', '')}`));
      }
      return { done: true, value: null };
    },
  };
}
