import type { AppLoadContext } from '@remix-run/node';
import type { EarlierPage } from '@viche/forms';
import type { Translator } from '@viche/i18n';
import type { Actor, FileKind, FilePurpose, Locale, TenantInfo } from '@viche/plugin-api';
import type { SiteAccount } from './site-account.ts';
import type { SiteCatalogue } from './site-catalogue.ts';
import type { SiteDesk } from './site-desk.ts';
import type { SiteFollows } from './site-follows.ts';
import type { SiteOnboarding } from './site-onboarding.ts';
import type { SiteOperator } from './site-operator.ts';

export interface NavigationItem {
  readonly href: string;
  readonly label: string;
  readonly icon: string | undefined;
  readonly current: boolean;
}

/** What every page shows around its content. */
export interface SiteChrome {
  readonly navigation: readonly NavigationItem[];
  readonly account: readonly NavigationItem[];
  readonly desk: readonly NavigationItem[];
  /** Pages that the hromada wrote itself, where its menus lead to them. */
  readonly pages: Readonly<Record<'header' | 'footer', readonly NavigationItem[]>>;
  /** The core's own pages of the desk that this person may open. */
  readonly deskSite: readonly NavigationItem[];
}

/** What the platform's own pages show beside their words. */
export interface PlatformFacts {
  readonly tenants: readonly {
    readonly slug: string;
    readonly name: string;
    readonly region: string;
    readonly href: string;
  }[];
  /** Tools of a demonstration; empty elsewhere. */
  readonly demoLinks: readonly { readonly href: string; readonly label: string }[];
}

/** How a person wants pages to look; kept in a cookie of the site. */
export interface Appearance {
  readonly theme: 'device' | 'light' | 'dark';
  readonly contrast: 'normal' | 'more';
  readonly size: 'normal' | 'large';
}

/** A refusal that a form shows: a stable code, words in the page's language, and the field where there is one. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
}

export type Outcome<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly refusal: Refusal; readonly status: number };

/** A file of a posted form, as it came. */
export interface PostedFile {
  /** Set when the disk took none of it; the rest of the form came through. */
  readonly noRoom?: boolean;
  readonly field: string;
  /** As the browser said it. */
  readonly fileName: string;
  /** Where its bytes lie until the answer is sent; null for one that was too large to be read. */
  readonly path: string | null;
}

/** A file that was checked and kept: it waits a day for the act that takes it. */
export interface SentFile {
  readonly id: string;
  readonly fileName: string;
  readonly kind: FileKind;
  readonly bytes: number;
}

/**
 * A posted form. `done: false` means that its token was not ours or too old (the session changed meanwhile, the tab stood
 * open overnight): nothing was done, and the page shows the form again with what was typed and a fresh token.
 */
export type PostedForm =
  | {
      readonly done: true;
      readonly form: FormData;
      /** Files that came with it, on pages whose route takes them; they are gone when the answer is sent. */
      readonly files: readonly PostedFile[];
      /** Names this act: the same form sent again is the same act. Null for a guest. */
      readonly idempotencyKey: string | null;
    }
  | { readonly done: false; readonly typed: FormData; readonly refusal: Refusal; readonly status: number };

export interface FormReading {
  /**
   * `human` for an act that the law keeps for people: the answer waits until the page is two seconds old, so that no
   * program acts faster than a person reads (threats F03).
   */
  readonly pace?: 'any' | 'human';
  /**
   * Mark of what today's form asks (`formVersion`), where the page carries one, or a way to tell it from the posted fields. A
   * page with another mark is refused with `core/form-changed`, and what was typed goes back into today's form.
   */
  readonly version?: string | ((form: FormData) => string);
  /** Older pages that are still taken. */
  readonly earlier?: readonly EarlierPage[];
}

/** A file for keeping, made piece by piece as its reader takes it. */
export interface StreamedFile {
  /** ASCII, as it stands in the reader's folder. */
  readonly name: string;
  readonly type: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** One request to one site, as loaders, actions and components see it. */
export interface SiteContext {
  /** A hromada's site, or the platform's own pages on the bare host (its `tenant` is only a name and an ornament). */
  readonly kind: 'tenant' | 'platform';
  readonly platform?: PlatformFacts;
  /** On the platform's own pages. */
  readonly onboarding?: SiteOnboarding;
  /** On the operators' pages of the platform, and nowhere else. */
  readonly operator?: SiteOperator;
  /** On the platform's own pages. */
  readonly catalogue?: SiteCatalogue;
  /** Whether this process shows things made for development and demonstrations. */
  readonly mode: 'development' | 'demo' | 'production';
  readonly tenant: TenantInfo;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly translator: Translator;
  readonly requestId: string;
  /** `https://slavutych.viche.example`, without a slash at the end. */
  readonly origin: string;
  /** Path without the language prefix, with its known query. */
  readonly path: string;
  readonly chrome: SiteChrome;
  readonly appearance: Appearance;
  /** Ways to sign in that the hromada offers, in its order, labels in this page's language. */
  readonly logins: readonly { readonly id: 'eid' | 'gov-id'; readonly label: string }[];
  readonly account: SiteAccount;
  readonly desk: SiteDesk;
  readonly follows: SiteFollows;
  readonly themeHref: string | null;
  /** `frame`: another site may show this page inside one of its own, so it has neither script nor forms. */
  readonly shownIn: 'window' | 'frame';
  /** An act of this request was refused until the person proves anew who they are. */
  readonly asksForProof: boolean;
  /** Stands in the page where a nonce will be: replaced in each response. */
  readonly nonce: string;
  /** The same page in the site's other language; null where it has one language. */
  readonly twin: { readonly locale: Locale; readonly href: string } | null;
  /** Address of a path in this page's language. */
  href(path: string): string;
  /** Runs a query in process. Throws a Response for a refusal: 404, 401 as a way to the login, and so on. */
  query<T>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<T>;
  /** Runs one mutation whose result is a union with typed errors. */
  mutate<T>(document: string, variables: Readonly<Record<string, unknown>>): Promise<Outcome<T>>;
  /** Hidden value of a form; `scope` names the form and its thing. Empty for a guest. */
  formToken(scope: string): string;
  /** Reads a posted form and checks its token. */
  readForm(request: Request, scope: string, reading?: FormReading): Promise<PostedForm>;
  /**
   * Checks a file of a posted form and keeps it until an act takes it by its id. A refusal says why in the page's language,
   * and belongs to the field of the file. A crest is drawn anew, from a drawing (SVG) too.
   */
  sendFile(file: PostedFile, purpose?: FilePurpose): Promise<Outcome<SentFile>>;
  /** What a guest posted in a form of somebody signed in: the login ended meanwhile, and nothing typed may be lost. */
  readonly keptPost: readonly (readonly [name: string, value: string])[] | null;
  /**
   * An answer that is made while it is sent. One at a time for a person and two for a hromada; throws 429 beyond that, and the
   * way to the login for a guest.
   */
  stream(file: StreamedFile): Response;
  /** The picture for posts about a page: its kind and title in the hromada's colours, as PNG. */
  card(page: { readonly kind: string; readonly title: string }): Promise<Response>;
  /** Says that guests may get this page from the cache until one of the tags is invalidated. */
  cacheFor(...tags: string[]): void;
  /** An address to go back to as a path of this very site; `/` for everything else (threats O09). */
  returnPath(given: string | null): string;
  /** Set-Cookie value that keeps this choice for a year. */
  keepAppearance(appearance: Appearance): string;
  /** Puts a failure nobody expected into the log, under this request's id. */
  reportError(error: unknown): void;
  /** Sends a guest to the login and back here; returns for a person who is signed in. */
  requirePerson(): void;
  /** Throws 404 for everybody but staff of this tenant. */
  requireStaff(): void;
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    site: SiteContext;
    /** Text of the page, when one was rendered; the response then has headers only. */
    page?: string;
  }
}

/**
 * The site of a loader's or action's request.
 *
 * @example
 * export const loader = ({ context }: LoaderFunctionArgs) => siteOf(context).query(PETITIONS);
 */
export function siteOf(context: AppLoadContext): SiteContext {
  return context.site;
}
