import type { ServerResponse } from 'node:http';
import type { DemoCitizen } from '../citizens.ts';
import type { GovIdCase } from './cases.ts';
import type { GovIdKeys } from './keys.ts';
import { sealData, signData } from './seal.ts';
import { userInfoOf } from './user-info.ts';

const SILENCE_MS = 25_000;
const FIVE_MEGABYTES = 5 * 1024 * 1024;

/** Answers as the service does: JSON, and mostly 200. */
export function sendJson(res: ServerResponse, body: unknown): void {
  sendText(res, 'application/json; charset=utf-8', JSON.stringify(body));
}

function sendText(res: ServerResponse, type: string, body: string | Buffer): void {
  res.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

/** What is told of a login. */
export interface Told {
  readonly citizen: DemoCitizen;
  readonly way: string;
  readonly how: GovIdCase;
  /** Certificate of the site, DER; null asks for a plain answer. */
  readonly recipient: Buffer | null;
}

/** Answers `get-user-info`. */
export async function sendUserInfo(res: ServerResponse, told: Told, keys: GovIdKeys): Promise<void> {
  const info = userInfoOf(told.citizen, told.way, told.how);
  const plain = JSON.stringify(info);
  switch (told.how) {
    case 'error-under-200':
      return sendJson(res, { error: 'server_error', error_description: `Дані ${info.drfocode} недоступні` });
    case 'html':
      return sendText(res, 'text/html; charset=utf-8', '<!doctype html><title>502 Bad Gateway</title>');
    case 'cut-json':
      return sendText(res, 'application/json', plain.slice(0, plain.length / 2));
    case 'five-megabytes':
      return sendJson(res, { ...info, padding: 'x'.repeat(FIVE_MEGABYTES) });
    case 'wrong-charset':
      return sendText(res, 'application/json; charset=windows-1251', windows1251(plain));
    case 'silence':
      return void setTimeout(() => sendJson(res, info), SILENCE_MS).unref();
    default: {
      const sealed = told.recipient && told.how !== 'plain-instead-of-sealed';
      sendJson(res, sealed ? { encryptedUserInfo: seal(plain, told, keys).toString('base64') } : info);
    }
  }
}

function seal(plain: string, { how, recipient }: Told, keys: GovIdKeys): Buffer {
  const content = Buffer.from(plain, 'utf8');
  const signer = how === 'foreign-signer' ? keys.strangerSigning : keys.signing;
  const inner = how === 'unsigned-inside' ? content : signData(content, signer);
  const to = how === 'other-recipient' ? derOf(keys.stranger.certificate) : recipient;
  const sealed = sealData(inner, keys.sending, to ?? derOf(keys.client.certificate));
  const last = sealed.length - 1;
  if (how === 'flipped-bits') sealed[last - 200] = (sealed[last - 200] ?? 0) ^ 0xff;
  return sealed;
}

/** @param pem certificate */
export function derOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
}

/** Cyrillic capitals and small letters of the code page; the rest of its upper half is not needed. */
function windows1251(text: string): Buffer {
  const codes = [...text].map((letter) => {
    const code = letter.charCodeAt(0);
    if (code < 0x80) return code;
    return code >= 0x410 && code <= 0x44f ? code - 0x350 : 0xb3;
  });
  return Buffer.from(codes);
}
