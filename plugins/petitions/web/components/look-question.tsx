import { useTranslation } from '@viche/i18n';
import { Crumbs, ErrorSummary, Notice } from '@viche/ui';
import { errorsOf, type RefusedForm } from '../refused-form.ts';
import { AskedNotice } from './asked-notice.tsx';
import { LOOK_INPUTS, LookForm, type LookFormProps } from './look-form.tsx';

interface LookQuestionProps extends Omit<LookFormProps, 'typed' | 'errors'> {
  readonly crumbs: readonly { readonly href: string; readonly label: string }[];
  /** The look that showed this has ended, and another one is to be opened. */
  readonly over: boolean;
  /** It waits for a second person now. */
  readonly asked: boolean;
  readonly refused: RefusedForm | undefined;
  /** A sentence between the lead and the form. */
  readonly note?: string;
}

/** The question that stands before every look at people: on what ground, and what for. */
export function LookQuestion({ crumbs, over, asked, refused, note, ...form }: LookQuestionProps) {
  const { t } = useTranslation('petitions');
  const { byField, lines } = errorsOf(refused?.refusal, LOOK_INPUTS);
  const words = (key: string) => t(`integrity.looks.${key}`);
  const ofSheet = form.kind === 'sheet';
  return (
    <>
      <Crumbs items={crumbs} />
      <ErrorSummary errors={lines} />
      {asked && !refused ? <AskedNotice /> : null}
      {over && !refused ? (
        <div className="mb-5">
          <Notice tone="warn" headingLevel={2} title={words('over')}>
            {words('overBody')}
          </Notice>
        </div>
      ) : null}
      <h1>{words(ofSheet ? 'sheetTitle' : 'title')}</h1>
      <p className="lead mt-4 mb-5">{words(ofSheet ? 'sheetLead' : 'lead')}</p>
      {note ? <p className="mb-5">{note}</p> : null}
      <LookForm {...form} typed={refused?.typed ?? {}} errors={byField} />
    </>
  );
}
