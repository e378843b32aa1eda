import { expected } from '@viche/plugin-api';

/** The browser came back with no, a foreign, a used or an old `state`: sign in again. */
export class LoginStateInvalid extends expected('identity/state', 400)<{ reason: string }> {}
/** The provider refused the one-time code: used before, or too old. */
export class LoginCodeInvalid extends expected('identity/code', 400)<{ reason: string }> {}
/** The provider's token failed a check. `reason` names the check and holds nothing of the person. */
export class TokenInvalid extends expected('identity/token', 400)<{ reason: string }> {}
/** The person, or the provider, stopped the login. */
export class LoginRefused extends expected('identity/refused', 400)<{ reason: string }> {}
/** The provider does not answer. */
export class ProviderUnavailable extends expected('identity/provider-unavailable', 503) {}
/** The provider's settings or metadata are unsafe or contradict each other. */
export class ProviderMisconfigured extends expected('identity/provider-config', 422)<{ reason: string }> {}
/** The e-ID gave no code of a natural person (a key of an organisation, for example). */
export class IdentityCodeMissing extends expected('identity/no-code', 422) {}
/** A code that no register could have given: wrong length or check digit. */
export class IdentityCodeInvalid extends expected('identity/bad-code', 422)<{ kind: string }> {}
/** A key of an organisation without a natural person's code: it may represent, but not sign (threats G05). */
export class NotAPerson extends expected('identity/not-a-person', 422) {}
/** The e-ID names nobody (`n/a`): a signature needs a name that the list can show. */
export class NameMissing extends expected('identity/no-name', 422) {}
/** The certificate was issued by a test authority (threats G07). */
export class TestIssuer extends expected('identity/test-issuer', 403) {}
/**
 * The provider answered what cannot be read: an error, a page, half a text, too much or nothing (threats G03), or what
 * cannot be decrypted (G08). `reason` names the check and holds nothing of the answer.
 */
export class ProviderAnswerInvalid extends expected('identity/provider-answer', 502)<{ reason: string }> {}
export class ParticipantBlocked extends expected('identity/blocked', 403) {}
/** An active member of staff is dismissed before the account can be erased. */
export class StaffMustLeaveFirst extends expected('identity/staff-first', 409) {}
/** A logout token that is forged, replayed or not a logout token at all. */
export class LogoutTokenInvalid extends expected('identity/logout-token', 400)<{ reason: string }> {}
/** The answer of a passkey that proves nothing here. `reason` names the check. */
export class PasskeyRefused extends expected('core/passkey-refused', 400)<{ reason: string }> {}
/** The authenticator has a passkey of this site already. */
export class PasskeyKnown extends expected('core/passkey-known', 409) {}
export class TooManyPasskeys extends expected('core/too-many-passkeys', 409)<{ most: number }> {}
/** A code of an operator's invitation that is wrong, used, withdrawn or too old; it does not say which. */
export class OperatorCodeWrong extends expected('core/operator-code', 422) {}
