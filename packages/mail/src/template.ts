/** Languages that mails are written in. */
export const MAIL_LOCALES = ['uk', 'en'] as const;

/** A language that mails are written in. */
export type MailLocale = (typeof MAIL_LOCALES)[number];

/** The words of one mail in one language. Where values are given, `{name}` stands for the value of that name. */
export interface MailTexts {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The label of the button; without it the mail has none. */
  readonly action?: string;
  /** Why the person gets it, as a sentence: «Ви підписали цю петицію». */
  readonly reason: string;
}

/** A mail as data, in every language. */
export type MailTemplate = Readonly<Record<MailLocale, MailTexts>>;

/** Whose mail it is. `colour` is `#rrggbb`; one that white text cannot be read on is replaced by ink. */
export interface MailTenant {
  readonly name: string;
  readonly colour: string;
  readonly url: string;
}

/** What fills a template. Addresses are absolute and `http` or `https`. */
export interface MailParams {
  readonly tenant: MailTenant;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly actionUrl?: string;
  /** Has to end the subscription by a bare POST too: mail programs send one for the person (RFC 8058). */
  readonly unsubscribeUrl?: string;
}

/** A mail ready to send. */
export interface RenderedMail {
  readonly language: MailLocale;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly unsubscribeUrl: string | undefined;
}
