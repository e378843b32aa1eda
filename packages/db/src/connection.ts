import type { Socket } from 'node:net';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/client/client.ts';
import { oneClientPool } from './one-client-pool.ts';

export interface ConnectionSettings {
  appUrl: string;
  applicationName: string;
  statementTimeoutMs: number;
}

/** One connection of the runtime role, with a PrismaClient that can use no other. */
export class Connection {
  readonly client: pg.Client;
  /** Why the connection is of no further use; null while it is healthy. */
  failure: unknown = null;
  onBroken: (() => void) | null = null;
  #prisma: PrismaClient | null = null;

  private constructor(client: pg.Client) {
    this.client = client;
    client.on('error', (error) => this.fail(error));
    client.on('end', () => this.fail(new Error('Connection terminated')));
  }

  static async open({ appUrl, applicationName, statementTimeoutMs }: ConnectionSettings): Promise<Connection> {
    const client = new pg.Client({
      connectionString: appUrl,
      application_name: applicationName,
      connectionTimeoutMillis: 3000,
      keepAlive: true,
      // Statements are written behind one another without waiting: BEGIN and the scope cost one round trip together.
      pipeline: true,
      statement_timeout: statementTimeoutMs,
      lock_timeout: 1000,
      idle_in_transaction_session_timeout: 10_000,
    } as pg.ClientConfig);
    const connection = new Connection(client);
    await client.connect();
    return connection;
  }

  /** Made at the first use: it costs more than the connection itself, and raw statements never need it. */
  get prisma(): PrismaClient {
    this.#prisma ??= new PrismaClient({ adapter: new PrismaPg(oneClientPool(this.client)) });
    return this.#prisma;
  }

  get pid(): number {
    return (this.client as unknown as { processID: number }).processID;
  }

  /** True when the server's last word was "ready, in no transaction". */
  get outsideTransaction(): boolean {
    return (this.client as unknown as { getTransactionStatus(): string | null }).getTransactionStatus() === 'I';
  }

  /** Sends the statements that `work` starts in one write to the socket. */
  together<R>(work: () => R): R {
    const { stream } = this.#wire;
    stream.cork();
    try {
      return work();
    } finally {
      stream.uncork();
    }
  }

  /** Cuts the connection at once, whatever it is doing; the server rolls back what was open. */
  destroy(reason: unknown): void {
    this.fail(reason);
    this.#wire.stream.destroy();
    void this.#prisma?.$disconnect().catch(() => undefined);
  }

  /** Says goodbye in order; for idle connections. */
  async close(): Promise<void> {
    this.failure ??= new Error('closed');
    await this.#prisma?.$disconnect().catch(() => undefined);
    await this.client.end().catch(() => undefined);
  }

  get #wire(): { stream: Socket } {
    return (this.client as unknown as { connection: { stream: Socket } }).connection;
  }

  /** Notes that the connection is of no further use. */
  fail(reason: unknown): void {
    if (this.failure) return;
    this.failure = reason;
    this.onBroken?.();
  }
}
