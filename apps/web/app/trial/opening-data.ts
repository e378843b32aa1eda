/** Answer of the query `siteOpening`. */
export interface OpeningData {
  readonly state: string;
  readonly trial: boolean;
  readonly openedAt: string | null;
  readonly tried: readonly { readonly label: string; readonly count: number }[];
}

export const OPENING_QUERY = 'query DeskOpening { siteOpening { state trial openedAt tried { label count } } }';
