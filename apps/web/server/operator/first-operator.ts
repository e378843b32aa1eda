import { type Environment, type Host, offerFirstOperator } from '@viche/host';

/**
 * While the platform has no operator, prints the code with which the first one comes in. On standard output and not in the log: whoever
 * reads collected logs must not be able to become an operator.
 */
export async function tellFirstOperator(
  host: Host,
  { PLATFORM_URL }: Pick<Environment, 'PLATFORM_URL'>,
): Promise<void> {
  try {
    const code = await offerFirstOperator(host);
    if (!code) return;
    const address = `${new URL(PLATFORM_URL).origin}/operator/enrol`;
    process.stdout.write(`The platform has no operator yet. One-time code for ${address} (24 hours): ${code}\n`);
  } catch (error) {
    host.log.error({ err: error, event: 'operator.first-code' }, 'the code of the first operator was not made');
  }
}
