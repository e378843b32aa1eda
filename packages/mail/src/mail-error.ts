/** Whether sending the same mail again later can help. */
export type MailErrorPermanence = 'temporary' | 'permanent';

/**
 * `address-invalid`, `sender-unknown`, `message-id-invalid`: the mail was not given to any server. `refused`: the server
 * answered no. `unreachable`: no answer, or none before the mail's turn. `login`: the server does not take our name and password.
 */
export type MailErrorCode =
  | 'address-invalid'
  | 'sender-unknown'
  | 'message-id-invalid'
  | 'refused'
  | 'unreachable'
  | 'login';

/** Why a mail was not sent. The message carries codes only: servers repeat the recipient's address in their answers. */
export class MailError extends Error {
  override readonly name = 'MailError';
  readonly code: MailErrorCode;
  readonly permanence: MailErrorPermanence;
  /** The SMTP reply code, where the server gave one. */
  readonly reply: number | undefined;

  constructor(code: MailErrorCode, permanence: MailErrorPermanence, reply?: number) {
    super(`mail not sent: ${code}, ${permanence}${reply === undefined ? '' : `, SMTP ${reply}`}`);
    this.code = code;
    this.permanence = permanence;
    this.reply = reply;
  }
}

interface TransportError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/**
 * Sorts an error of the transport. Final is only a 5xx answer to this very mail; a wrong password or a connection
 * without TLS is the operator's fault, and the mail waits until it is mended. 503 says that the session went astray, not the mail.
 */
export function toMailError(error: unknown): MailError {
  if (error instanceof MailError) return error;
  const { code, command, responseCode } = (error ?? {}) as TransportError;
  if (code === 'EAUTH' || code === 'ENOAUTH' || command?.startsWith('AUTH')) {
    return new MailError('login', 'temporary', responseCode);
  }
  const isAboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (responseCode === undefined || !isAboutThisMail) return new MailError('unreachable', 'temporary', responseCode);
  const isFinal = responseCode >= 500 && responseCode < 600 && responseCode !== 503;
  return new MailError('refused', isFinal ? 'permanent' : 'temporary', responseCode);
}
