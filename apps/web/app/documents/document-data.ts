import { mutationDocument } from '@viche/site';

export const DOCUMENT_KINDS = [
  'statute',
  'regulation',
  'privacy-notice',
  'processing-agreement',
  'decision',
  'other',
] as const;

const FACTS = 'id kind title number adoptedOn inForceFrom url link order file { fileName mediaType bytes }';

export const PUBLIC_DOCUMENTS = /* GraphQL */ `query Documents { documents(first: 100) { ${FACTS} } }`;
export const DESK_DOCUMENTS = /* GraphQL */ `
  query DeskDocuments {
    deskDocuments { ${FACTS} titleUk titleEn revision withdrawnAt }
    documentTemplates { key title missing }
  }
`;
export const TEMPLATES = /* GraphQL */ `query DocumentTemplates { documentTemplates { key title text } }`;
export const ADD_DOCUMENT = mutationDocument('addDocument');
export const EDIT_DOCUMENT = mutationDocument('editDocument');
export const WITHDRAW_DOCUMENT = mutationDocument('withdrawDocument');

export interface DocumentData {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string;
  readonly adoptedOn: string | null;
  readonly inForceFrom: string | null;
  /** Where it is: of its file, or elsewhere. */
  readonly url: string;
  readonly link: string | null;
  readonly order: number;
  readonly file: { readonly fileName: string; readonly mediaType: string; readonly bytes: number } | null;
}

export interface DeskDocumentData extends DocumentData {
  readonly titleUk: string;
  readonly titleEn: string;
  readonly revision: number;
  readonly withdrawnAt: string | null;
}

export interface TemplateData {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly missing: readonly string[];
}

export const DOCUMENT_FIELDS = [
  'kind',
  'titleUk',
  'titleEn',
  'number',
  'adoptedOn',
  'inForceFrom',
  'file',
  'url',
  'order',
  'reason',
] as const;

/** What a document's form asks for, as `addDocument` and `editDocument` take it, without the file. */
export function documentInput(form: FormData): Readonly<Record<string, unknown>> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const order = Number.parseInt(text('order'), 10);
  return {
    kind: DOCUMENT_KINDS.find((known) => known === text('kind')) ?? 'other',
    titleUk: text('titleUk'),
    ...(form.has('titleEn') ? { titleEn: text('titleEn') } : {}),
    number: text('number'),
    adoptedOn: text('adoptedOn') || null,
    inForceFrom: text('inForceFrom') || null,
    url: text('url'),
    order: Number.isFinite(order) ? order : 0,
  };
}
