import type { BaseContext } from '@viche/plugin-api';
import { addressSecret, expiryFrom, signAddress } from '@viche/storage';
import type { HostServices } from '../services.ts';
import type { TenantBundle } from '../tenants.ts';

/** Makes the addresses of one tenant's files; those of private ones are signed and open for five minutes. */
export function fileAddresses(
  { files }: Pick<HostServices, 'files'>,
  { info, keys }: Pick<TenantBundle, 'info' | 'keys'>,
): BaseContext['fileAddress'] {
  return ({ id, visibility }) => {
    if (!files) throw new Error('This process serves no files');
    const address = `${files.originOf(info.slug)}/${id}`;
    if (visibility === 'public') return address;
    const expires = expiryFrom(new Date());
    const signature = signAddress(addressSecret(keys.dataKey.reveal()), { tenantId: info.id, fileId: id, expires });
    return `${address}?until=${expires}&proof=${signature}`;
  };
}
