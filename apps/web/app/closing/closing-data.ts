/** Answer of the query `siteClosing`. */
export interface ClosingData {
  readonly state: string;
  readonly since: string | null;
  readonly lastDay: string | null;
  readonly reason: string | null;
  readonly movedTo: string | null;
  readonly withoutArchive: boolean;
  readonly archived: boolean;
  readonly earliest: string;
}

export const CLOSING_QUERY =
  'query DeskClosing { siteClosing { state since lastDay reason movedTo withoutArchive archived earliest } }';
