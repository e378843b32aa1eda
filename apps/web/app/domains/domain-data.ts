export const DOMAIN_FIELDS = `host name state stateSince isMain mayBeMain problem found checkedAt checkAskedAt
  records { type name value } certificate certificateIssuer certificateEndsAt certificateProblem`;

/** A name of the hromada's own, as `ownDomains` answers it. */
export interface DomainData {
  readonly host: string;
  readonly name: string;
  readonly state: 'pending' | 'verified' | 'active' | 'failed' | 'unverified';
  readonly stateSince: string;
  readonly isMain: boolean;
  readonly mayBeMain: boolean;
  readonly problem: string | null;
  readonly found: readonly string[];
  readonly checkedAt: string | null;
  readonly checkAskedAt: string | null;
  readonly records: readonly { readonly type: string; readonly name: string; readonly value: string }[];
  readonly certificate: 'none' | 'good' | 'soon' | 'bad';
  readonly certificateIssuer: string | null;
  readonly certificateEndsAt: string | null;
  readonly certificateProblem: string | null;
}

/** Answer of `siteAddress`. */
export interface SiteAddressData {
  readonly desk: string;
  readonly main: string;
  readonly target: string;
}

/** Acts of the page, as its forms name them and its address tells of them afterwards. */
export const DOMAIN_ACTS = ['claimed', 'asked', 'main', 'removed'] as const;
export type DomainAct = (typeof DOMAIN_ACTS)[number];
