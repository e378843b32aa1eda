import { readFileSync } from 'node:fs';
import path from 'node:path';

interface KeyPair {
  readonly key: string;
  readonly certificate: string;
}

/**
 * Settings with which the site signs people in by the sandbox's id.gov.ua, encrypted as on a real site. The sandbox made the
 * site's own keys, too: a council gets them from a trust service.
 *
 * @param dataDir the sandbox's folder; it has started already
 */
export function govIdOfSandbox(sandbox: string, dataDir: string, clientSecret: string): Record<string, string> {
  const keys: Readonly<Record<'client' | 'signing' | 'sending', KeyPair>> = JSON.parse(
    readFileSync(path.join(dataDir, 'keys', 'gov-id.json'), 'utf8'),
  );
  return {
    GOVID_URL: `${sandbox}/gov-id`,
    GOVID_CLIENT_ID: 'viche',
    GOVID_CLIENT_SECRET: clientSecret,
    GOVID_CERTIFICATE: keys.client.certificate,
    GOVID_KEY: keys.client.key,
    GOVID_SERVICE_CERTIFICATES: `${keys.signing.certificate}\n${keys.sending.certificate}`,
  };
}
