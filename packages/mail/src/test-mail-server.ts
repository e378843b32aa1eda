import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** A mail as the test's server took it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

/** A real SMTP server for tests; `answers` are given to the next mails instead of taking them. */
export async function startTestMailServer() {
  const taken: TakenMail[] = [];
  const answers: { at: 'mail' | 'recipient' | 'data-after-keeping'; code: number }[] = [];
  const answerAt = (place: string) => {
    const next = answers[0];
    if (next?.at !== place) return undefined;
    answers.shift();
    return Object.assign(new Error(`no, says the test, to oksana@mail.example`), { responseCode: next.code });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onMailFrom: (_address, _session, callback) => callback(answerAt('mail')),
    onRcptTo: (_address, _session, callback) => callback(answerAt('recipient')),
    onData(stream, { envelope }, callback) {
      let raw = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        raw += chunk;
      });
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
        callback(answerAt('data-after-keeping'));
      });
    },
  });
  server.on('error', () => {});
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    answers,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
