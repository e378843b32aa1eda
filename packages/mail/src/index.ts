export { isMailAddress, type MailAddress } from './address.ts';
export { MailError, type MailErrorCode, type MailErrorPermanence } from './mail-error.ts';
export { createMailer, type Mailer, type MailerOptions, type OutgoingMail, type SentMail } from './mailer.ts';
export { messageIdFor } from './message-id.ts';
export { renderMail } from './render-mail.ts';
export {
  MAIL_LOCALES,
  type MailLocale,
  type MailParams,
  type MailTemplate,
  type MailTenant,
  type MailTexts,
  type RenderedMail,
} from './template.ts';
