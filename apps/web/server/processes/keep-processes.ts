import cluster, { type Worker } from 'node:cluster';
import type { Logger } from '@viche/plugin-api';
import { Counter, Gauge, Registry } from 'prom-client';
import { answerMetrics } from './metrics.ts';

export interface KeepProcessesOptions {
  /** What each process runs. */
  readonly script: string;
  readonly count: number;
  readonly log: Logger;
}

/** A process that lived this long is started again at once. */
const SOUND_MS = 30_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A process ends by itself within 8 seconds and the wait for its sessions; a household waits 12 for all of them. */
const PATIENCE_MS = 11_000;

/**
 * Keeps `count` processes of the site on one port, by Node's cluster: connections go round. One that ends is reported and
 * started again, ever more slowly when it cannot stay up. Ends with all of them on SIGTERM, and at once when one ends
 * before the first time that all were ready: a wrong environment does not heal.
 */
export function keepProcesses({ script, count, log }: KeepProcessesOptions): void {
  const metrics = new Registry();
  const living = new Gauge({ name: 'viche_web_processes', help: 'Processes that listen', registers: [metrics] });
  const ended = new Counter({ name: 'viche_web_processes_ended', help: 'Unasked ends', registers: [metrics] });
  const startedAt = new Map<number, number>();
  const listening = new Set<number>();
  let announced = false;
  /** Set once everything shall end. */
  let exitCode: number | null = null;
  let waitMs = 0;

  cluster.setupPrimary({ exec: script });
  answerMetrics(metrics);

  function start(): void {
    if (exitCode === null) startedAt.set(cluster.fork().id, Date.now());
  }

  cluster.on('listening', ({ id }: Worker, { port }) => {
    listening.add(id);
    living.set(listening.size);
    if (announced || listening.size < count) return;
    announced = true;
    process.stdout.write(`${JSON.stringify({ ready: true, port, processes: count })}\n`);
  });

  cluster.on('exit', ({ id }: Worker, code: number | null, signal: string | null) => {
    const livedMs = Date.now() - startedAt.get(id)!;
    startedAt.delete(id);
    listening.delete(id);
    living.set(listening.size);
    if (exitCode !== null) return leaveWhenAlone(exitCode);
    if (!announced) return stop(code || 1);
    ended.inc();
    waitMs = livedMs >= SOUND_MS ? 0 : Math.min(Math.max(FIRST_WAIT_MS, waitMs * 2), LONGEST_WAIT_MS);
    log.error({ event: 'web.process-ended', code: code ?? signal, durMs: livedMs }, 'a web process ended');
    setTimeout(start, waitMs);
  });

  function tellAll(signal: 'SIGTERM' | 'SIGKILL'): void {
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill(signal);
  }

  function stop(code: number): void {
    if (exitCode !== null) return;
    exitCode = code;
    tellAll('SIGTERM');
    setTimeout(tellAll, PATIENCE_MS, 'SIGKILL');
    leaveWhenAlone(code);
  }

  function leaveWhenAlone(code: number): void {
    if (startedAt.size === 0) process.exit(code);
  }

  process.on('SIGTERM', () => stop(0));
  process.on('SIGINT', () => stop(0));
  for (let index = 0; index < count; index += 1) start();
}
