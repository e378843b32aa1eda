export * from './actor.ts';
export { type AgeAsked, agesOn } from './ages-on.ts';
export * from './assisted-session.ts';
export { displayName, type IdentityClaims, isDay, type Organisation, publicNameOf, readOidcClaims } from './claims.ts';
export { formatClosing } from './closing-journal.ts';
export { type CookieJar, type CookieKind, type CookieMode, cookies } from './cookies.ts';
export * from './csrf.ts';
export { isEdrpou } from './edrpou.ts';
export * from './end-session.ts';
export * from './erase-participant.ts';
export * from './erasure-journal.ts';
export * from './errors.ts';
export * from './export-participant.ts';
export * from './field-encryption.ts';
export { type AnswerDecryptor, DECRYPT_MS, evenTempered } from './gov-id/answer-decryptor.ts';
export { type DstuKeys, dstuDecryptor } from './gov-id/dstu-decryptor.ts';
export { createGovIdAdapter } from './gov-id/gov-id-adapter.ts';
export { GOV_ID_WAYS, type GovIdConfig, type GovIdWay } from './gov-id/gov-id-provider.ts';
export { type DecryptService, httpDecryptor } from './gov-id/http-decryptor.ts';
export { certificateTerm, type OwnPairFault, ownPairFault, tidyPem } from './gov-id/own-pair.ts';
export { HANDOVER_SECONDS, handOverLogin, takeOverLogin } from './handover.ts';
export type * from './identity-adapter.ts';
export { identityCatalogue } from './identity-catalogue.ts';
export * from './identity-code.ts';
export type { IdentityContext } from './identity-context.ts';
export * from './key-ring.ts';
export { type BeginLogin, beginLogin, type ClaimLogin, claimLogin } from './login-attempt.ts';
export { LOGIN_SECONDS, openLoginCookie, type PendingLogin, sealLoginCookie } from './login-cookie.ts';
export type { LogoutNotice } from './logout-token.ts';
export { networkMark } from './network-mark.ts';
export { createOidcAdapter, type OidcAdapter } from './oidc-adapter.ts';
export * from './operators/operator-code.ts';
export * from './operators/operator-passkeys.ts';
export * from './operators/operator-session.ts';
export { addPasskeyOf, creationOptions, MOST_PASSKEYS, type NewPasskey } from './passkeys/add-passkey.ts';
export type { Ceremony } from './passkeys/ceremony.ts';
export { type PasskeyLine, passkeysOf } from './passkeys/passkey-rows.ts';
export { proveByPasskey, requestOptions } from './passkeys/prove-by-passkey.ts';
export { type DocumentSeen, personAtDesk } from './person-at-desk.ts';
export { emailHash, opensPersonKey, personKey, rewrapPersonKey, tenantHash } from './person-key.ts';
export { peopleOfCodes } from './person-of-code.ts';
export * from './provider.ts';
export * from './residency.ts';
export { residentList } from './resident-list.ts';
export { type ActorFacts, listSessions, resolveSession, type SessionLine } from './resolve-session.ts';
export { safeReturnTo } from './return-to.ts';
export { openBytes, opensSeal, SealBroken, sealBytes } from './sealed-bytes.ts';
export { Secret } from './secret.ts';
export {
  MOST_SESSIONS,
  type NewSession,
  openSession,
  ROTATION_GRACE_SECONDS,
  type Rotation,
  rotateSession,
  SESSION_LIMITS,
  touchSession,
} from './session.ts';
export * from './sign-in.ts';
export { stateMark, tenantOfState } from './state-mark.ts';
export { sweepIdentity } from './sweep.ts';
export * from './tenant-keys.ts';
