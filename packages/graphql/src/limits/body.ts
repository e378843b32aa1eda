import { LIMITS, LimitRefusal } from './limit-refusal.ts';

/**
 * Reads a body while counting its bytes and stops at the bound: the sender's own length is only a first hint.
 * @throws LimitRefusal `body`
 */
export async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > LIMITS.body) {
    await request.body?.cancel().catch(() => undefined);
    throw new LimitRefusal('body');
  }
  if (!request.body) return '';
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > LIMITS.body) {
      // Not awaited: a sender that never stops would keep us waiting for its end.
      void reader.cancel().catch(() => undefined);
      throw new LimitRefusal('body');
    }
    chunks.push(part.value);
  }
  return new TextDecoder('utf-8').decode(Buffer.concat(chunks, size));
}
