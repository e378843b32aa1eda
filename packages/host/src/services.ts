import type { Calendar } from '@viche/calendar';
import type { Session, SessionPool } from '@viche/db';
import type { Translator } from '@viche/i18n';
import type { KeyRing } from '@viche/identity';
import type { AnyPluginServer, CounterDeclaration, Locale, Logger } from '@viche/plugin-api';
import type { FileService } from './files/file-service.ts';
import type { TenantDirectory } from './tenants.ts';

/** What a process has once and every request uses. No rows of tenants hang here but those of TenantDirectory. */
export interface HostServices {
  readonly pool: SessionPool;
  readonly keys: KeyRing;
  readonly tenants: TenantDirectory;
  readonly servers: readonly AnyPluginServer[];
  readonly translators: Readonly<Record<Locale, Translator>>;
  readonly log: Logger;
  /** File outside the database that names erased people by hashes; without one nothing is noted or replayed. */
  readonly erasureJournal: string | undefined;
  /** Null in a process that neither takes nor serves files. */
  readonly files: FileService | null;
  /**
   * The calendar in force in a hromada: the state's, kept for a minute unless a `fresh` one is wanted, under the hromada's own
   * days.
   */
  calendar(session: Session, of: { tenantId: string; age?: 'kept' | 'fresh' }): Promise<Calendar>;
  /** A plugin's counter; throws for one that is not declared. */
  counter(plugin: string, counter: string): CounterDeclaration;
}
