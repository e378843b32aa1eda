import type { Host } from '@viche/host';
import type { Translator } from '@viche/i18n';
import { BadInput, ExpectedError } from '@viche/plugin-api';
import type { Outcome, Refusal } from '@viche/site';
import { describeRefusal } from '../../app/describe-refusal.ts';

type Problem = Refusal['fields'][number];

/** Refusals of the operators' console in the reader's language. */
export interface OperatorWords {
  readonly t: Translator['t'];
  problem(field: string, name: string): Problem;
  refuse(fields: readonly Problem[]): Outcome<never>;
  /** `codeField` is the field that a wrong code belongs to. */
  outcomeOf<T>(act: () => Promise<T>, codeField?: string): Promise<Outcome<T>>;
}

export function operatorWords({ log }: Pick<Host, 'log'>, translator: Translator, requestId: string): OperatorWords {
  const { t, has } = translator;
  /** A text of the console's own, else the core's. */
  const textOf = ({ code, params }: ExpectedError): string => {
    const own = `operator:refusal.${code.replace('core/', '')}`;
    if (has(own)) return t(own, params as Record<string, string>);
    const { title, body } = describeRefusal(translator, code);
    return [title, body].filter(Boolean).join('. ');
  };
  const problem = (field: string, name: string): Problem => ({ field, message: t(`operator:problem.${name}`) });
  const refuse = (fields: readonly Problem[]): Outcome<never> => ({
    done: false,
    status: 422,
    refusal: { code: 'core/bad-input', message: fields[0]?.message ?? '', fields },
  });
  return {
    t,
    problem,
    refuse,
    async outcomeOf(act, codeField) {
      try {
        return { done: true, value: await act() };
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error;
        log.warn(
          { code: error.code, reqId: requestId, event: 'operator.refused' },
          'an act of the console was refused',
        );
        if (error instanceof BadInput) return refuse(error.params.fields.map(({ field }) => problem(field, field)));
        const message = textOf(error);
        const fields = codeField && error.code === 'core/operator-code' ? [{ field: codeField, message }] : [];
        return { done: false, status: error.status, refusal: { code: error.code, message, fields } };
      }
    },
  };
}
