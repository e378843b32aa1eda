import { context, isSpanContextValid, ROOT_CONTEXT, TraceFlags, trace } from '@opentelemetry/api';

/** The one version of W3C Trace Context that there is. */
export const TRACE_PARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The running span as a W3C `traceparent`, to be kept with work that is done later; undefined without an SDK. */
export function traceParent(): string | undefined {
  const running = trace.getActiveSpan()?.spanContext();
  if (!running || !isSpanContextValid(running)) return undefined;
  return `00-${running.traceId}-${running.spanId}-${running.traceFlags.toString(16).padStart(2, '0')}`;
}

/** Runs work as a part of the trace that asked for it; just runs it where none did. */
export function inTrace<R>(parent: string | undefined, work: () => Promise<R>): Promise<R> {
  const [, traceId, spanId, flags] = TRACE_PARENT.exec(parent ?? '') ?? [];
  if (!traceId || !spanId) return work();
  const traceFlags = Number.parseInt(flags!, 16) & TraceFlags.SAMPLED;
  return context.with(trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true }), work);
}
