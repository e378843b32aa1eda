import type { AnyPluginServer } from '@viche/plugin-api';

/** Tables of the core whose rows a trial hands on whole to the site that it becomes, each with its reason. */
export const KEPT: Readonly<Record<string, string>> = {
  tenant_module: 'what is switched on',
  setting: 'the rules that were set',
  setting_change: 'their history',
  letter_text: 'letters in the hromada’s own words',
  page: 'pages of the hromada',
  page_version: 'their history',
  document: 'documents of the hromada',
  tenant_calendar_day: 'its calendar',
  tenant_territory: 'its territories',
  territory_alias: 'their former names',
  resident_list: 'the council’s register, uploaded for use',
  resident_list_entry: 'the same',
  staff_member: 'who works here',
  role_assignment: 'as what',
  staff_invitation: 'who is to come',
  passkey_reset: 'a second factor that is being replaced',
  rollout_step: 'the plan of putting the site into use',
  audit_entry: 'the log of acts is never cut',
  audit_pending: 'the same',
  audit_batch: 'the same',
  audit_leaf: 'the same',
  command_receipt: 'answers of a day for forms that were sent twice, the opening’s own among them',
  inbox_event: 'receipts of the queue: what was done is not done again',
  login_attempt: 'logins of some minutes that are under way',
};

/** Tables of the core of which `viche.wipe_shared` takes some rows and leaves others, with what stays. */
export const SHARED: Readonly<Record<string, string>> = {
  participant: 'people who work here',
  person_key_alias: 'theirs',
  identity_link: 'theirs: they must stay able to sign in',
  session: 'theirs: whoever opens the site goes on at the desk',
  passkey: 'theirs',
  letter_choice: 'theirs',
  consent: 'theirs',
  notification: 'letters to staff about the site itself, and invitations',
  outbox_job: 'jobs of the core that are about to be handed to the queue: the letters that carry those',
  four_eyes_request: 'the request by which two owners open the site',
  attachment: 'the crest and documents',
};

/** Whose files stay: subjects of the kept tables. */
export const KEPT_FILES: readonly string[] = ['Crest', 'Page', 'Document'];

type Servers = readonly Pick<AnyPluginServer, 'trial'>[];

/** Everything else is wiped: a table of which nobody has said a word holds what was tried. */
export const isWiped = (table: string, servers: Servers): boolean =>
  !(table in KEPT) && !(table in SHARED) && !servers.some(({ trial }) => trial?.keeps.includes(table));
