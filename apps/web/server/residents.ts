import type { GraphqlCaller } from '@viche/graphql';
import { ListFileUnreadable, loadResidentList } from '@viche/host';
import type { Outcome, SiteDesk } from '@viche/site';
import { actOutcome } from './act-outcome.ts';

const FIELD = 'register';

/** A register of residents out of a posted file; what is wrong with the file is said next to its field, by lines and never values. */
export function residentsOf(caller: GraphqlCaller): SiteDesk['loadResidents'] {
  const refused = (message: string): Outcome<never> => ({
    done: false,
    status: 422,
    refusal: { code: 'core/bad-input', message, fields: [{ field: FIELD, message }] },
  });
  return async (file, about) => {
    if (!file) return refused(caller.t('residency:register.problem.none'));
    if (file.path === null)
      return refused(caller.t(`residency:register.problem.${file.noRoom ? 'noRoom' : 'tooLarge'}`));
    try {
      return await actOutcome(caller, () => loadResidentList(caller, file.path!, about));
    } catch (error) {
      if (!(error instanceof ListFileUnreadable)) throw error;
      return refused(caller.t(`residency:register.problem.${error.problem}`, { line: error.line }));
    }
  };
}
