import { type OwnPairFault, ownPairFault, Secret } from '@viche/identity';
import type { FieldProblem } from '@viche/plugin-api';
import type { NextSettings, SettingsRule } from '@viche/settings';
import type { SecretSealer } from '@viche/settings/server';

/** What belongs together: with a part of it nobody could sign in. */
const EID = ['eidClientId', 'eidClientSecret'] as const;
const GOV_ID = ['govIdClientId', 'govIdClientSecret', 'govIdCertificate', 'govIdKey'] as const;

const isSet = (next: NextSettings, key: string): boolean => Boolean(next.values[key] || next.secret(key));

function missing(next: NextSettings, keys: readonly string[]): readonly FieldProblem[] {
  const empty = keys.filter((key) => !isSet(next, key));
  if (empty.length === keys.length) return [];
  return empty.map((field) => ({ field, problem: `logins:problem.missing.${field}` }));
}

const FIELD_OF: Readonly<Record<OwnPairFault, 'govIdCertificate' | 'govIdKey'>> = {
  'certificate-unreadable': 'govIdCertificate',
  'not-for-encryption': 'govIdCertificate',
  'too-early': 'govIdCertificate',
  expired: 'govIdCertificate',
  'key-unreadable': 'govIdKey',
  'other-key': 'govIdKey',
};

/**
 * The rule of the core's settings: a client of the hromada's own is whole, and its key opens what is sealed to its certificate.
 * Asked only of what is changed, so that a certificate that has ended since keeps nobody from changing a label.
 */
export function ownClientRule(
  sealer: Pick<SecretSealer, 'open'>,
  place: { readonly tenantId: string; readonly scope: string },
): SettingsRule {
  return async (next) => {
    const touched = (keys: readonly string[]) => keys.some((key) => next.changed.has(key));
    const problems = [EID, GOV_ID].flatMap((keys) => (touched(keys) ? missing(next, keys) : []));
    if (problems.length > 0 || !touched(GOV_ID) || !isSet(next, 'govIdKey')) return problems;
    const kept = next.secret('govIdKey') ?? '';
    const key =
      typeof kept === 'string'
        ? kept
        : await sealer.open(Buffer.from(kept.$sealed, 'base64'), { ...place, key: 'govIdKey' });
    const certificate = String(next.values.govIdCertificate);
    const fault = await ownPairFault({ certificate, key: Secret.fromText(key) });
    return fault ? [{ field: FIELD_OF[fault], problem: `logins:problem.${fault}` }] : [];
  };
}
