import { KeyRefused } from '@viche/identity';
import { createHost, type Host, type HostOptions } from './host.ts';
import { verifyKeys } from './verify-keys.ts';

/**
 * A host for whoever serves or writes: `createHost`, after the keys were found to be those of the data.
 *
 * @throws {KeyRefused}
 */
export async function openHost(options: HostOptions): Promise<Host> {
  const host = await createHost(options);
  try {
    await verifyKeys(host, options.databaseUrl);
    return host;
  } catch (error) {
    await host.close();
    throw error;
  }
}

/** What an operator reads when keys are refused. */
export function keyRefusalText({ problems }: KeyRefused): string {
  return [
    'The keys are refused:',
    ...problems.map((problem) => `  - ${problem}`),
    'Nothing was changed. Put the former values back: new keys in their place would lose every person and every sealed field.',
  ].join('\n');
}

/** For the first lines of a process: a readable list on stderr and exit code 78 (EX_CONFIG) instead of a stack. */
export async function openHostOrExit(options: HostOptions): Promise<Host> {
  try {
    return await openHost(options);
  } catch (error) {
    if (!(error instanceof KeyRefused)) throw error;
    process.stderr.write(`${keyRefusalText(error)}\n`);
    process.exit(78);
  }
}
