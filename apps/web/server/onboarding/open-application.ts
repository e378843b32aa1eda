import { type Host, type NewTenant, type OwnMandate, openTenant, type PlannedPerson, spendMandate } from '@viche/host';
import { type IdentityClaims, notePerson, type ProviderConfig } from '@viche/identity';
import type { Locale } from '@viche/plugin-api';
import { type ApplicantMark, endApplication } from './application.ts';

interface OpeningParts {
  readonly host: Host;
  readonly provider: ProviderConfig;
}

interface ApplicationToOpen {
  readonly who: ApplicantMark;
  readonly claims: IdentityClaims;
  readonly tenant: NewTenant;
  /** The approved letter of a private person; null for whoever came with the council's key. */
  readonly mandate: OwnMandate | null;
  readonly people: readonly PlannedPerson[];
  readonly domain: string | undefined;
  readonly locale: Locale;
  readonly requestId: string;
}

/**
 * Opens the site that an application asks for. Whoever applied owns it; the application and its letter end in the same transaction.
 *
 * @throws {SlugTaken | TerritoryTaken | EdrpouTaken | MandateMoved | ApplicationEnded}
 */
export function openApplication(
  { host, provider }: OpeningParts,
  { who, claims, tenant, mandate, people, domain, locale, requestId }: ApplicationToOpen,
): Promise<string> {
  const ground: Readonly<Record<string, string>> = mandate
    ? { by: 'letter', mandate: mandate.id }
    : { by: 'application' };
  return openTenant(host, tenant, {
    requestId,
    detail: {
      ...ground,
      edrpou: tenant.edrpou ?? '',
      code: tenant.code,
      slug: tenant.slug,
      ...(people.length > 0 && { invited: String(people.length) }),
      ...(domain && { domain }),
    },
    invitations: { people, locale },
    ...(domain && { domain }),
    async staff(ctx) {
      const options = { provider, acceptClaimResidence: 'registered-or-displaced', locale } as const;
      const { participantId } = await notePerson(ctx, claims, options);
      const displayName = `${claims.givenName} ${claims.familyName}`.trim();
      return [{ participantId, displayName, roles: ['owner', 'moderator', 'officer', 'approver'] }];
    },
    async also({ sql }, tenantId) {
      if (mandate) await spendMandate(sql, who.key, mandate);
      await endApplication(sql, who, tenantId);
    },
  });
}
