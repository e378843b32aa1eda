import { LoginRefused, LoginStateInvalid } from './errors.ts';
import type { LoginFinish } from './identity-adapter.ts';
import type { ProviderConfig } from './provider.ts';

/**
 * Before anything is asked of the provider: this answer must belong to this login and this provider (threats O02).
 *
 * @returns the one-time code
 * @throws {LoginStateInvalid | LoginRefused}
 */
export function refuseForeignAnswer(provider: ProviderConfig, { callbackUrl, login }: LoginFinish): string {
  const only = (name: string) => {
    const values = callbackUrl.searchParams.getAll(name);
    if (values.length > 1) throw new LoginStateInvalid({ reason: `${name}-twice` });
    return values[0];
  };
  if (only('state') !== login.state) throw new LoginStateInvalid({ reason: 'state' });
  if (login.providerId !== provider.id || login.issuer !== provider.issuer)
    throw new LoginStateInvalid({ reason: 'provider' });
  const issuer = only('iss');
  if (issuer !== undefined && issuer !== provider.issuer) throw new LoginStateInvalid({ reason: 'iss' });
  const refusal = only('error');
  if (refusal !== undefined) throw new LoginRefused({ reason: /^[a-z_]{1,60}$/.test(refusal) ? refusal : 'unknown' });
  const code = only('code');
  if (!code) throw new LoginStateInvalid({ reason: 'no-code' });
  return code;
}
