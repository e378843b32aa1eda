import { createReadStream } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { FileRefused } from './problems.ts';

/** Looks through a file before it is kept. */
export interface Scanner {
  /** @throws {FileRefused} `infected`, or `scanner-down` when nobody can say: what was not looked at is not kept */
  scan(file: string): Promise<void>;
}

const ANSWER_MS = 30_000;
const LARGEST_ANSWER = 4_096;

/** clamd over TCP by its INSTREAM command: pieces with their length in front, a zero at the end, one line back. */
export function createClamdScanner({ host, port }: { host: string; port: number }): Scanner {
  return {
    async scan(file) {
      const verdict = await ask(host, port, file).catch(() => null);
      if (verdict === null || !/^stream: /.test(verdict)) throw new FileRefused('scanner-down');
      if (/ FOUND$/.test(verdict)) throw new FileRefused('infected');
      if (!/: OK$/.test(verdict)) throw new FileRefused('scanner-down');
    },
  };
}

async function ask(host: string, port: number, file: string): Promise<string> {
  const socket = createConnection({ host, port });
  socket.setTimeout(ANSWER_MS, () => socket.destroy(new Error('the scanner is silent')));
  const answer = lineFrom(socket);
  // Whichever of the two fails first is the failure; the other one must not be left without a listener.
  answer.catch(() => {});
  try {
    await write(socket, Buffer.from('zINSTREAM\0'));
    for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      await write(socket, Buffer.concat([length, piece]));
    }
    await write(socket, Buffer.alloc(4));
    return await answer;
  } finally {
    socket.destroy();
  }
}

const write = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

function lineFrom(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('data', (piece: Buffer) => {
      text += piece.toString('latin1');
      if (text.includes('\0')) resolve(text.slice(0, text.indexOf('\0')));
      else if (text.length > LARGEST_ANSWER) reject(new Error('the scanner talks too much'));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the scanner hung up')));
  });
}
