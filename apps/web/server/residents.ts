import { describeError, describeProblem, type GraphqlCaller } from '@viche/graphql';
import { ListFileUnreadable, loadResidentList } from '@viche/host';
import { BadInput, ExpectedError } from '@viche/plugin-api';
import type { Outcome, SiteDesk } from '@viche/site';

const FIELD = 'register';

/** A register of residents out of a posted file; what is wrong with the file is said next to its field, by lines and never values. */
export function residentsOf(caller: GraphqlCaller): SiteDesk['loadResidents'] {
  const refused = (message: string, code = 'core/bad-input', status = 422): Outcome<never> => ({
    done: false,
    status,
    refusal: { code, message, fields: [{ field: FIELD, message }] },
  });
  return async (file, about) => {
    if (!file) return refused(caller.t('residency:register.problem.none'));
    if (file.path === null)
      return refused(caller.t(`residency:register.problem.${file.noRoom ? 'noRoom' : 'tooLarge'}`));
    try {
      return { done: true, value: await loadResidentList(caller, file.path, about) };
    } catch (error) {
      if (error instanceof ListFileUnreadable)
        return refused(caller.t(`residency:register.problem.${error.problem}`, { line: error.line }));
      if (!(error instanceof ExpectedError)) throw error;
      const message = describeError(caller, error);
      if (!(error instanceof BadInput))
        return { done: false, status: error.status, refusal: { code: error.code, message, fields: [] } };
      const fields = error.params.fields.map((problem) => ({
        field: problem.field,
        message: describeProblem(caller, problem),
      }));
      return { done: false, status: error.status, refusal: { code: error.code, message, fields } };
    }
  };
}
