import { Readable } from 'node:stream';
import {
  approveMandate,
  findMandate,
  type Host,
  listMandates,
  MANDATE_LISTS,
  type OperatorAtWork,
  openMandateFile,
  type OperatorMandate as Row,
  refuseMandate,
} from '@viche/host';
import { isEdrpou } from '@viche/identity';
import { isId, type Locale } from '@viche/plugin-api';
import type { OperatorMandate, Outcome, SiteOperator } from '@viche/site';
import { contentDisposition } from '@viche/storage';
import { councilName, regionOf, type TerritoryIndex } from '@viche/territories';

interface MandateParts {
  readonly host: Host;
  readonly locale: Locale;
  territories(): Promise<TerritoryIndex>;
  /** @throws {Response} for whoever is not signed in as an operator */
  signedIn(): OperatorAtWork;
  withReason(reason: string, act: (reason: string) => Promise<void>): Promise<Outcome<null>>;
  idOf(id: string): string;
}

type Mandates = Pick<SiteOperator, 'mandates' | 'mandate' | 'decideMandate' | 'mandateFile'>;

/** The console's queue of private persons who ask to open a site by a council's letter. */
export function operatorMandates({ host, locale, territories, signedIn, withReason, idOf }: MandateParts): Mandates {
  async function shown(rows: readonly Row[]): Promise<OperatorMandate[]> {
    const index = await territories();
    return rows.map((row) => entryOf(row, index, locale));
  }
  return {
    async mandates({ list: asked, before }) {
      const list = MANDATE_LISTS.find((known) => known === asked) ?? 'waiting';
      const page = await listMandates(host, signedIn(), { state: list, before: isId(before) ? before : null });
      return { ...page, list, mandates: await shown(page.mandates) };
    },
    async mandate(id) {
      const row = await findMandate(host, signedIn(), idOf(id));
      return row ? (await shown([row]))[0]! : null;
    },
    decideMandate: (id, to, reason) =>
      withReason(reason, (why) =>
        (to === 'approve' ? approveMandate : refuseMandate)(host, signedIn(), { mandateId: idOf(id), reason: why }),
      ),
    async mandateFile(id) {
      const file = await openMandateFile(host, signedIn(), idOf(id));
      if (!file) return null;
      // A download on the console's own host: never shown in it, whatever it is (threats U02). The policy of data is set on the way out.
      return new Response(Readable.toWeb(file.stream) as ReadableStream, {
        headers: {
          'Content-Type': file.mediaType,
          'Content-Length': String(file.bytes),
          'Content-Disposition': contentDisposition('attachment', file.fileName),
          'Cache-Control': 'private, no-store',
        },
      });
    },
  };
}

function entryOf(row: Row, index: TerritoryIndex, locale: Locale): OperatorMandate {
  const { id, state, code, edrpou, role, details, bytes, sentAt, decidedAt, operator, reason } = row;
  const { site, councilSite, others, otherApproved } = row;
  const municipality = index.byCode(code);
  return {
    id,
    state,
    hromada: {
      code,
      name: municipality ? councilName(municipality)[locale] : code,
      region: municipality ? regionOf(municipality)[locale] : '',
    },
    edrpou,
    checkDigit: isEdrpou(edrpou) ? 'right' : 'wrong',
    role,
    person: details && { name: details.name, email: details.email },
    file: details && { name: details.fileName, bytes, signers: details.signers },
    sentAt,
    decidedAt,
    operator,
    reason,
    conflicts: { site, councilSite, others, otherApproved },
  };
}
