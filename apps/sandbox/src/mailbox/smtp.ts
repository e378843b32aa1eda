import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import type { MailStore } from './mail-store.ts';

const LARGEST_MAIL = 10 * 1024 * 1024;

/** Answers that a mail server gives when it will not take a mail: not now, or never. */
export type Refusal = 'temporary' | 'permanent';

const REFUSALS: Record<Refusal, { code: number; text: string }> = {
  temporary: { code: 451, text: '4.3.0 The sandbox was told to refuse mail for now' },
  permanent: { code: 550, text: '5.7.1 The sandbox was told to refuse mail' },
};

/** The running SMTP server. */
export interface SmtpEndpoint {
  readonly port: number;
  /** Refuses every mail from now on; `undefined` takes them again. */
  setRefusal(refusal: Refusal | undefined): void;
  close(): Promise<void>;
}

/**
 * Listens for mail on loopback: no login, no TLS, since nothing leaves this computer. A mail is answered with 250 only
 * after it lies on the disk.
 */
export async function startSmtp(store: MailStore, port: number): Promise<SmtpEndpoint> {
  let refusal: Refusal | undefined;
  const refusalError = () => {
    if (!refusal) return undefined;
    const { code, text } = REFUSALS[refusal];
    return Object.assign(new Error(text), { responseCode: code });
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL,
    rejectOversized: true,
    logger: false,
    onMailFrom(_address, _session, callback) {
      callback(refusalError());
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', callback);
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback();
        const refused = refusalError();
        if (refused) return callback(refused);
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        store
          .add(Buffer.concat(chunks), { from, to: rcptTo.map(({ address }) => address) })
          .then(({ id }) => callback(null, `kept as ${id}`), callback);
      });
    },
  });
  // A client that hangs up in the middle is its own trouble.
  server.on('error', () => {});
  const listener = server.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();

  return {
    port: typeof address === 'object' && address ? address.port : port,
    setRefusal(next) {
      refusal = next;
    },
    async close() {
      for (const connection of server.connections) connection.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
