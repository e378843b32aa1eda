export {
  type FormPurpose,
  type FormToken,
  formFingerprint,
  issueFormToken,
  MAX_FORM_AGE_MS,
  MIN_FORM_AGE_MS,
  type TokenCheck,
  type TokenCheckOptions,
  type TokenLedger,
  type TokenRefusal,
  verifyFormToken,
} from './form-token.ts';
