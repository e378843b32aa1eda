import {
  type Attributes,
  type ProxyTracerProvider,
  type Span,
  SpanStatusCode,
  type Tracer,
  type TracerProvider,
  trace,
} from '@opentelemetry/api';

/**
 * All that a span may carry: ids, names of our own code, counts. No address line, no variable, no text, nobody's name or
 * number (threats §5.10); whoever needs another fact adds it here, where it is seen.
 */
export interface SpanFacts {
  readonly requestId?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly method?: string | undefined;
  readonly status?: number | undefined;
  readonly plugin?: string | undefined;
  readonly command?: string | undefined;
  readonly job?: string | undefined;
  /** `query` or `mutation`; names of operations are their author's own words. */
  readonly operation?: string | undefined;
  readonly outcome?: string | undefined;
  readonly attempt?: number | undefined;
  readonly count?: number | undefined;
}

const NAMES: Readonly<Record<keyof SpanFacts, string>> = {
  requestId: 'viche.request_id',
  tenantId: 'viche.tenant_id',
  method: 'http.request.method',
  status: 'http.response.status_code',
  plugin: 'viche.plugin',
  command: 'viche.command',
  job: 'viche.job',
  operation: 'graphql.operation.type',
  outcome: 'viche.outcome',
  attempt: 'viche.attempt',
  count: 'viche.count',
};

const SCOPE = 'viche';
/** A code of ours, `petitions/already-signed`, or of the database and the system. */
const CODE = /^[A-Za-z0-9._/-]{1,64}$/;

/** The tracer of an SDK that is registered; undefined without one, which is what a span costs then. */
function tracer(): Tracer | undefined {
  const provider: TracerProvider & Partial<Pick<ProxyTracerProvider, 'getDelegateTracer'>> = trace.getTracerProvider();
  return provider.getDelegateTracer ? provider.getDelegateTracer(SCOPE) : provider.getTracer(SCOPE);
}

function attributesOf(facts: SpanFacts): Attributes {
  const attributes: Attributes = {};
  for (const [fact, name] of Object.entries(NAMES)) {
    const value = facts[fact as keyof SpanFacts];
    if (value !== undefined) attributes[name] = value;
  }
  return attributes;
}

/** Name and code, never the message, which quotes what it refuses. */
function noteFailure(span: Span, error: unknown): void {
  const { name, code } = error instanceof Error ? (error as Error & { code?: unknown }) : {};
  const told = typeof code === 'string' && CODE.test(code) ? code : (name ?? typeof error);
  span.setAttribute('error.type', told);
  // A refusal that a person can act upon is an answer, no fault.
  if (!told.includes('/')) span.setStatus({ code: SpanStatusCode.ERROR });
}

/**
 * Runs work within a span, where an OpenTelemetry SDK is registered; else just runs it.
 *
 * @example
 * return inSpan('command', { command: definition.name, tenantId }, () => run(definition));
 */
export function inSpan<R>(name: string, facts: SpanFacts, work: () => Promise<R>): Promise<R> {
  const found = tracer();
  if (!found) return work();
  return found.startActiveSpan(name, { attributes: attributesOf(facts) }, async (span) => {
    try {
      return await work();
    } catch (error) {
      noteFailure(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Adds what became known later to the span that runs now. */
export function noteOnSpan(facts: SpanFacts): void {
  trace.getActiveSpan()?.setAttributes(attributesOf(facts));
}

export interface OpenSpan {
  end(facts: SpanFacts): void;
}

/** For what begins and ends in different places; nothing runs within it. Undefined without an SDK. */
export function openSpan(name: string, facts: SpanFacts): OpenSpan | undefined {
  const span = tracer()?.startSpan(name, { attributes: attributesOf(facts) });
  return span && { end: (more) => span.setAttributes(attributesOf(more)).end() };
}
