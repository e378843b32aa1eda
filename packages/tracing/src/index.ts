export { inSpan, noteOnSpan, type OpenSpan, openSpan, type SpanFacts } from './span.ts';
export { inTrace, TRACE_PARENT, traceParent } from './trace-parent.ts';
