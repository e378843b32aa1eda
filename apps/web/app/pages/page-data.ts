import { mutationDocument } from '@viche/site';

export const DESK_PAGE = /* GraphQL */ `
  query DeskPage($id: String!) {
    deskPage(id: $id) {
      id slug placement order latest published revision publishedAt titleUk titleEn bodyUk bodyEn
      versions { number restores at by titleUk titleEn bodyUk bodyEn }
    }
  }
`;

export interface DeskPageData {
  readonly id: string;
  readonly slug: string;
  readonly placement: string;
  readonly order: number;
  readonly latest: number;
  readonly published: number | null;
  readonly revision: number;
  readonly publishedAt: string | null;
  readonly titleUk: string;
  readonly titleEn: string;
  readonly bodyUk: string;
  readonly bodyEn: string;
  readonly versions: readonly PageVersionData[];
}

export interface PageVersionData {
  readonly number: number;
  readonly restores: number | null;
  readonly at: string;
  readonly by: string | null;
  readonly titleUk: string;
  readonly titleEn: string;
  readonly bodyUk: string;
  readonly bodyEn: string;
}

export const ADD_PAGE = mutationDocument('addPage', 'DeskPage { id }');
export const EDIT_PAGE = mutationDocument('editPage');
export const PUBLISH_PAGE = mutationDocument('publishPage');
export const RESTORE_PAGE = mutationDocument('restorePage');

export const PAGE_FIELDS = ['titleUk', 'bodyUk', 'titleEn', 'bodyEn', 'slug', 'placement', 'order'] as const;
export const PLACEMENTS = ['none', 'header', 'footer', 'help'] as const;

/** What a page's form asks for, as `addPage` and `editPage` take it; a site without English does not ask for English. */
export function pageInput(form: FormData): Readonly<Record<string, unknown>> {
  const text = (name: string) => String(form.get(name) ?? '');
  const order = Number.parseInt(text('order'), 10);
  return {
    titleUk: text('titleUk'),
    ...(form.has('titleEn') ? { titleEn: text('titleEn') } : {}),
    bodyUk: text('bodyUk'),
    ...(form.has('bodyEn') ? { bodyEn: text('bodyEn') } : {}),
    slug: text('slug'),
    placement: PLACEMENTS.find((known) => known === text('placement')) ?? 'none',
    order: Number.isFinite(order) ? order : 0,
  };
}
