import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import {
  type Attributes,
  type Context,
  type ContextManager,
  context,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  type SpanOptions,
  type Tracer,
  trace,
} from '@opentelemetry/api';

export interface RecordedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | undefined;
  readonly attributes: Attributes;
  failed: boolean;
  ended: boolean;
}

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

function contextManager(): ContextManager {
  const storage = new AsyncLocalStorage<Context>();
  return {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, work, self, ...args) => storage.run(active, () => work.apply(self as never, args)),
    bind: (_active, target) => target,
    enable() {
      return this;
    },
    disable() {
      storage.disable();
      return this;
    },
  };
}

function spanOf(recorded: RecordedSpan): Span {
  const { traceId, spanId, attributes } = recorded;
  const spanContext: SpanContext = { traceId, spanId, traceFlags: 1 };
  const span: Span = {
    spanContext: () => spanContext,
    setAttribute: (name, value) => span.setAttributes({ [name]: value }),
    setAttributes(more) {
      Object.assign(attributes, more);
      return span;
    },
    setStatus({ code }) {
      recorded.failed = code === 2;
      return span;
    },
    addEvent: () => span,
    addLink: () => span,
    addLinks: () => span,
    updateName: () => span,
    isRecording: () => true,
    recordException: () => {},
    end() {
      recorded.ended = true;
    },
  };
  return span;
}

/** Stands where an OpenTelemetry SDK would: keeps every span in memory, in the order of their beginnings. */
export function recordSpans(): { readonly spans: readonly RecordedSpan[]; stop(): void } {
  const spans: RecordedSpan[] = [];
  const startSpan = (name: string, options: SpanOptions = {}, active: Context = context.active()): Span => {
    const parent = trace.getSpanContext(active);
    const ids = { traceId: parent?.traceId ?? hex(16), spanId: hex(8), parentId: parent?.spanId };
    const recorded = { name, ...ids, attributes: { ...options.attributes }, failed: false, ended: false };
    spans.push(recorded);
    return spanOf(recorded);
  };
  const tracer = {
    startSpan,
    startActiveSpan(name: string, options: SpanOptions, work: (span: Span) => unknown) {
      const span = startSpan(name, options);
      return context.with(trace.setSpan(context.active(), span), () => work(span));
    },
  } as Tracer;
  context.setGlobalContextManager(contextManager());
  trace.setGlobalTracerProvider({ getTracer: () => tracer });
  return {
    spans,
    stop() {
      trace.disable();
      context.disable();
    },
  };
}
