import { afterEach, expect, it } from 'vitest';
import { recordSpans } from '../test/record-spans.ts';
import { inSpan, inTrace, noteOnSpan, openSpan, traceParent } from './index.ts';

let recording: ReturnType<typeof recordSpans> | undefined;
afterEach(() => {
  recording?.stop();
  recording = undefined;
});

it('without an SDK the work just runs', async () => {
  expect(await inSpan('command', { command: 'a.b' }, async () => traceParent() ?? 'nobody listens')).toBe(
    'nobody listens',
  );
  noteOnSpan({ status: 200 });
  expect(openSpan('transaction', {})).toBeUndefined();
  expect(await inTrace(undefined, async () => 7)).toBe(7);
});

it('spans nest, carry facts by their names, and learn more on the way', async () => {
  recording = recordSpans();
  await inSpan('request', { method: 'POST', requestId: 'r' }, async () => {
    await inSpan('command', { command: 'petitions.sign-petition', tenantId: 't' }, async () => {
      openSpan('transaction', {})?.end({ outcome: 'commit' });
    });
    noteOnSpan({ status: 303 });
  });
  const [request, command, transaction] = recording.spans;
  expect([request!.parentId, command!.parentId, transaction!.parentId]).toEqual([
    undefined,
    request!.spanId,
    command!.spanId,
  ]);
  expect(request!.attributes).toEqual({
    'http.request.method': 'POST',
    'viche.request_id': 'r',
    'http.response.status_code': 303,
  });
  expect(transaction!.attributes).toEqual({ 'viche.outcome': 'commit' });
  expect(recording.spans.every(({ ended, failed }) => ended && !failed)).toBe(true);
});

it('a failure is told by its code or name, never by its message; a refusal is no failure', async () => {
  recording = recordSpans();
  const fail = (error: unknown) => inSpan('command', {}, () => Promise.reject(error)).catch(() => {});
  await fail(Object.assign(new Error('код 1234567890'), { code: '23514' }));
  await fail(new TypeError('Ковальчук Марія'));
  await fail(Object.assign(new Error('petitions/closed'), { code: 'petitions/closed' }));
  await fail(Object.assign(new Error(), { code: 'Ковальчук Марія' }));
  await fail('Ковальчук');
  expect(recording.spans.map(({ attributes, failed }) => [attributes['error.type'], failed])).toEqual([
    ['23514', true],
    ['TypeError', true],
    ['petitions/closed', false],
    ['Error', true],
    ['string', true],
  ]);
});

it('work that is done later goes on in the trace that asked for it', async () => {
  recording = recordSpans();
  const parent = await inSpan('command', {}, async () => traceParent());
  expect(parent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  await inTrace(parent, () => inSpan('job', {}, async () => {}));
  await inTrace('junk', () => inSpan('job', {}, async () => {}));
  const [command, job, other] = recording.spans;
  expect([job!.traceId, job!.parentId]).toEqual([command!.traceId, command!.spanId]);
  expect(other!.parentId).toBeUndefined();
});
