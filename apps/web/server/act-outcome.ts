import { describeError, describeProblem, type GraphqlCaller } from '@viche/graphql';
import { BadInput, ExpectedError } from '@viche/plugin-api';
import type { Outcome, Refusal } from '@viche/site';

/** An expected refusal in the reader's language and next to its fields. */
export function refusalOf(caller: GraphqlCaller, error: ExpectedError): Refusal {
  const problems = error instanceof BadInput ? error.params.fields : [];
  const fields = problems.map((problem) => ({ field: problem.field, message: describeProblem(caller, problem) }));
  return { code: error.code, message: describeError(caller, error), fields };
}

/** Does an act of the desk; an expected refusal becomes a value. */
export async function actOutcome<T>(caller: GraphqlCaller, act: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { done: true, value: await act() };
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    return { done: false, status: error.status, refusal: refusalOf(caller, error) };
  }
}
