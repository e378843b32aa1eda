import pg from 'pg';

export interface ListenOptions {
  readonly databaseUrl: string;
  /** A trusted name: lower-case letters and underscores. */
  readonly channel: string;
  /** From now on messages come: after the first opening and after each that follows a break. */
  onOpen?(): void;
  onMessage(message: string): void;
  onError(error: unknown): void;
}

const RETRY_MS = 1_000;

/**
 * Listens for NOTIFY on a connection of its own, opened again whenever it breaks. Messages sent while it was broken are
 * lost: what depends on them needs a limit of age too.
 */
export async function listen({
  databaseUrl,
  channel,
  onOpen,
  onMessage,
  onError,
}: ListenOptions): Promise<{ close(): Promise<void> }> {
  if (!/^[a-z_]+$/.test(channel)) throw new Error('not a channel name');
  let closed = false;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    const fresh = new pg.Client({ connectionString: databaseUrl, application_name: 'viche-listen', keepAlive: true });
    fresh.on('notification', (notification) => notification.payload !== undefined && onMessage(notification.payload));
    const again = (error: unknown) => {
      if (closed || client !== fresh) return;
      client = null;
      onError(error);
      retry = setTimeout(() => void open().catch(again), RETRY_MS);
    };
    fresh.on('error', again);
    fresh.on('end', () => again(new Error('the connection ended')));
    client = fresh;
    await fresh.connect();
    await fresh.query(`listen ${channel}`);
    onOpen?.();
  }
  await open();
  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
