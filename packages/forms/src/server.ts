export {
  checkFormToken,
  type FormToken,
  issueFormToken,
  MAX_FORM_AGE_MS,
  MIN_FORM_AGE_MS,
  type TokenCheck,
  type TokenOptions,
} from './form-token.ts';
