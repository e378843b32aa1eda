import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphqlCaller, GraphqlServer } from '@viche/graphql';
import type { Environment, Host } from '@viche/host';
import type { CookieJar } from '@viche/identity';
import type { AnyManifest } from '@viche/plugin-api';
import type { PostedFile, SiteContext } from '@viche/site';
import type { Auth } from './auth.ts';
import type { KnownParameters } from './known-query.ts';
import type { Limits } from './limits/limits.ts';
import type { OpenDataFiles } from './open-data/open-data-files.ts';
import type { Opening } from './opening.ts';
import type { PageCache } from './page-cache.ts';
import type { PublicFiles } from './public-files/public-files.ts';
import type { UploadLimits } from './uploads.ts';

/** What Remix answered: a page's text stands beside the response, everything else is the response's body. */
export interface RenderedAnswer {
  readonly response: Response;
  readonly page: string | null;
}

export interface RequestHandlerParts {
  readonly host: Host;
  readonly env: Environment;
  readonly auth: Auth;
  readonly cookies: CookieJar;
  readonly graphql: GraphqlServer;
  /** Where the GraphQL server finds the caller of a request. */
  readonly callers: WeakMap<Request, GraphqlCaller>;
  readonly limits: Limits;
  readonly cache: PageCache;
  readonly opening: Opening;
  readonly openData: OpenDataFiles;
  readonly publicFiles: PublicFiles;
  readonly manifests: readonly AnyManifest[];
  readonly known: KnownParameters;
  /** What a form at this path may send; null where files are not read. */
  uploadsAt(pathname: string): UploadLimits | null;
  /** Renders a page of a tenant's site. */
  renderTenant(request: Request, site: SiteContext): Promise<RenderedAnswer>;
  /** Answers the bare host: the platform's own pages; null for an address that is nobody's. `files` are those of the posted form. */
  respondPlatform(request: Request, peer: string, files: readonly PostedFile[]): Promise<RenderedAnswer | null>;
  /** Build output and other static files; true when it answered. */
  serveFile(req: IncomingMessage, res: ServerResponse): boolean;
  onAnswered(facts: { route: string; status: number; ms: number }): void;
}
