export {
  email,
  kopiykas,
  line,
  localDay,
  type NumberLimits,
  oneLine,
  paragraphs,
  phone,
  type TextLimits,
  wholeText,
} from './builders.ts';
export { type DraftStore, type KeptDraft, runStage } from './draft-store.ts';
export { type FieldConstraints, fieldConstraints } from './field-constraints.ts';
export {
  type ControlProps,
  errorSummary,
  type FieldProps,
  type FormView,
  fieldProps,
} from './field-props.ts';
export { fittingFields } from './fitting-fields.ts';
export type {
  DraftValues,
  FormDraft,
  FormStep,
  LeaveView,
  ReviewView,
  StagedForm,
  StagedValue,
  StageResult,
  StageView,
  StepView,
  SubmitView,
} from './form-draft.ts';
export { type FormLimits, type FormValues, HIDDEN_FIELDS } from './form-values.ts';
export {
  type EarlierForm,
  type EarlierPage,
  fieldsOfToday,
  formVersion,
  parseVersionedForm,
  type VersionedForm,
} from './form-version.ts';
export { type FormViewOptions, formView } from './form-view.ts';
export { type ParsedForm, parseForm, typedValues } from './parse-form.ts';
export { formsCatalogue, isProblemCode, PROBLEM_CODES, type ProblemCode, problemKey } from './problems.ts';
export { REVIEW, stage } from './staged-form.ts';
export { parseTypedDay } from './typed-day.ts';
export { moneyForField, parseTypedDecimal, parseTypedMoney, parseTypedWhole } from './typed-number.ts';
export { parseTypedPhone } from './typed-phone.ts';
export { problemsOf } from './zod-problems.ts';
