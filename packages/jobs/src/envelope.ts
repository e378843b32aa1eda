import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Receipt } from '@viche/events';
import { TRACE_PARENT } from '@viche/tracing';
import { z } from 'zod';

/** `fan-out` is the core's own: it asks for one job per tenant when a schedule is due. */
export type DeliveryKind = 'job' | 'event' | 'fan-out';

/** What goes through the queue. The queue lies outside row-level security, so it holds ids and public facts only. */
export interface Envelope {
  readonly kind: DeliveryKind;
  /** Tenant in whose scope it runs; the nil UUID for a fan-out. */
  readonly tenantId: string;
  /** The plugin whose handler runs: for an event, the consumer. */
  readonly plugin: string;
  /** Job key or event name. */
  readonly key: string;
  /** Id of the outbox row, or made from tenant and slot for a scheduled job. Receipts are kept under it. */
  readonly deliveryId: string;
  /** When it happened or was asked for, ISO 8601. */
  readonly occurredAt: string;
  readonly payload: unknown;
  readonly requestId: string;
  /** W3C Trace Context of what asked for it, where somebody traces. */
  readonly trace?: string | undefined;
}

export type SealedEnvelope = Envelope & { readonly mac: string };

const sealedShape = z.strictObject({
  kind: z.enum(['job', 'event', 'fan-out']),
  tenantId: z.guid(),
  plugin: z.string().min(1),
  key: z.string().min(1),
  deliveryId: z.guid(),
  occurredAt: z.iso.datetime(),
  payload: z.unknown(),
  requestId: z.string(),
  trace: z.string().regex(TRACE_PARENT).optional(),
  mac: z.string().length(43),
});

/** JSON with sorted keys: PostgreSQL's jsonb gives them back in another order, and the MAC must not notice. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}

function macOf(envelope: Envelope, secret: Uint8Array): Buffer {
  return createHmac('sha256', secret).update('viche.envelope.v1\n').update(canonicalJson(envelope)).digest();
}

/** Binds tenant, plugin, key, delivery and payload together, so that whoever can write into the queue cannot make a job. */
export function sealEnvelope(envelope: Envelope, secret: Uint8Array): SealedEnvelope {
  const plain = JSON.parse(JSON.stringify({ ...envelope, payload: envelope.payload ?? null })) as Envelope;
  return { ...plain, mac: macOf(plain, secret).toString('base64url') };
}

/** Opens what came out of the queue; null when it was not sealed by one of the secrets. */
export function openEnvelope(data: unknown, secrets: readonly Uint8Array[]): Envelope | null {
  const parsed = sealedShape.safeParse(data);
  if (!parsed.success) return null;
  const { mac, ...rest } = parsed.data;
  const envelope: Envelope = { ...rest, payload: rest.payload };
  const given = Buffer.from(mac, 'base64url');
  const genuine = secrets.some((secret) => {
    const expected = macOf(envelope, secret);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return genuine ? envelope : null;
}

/** Who keeps the receipt: the plugin for an event, the job's own name for a job (a plugin may do both for one id). */
export function consumerOf(envelope: Pick<Envelope, 'kind' | 'plugin' | 'key'>): string {
  return envelope.kind === 'event' ? envelope.plugin : `job:${envelope.plugin}.${envelope.key}`;
}

/** The receipt that the host must take with `applyOnce` in the handler's own transaction. */
export function receiptOf(envelope: Envelope): Receipt {
  return { tenantId: envelope.tenantId, consumer: consumerOf(envelope), eventId: envelope.deliveryId };
}

/** Id of the queue's job: the same delivery always gets the same one, so adding it twice is adding it once. */
export function queueIdOf(envelope: Envelope): string {
  return `${envelope.kind}.${envelope.tenantId}.${envelope.deliveryId}.${envelope.plugin}`;
}

/** A UUID made from words: the same words give the same id in every process. */
export function idFrom(...words: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(words)).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
