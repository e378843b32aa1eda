import cluster from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';

/** Where `/metrics` gets its text: this process alone, or all processes of the site. */
export interface MetricsSource {
  readonly contentType: string;
  text(): Promise<string>;
}

const ASK = 'viche:metrics?';
const ANSWER = 'viche:metrics';
const PATIENCE_MS = 6_000;

interface Message {
  readonly type?: unknown;
  readonly id?: number;
  readonly text?: string | null;
}

/** Makes the figures of this process readable; behind a primary, those of all its processes together. */
export function metricsSource(registry: Registry): MetricsSource {
  const { contentType } = registry;
  if (!cluster.isWorker) return { contentType, text: () => registry.metrics() };
  AggregatorRegistry.setRegistries(registry);
  // Its making is what answers the primary's questions.
  new AggregatorRegistry();
  const waiting = new Map<number, (text: string | null) => void>();
  let last = 0;
  process.on('message', ({ type, id, text }: Message) => {
    if (type === ANSWER) waiting.get(id!)?.(text ?? null);
  });
  return {
    contentType,
    async text() {
      last += 1;
      const id = last;
      const answer = new Promise<string | null>((resolve) => {
        waiting.set(id, resolve);
        setTimeout(resolve, PATIENCE_MS, null).unref();
      });
      process.send!({ type: ASK, id });
      const text = await answer.finally(() => waiting.delete(id));
      if (text === null) throw new Error('the processes did not tell their figures');
      return text;
    },
  };
}

/** The primary's part: joins the figures of all processes with its own. */
export function answerMetrics(own: Registry): void {
  const all = new AggregatorRegistry();
  cluster.on('message', (worker, { type, id }: Message) => {
    if (type !== ASK) return;
    void Promise.all([all.clusterMetrics(), own.metrics()]).then(
      (texts) => worker.isConnected() && worker.send({ type: ANSWER, id, text: texts.join('\n') }),
      () => worker.isConnected() && worker.send({ type: ANSWER, id, text: null }),
    );
  });
}
