import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Envelope, openEnvelope, queueIdOf, receiptOf, sealEnvelope } from './envelope.ts';

const key = randomBytes(32);
const envelope: Envelope = {
  kind: 'event',
  tenantId: '0197a000-0000-7000-8000-00000000000a',
  plugin: 'mail',
  key: 'petitions.signed.v1',
  deliveryId: '0197a000-0000-7000-8000-00000000000e',
  occurredAt: '2026-11-21T12:00:00.000Z',
  payload: { petitionId: 'p', n: 1 },
  requestId: 'r',
};

test('T12 what was sealed opens, also after the queue has put its keys in another order', () => {
  const sealed = sealEnvelope(envelope, key);
  const reordered = Object.fromEntries(Object.entries(sealed).reverse());
  expect(openEnvelope(JSON.parse(JSON.stringify(reordered)), [key])).toEqual(envelope);
});

test('T12 any change of any part breaks the seal', () => {
  const changes: [keyof Envelope, unknown][] = [
    ['kind', 'job'],
    ['tenantId', '0197a000-0000-7000-8000-00000000000b'],
    ['plugin', 'search'],
    ['key', 'petitions.signed.v2'],
    ['deliveryId', '0197a000-0000-7000-8000-00000000000f'],
    ['occurredAt', '2026-11-21T12:00:01.000Z'],
    ['payload', { petitionId: 'p', n: 2 }],
    ['requestId', 's'],
  ];
  const sealed = sealEnvelope(envelope, key);
  for (const [field, value] of changes) expect(openEnvelope({ ...sealed, [field]: value }, [key]), field).toBeNull();
  expect(openEnvelope({ ...sealed, more: 1 }, [key])).toBeNull();
  expect(openEnvelope(sealed, [randomBytes(32)])).toBeNull();
  expect(openEnvelope(sealed, [])).toBeNull();
  for (const junk of [null, 7, 'x', [], {}, { ...sealed, mac: '' }]) expect(openEnvelope(junk, [key])).toBeNull();
});

test('an envelope from before there were traces opens as it was, and one with a trace is sealed with it', () => {
  const trace = '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01';
  // As a queue holds it since before the field existed.
  const { mac, ...stored } = sealEnvelope(envelope, key);
  expect(Object.keys(stored)).not.toContain('trace');
  expect(openEnvelope({ ...stored, mac }, [key])).toEqual(envelope);
  expect(sealEnvelope({ ...envelope, trace: undefined }, key).mac).toBe(mac);
  expect(openEnvelope({ ...stored, mac, trace }, [key])).toBeNull();

  const traced = sealEnvelope({ ...envelope, trace }, key);
  expect(openEnvelope(traced, [key])).toEqual({ ...envelope, trace });
  expect(openEnvelope({ ...traced, trace: trace.replace('0123', '0124') }, [key])).toBeNull();
  const { trace: _, ...without } = traced;
  expect(openEnvelope(without, [key])).toBeNull();
});

test('the key before the last change still opens', () => {
  const newer = randomBytes(32);
  expect(openEnvelope(sealEnvelope(envelope, key), [newer, key])).toEqual(envelope);
});

test('T12 every JSON payload opens as it was sealed', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (payload) => {
      const sealed = sealEnvelope({ ...envelope, payload }, key);
      const opened = openEnvelope(JSON.parse(JSON.stringify(sealed)), [key]);
      expect(opened?.payload).toEqual(JSON.parse(JSON.stringify(payload)));
    }),
  );
});

test('canonical JSON is one for equal values, and JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(canonicalJson({ b: 1, a: { d: undefined, c: [] } })).toBe('{"a":{"c":[]},"b":1}');
});

test('an event and a job keep receipts and queue ids apart', () => {
  const job: Envelope = { ...envelope, kind: 'job', key: 'recount' };
  expect(receiptOf(envelope)).toEqual({ tenantId: envelope.tenantId, consumer: 'mail', eventId: envelope.deliveryId });
  expect(receiptOf(job)).toMatchObject({ consumer: 'job:mail.recount' });
  expect(queueIdOf(job)).not.toBe(queueIdOf(envelope));
  expect(queueIdOf({ ...envelope, plugin: 'search' })).not.toBe(queueIdOf(envelope));
});
