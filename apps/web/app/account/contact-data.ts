/** Where the person is written to, as the account's pages read it. */
export interface ContactData {
  readonly address: string | null;
  readonly verifiedAt: string | null;
  readonly waiting: { readonly address: string; readonly until: string } | null;
}

export const CONTACT_FIELDS = 'address verifiedAt waiting { address until }';

export const MY_CONTACT = `query MyContact { myContact { ${CONTACT_FIELDS} } }`;
