import { createHash } from 'node:crypto';
import { signBytes } from '@viche/audit';
import { type ClosedSite, closingCertificate, type Environment, SWEPT_KINDS, sweptByKind } from '@viche/host';
import { detectLocale, formatDate, formatDateTime, formatNumber, type Translator } from '@viche/i18n';
import { KeptPdfs, makePdf } from '@viche/pdf';
import type { Locale } from '@viche/plugin-api';

/** Where the certificate of a closed site lies: as JSON, as a signature over the bytes of that, as a paper. */
export const CERTIFICATE_FILES = {
  json: '/closing-certificate.json',
  signature: '/closing-certificate.sig',
  paper: '/closing-certificate.pdf',
} as const;

/** Where the platform's host shows the key that signs. */
export const AUDIT_KEY_PATH = '/audit-key.pem';

interface ClosedFileParts {
  readonly env: Pick<Environment, 'AUDIT_SIGNING_KEY' | 'PLATFORM_URL'>;
  readonly translators: Readonly<Record<Locale, Translator>>;
}

export interface ClosedFile {
  readonly name: string;
  readonly type: string;
  readonly body: Uint8Array | string;
}

/** Anybody may ask at the address of a closed site: what was drawn once is not drawn for the next. */
const papers = new KeptPdfs({ limit: 20 });

/** A file of the certificate; null for any other address. Nothing is signed and printed before all is swept. */
export async function closedFile(
  pathname: string,
  site: ClosedSite,
  { env, translators }: ClosedFileParts,
): Promise<ClosedFile | null> {
  const { path, locale } = detectLocale({ pathname });
  const isPlain = pathname === CERTIFICATE_FILES.json || pathname === CERTIFICATE_FILES.signature;
  // Most visitors ask for the page: nothing is signed for them.
  if (!isPlain && path !== CERTIFICATE_FILES.paper) return null;
  const name = `viche-closing-${site.slug}`;
  const json = Buffer.from(closingCertificate(site));
  if (pathname === CERTIFICATE_FILES.json)
    return { name: `${name}.json`, type: 'application/json; charset=utf-8', body: json };
  if (!site.finishedAt) return null;
  const { signature, keyId } = signBytes(json, env.AUDIT_SIGNING_KEY);
  if (pathname === CERTIFICATE_FILES.signature)
    return { name: `${name}.sig`, type: 'application/octet-stream', body: signature };
  const proof = {
    digest: createHash('sha256').update(json).digest('hex'),
    signature: signature.toString('hex'),
    keyId,
    key: `${new URL(env.PLATFORM_URL).origin}${AUDIT_KEY_PATH}`,
  };
  const { bytes } = await papers.take({ site, locale, proof }, () =>
    certificatePaper(site, locale, translators[locale], proof),
  );
  return { name: `${name}.pdf`, type: 'application/pdf', body: bytes };
}

/** The certificate for an archive on paper: what the JSON says, its digest, and the signature over it. */
function certificatePaper(
  site: ClosedSite,
  locale: Locale,
  { t }: Translator,
  proof: Readonly<Record<'digest' | 'signature' | 'keyId' | 'key', string>>,
): Promise<Uint8Array> {
  const words = (key: string, values = {}) => t(`closing:${key}`, values);
  const name = locale === 'en' ? site.officialNameEn : site.officialName;
  const title = words('paper.title', { slug: site.slug });
  const facts = {
    title,
    language: locale,
    author: t('site:platform.name'),
    // The same paper each time that it is asked for.
    createdAt: site.finishedAt!,
    foot: { note: title, page: () => [`${words('paper.page')} `, ''] as const },
  };
  const amounts = sweptByKind(site);
  return makePdf(facts, (paper) => {
    const fact = (key: string, value: string) => paper.fact(words(`certificate.${key}`), value);
    paper.paragraph(t('site:platform.name'), 'small');
    paper.heading(1, words('certificate.title'));
    paper.paragraph(name);
    paper.paragraph(words('certificate.lead'));
    paper.fact(words('paper.address'), site.slug);
    paper.fact(words('paper.code'), site.code);
    fact('opened', formatDate(locale, site.openedAt));
    fact('since', formatDate(locale, site.closingSince));
    fact('closed', formatDateTime(locale, site.closedAt));
    fact('finished', formatDateTime(locale, site.finishedAt!));
    if (site.movedTo) paper.fact(words('paper.movedTo'), site.movedTo);
    paper.fact(words('paper.archive'), words(site.withoutArchive ? 'paper.withoutArchive' : 'paper.withArchive'));
    for (const kind of SWEPT_KINDS) fact(kind, formatNumber(locale, amounts[kind]));
    fact('head', site.auditHead ? inGroups(site.auditHead) : words('certificate.none'));
    paper.heading(2, words('paper.proof'));
    paper.paragraph(words('paper.proofLead', { key: proof.key }));
    paper.fact(words('paper.digest'), inGroups(proof.digest));
    paper.fact(words('paper.signature'), inGroups(proof.signature));
    paper.fact(words('paper.keyId'), proof.keyId);
  });
}

/** Long numbers break at spaces, and people compare them by groups. */
const inGroups = (hex: string): string => hex.match(/.{1,8}/g)!.join(' ');
