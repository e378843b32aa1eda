import { type Builder, type CorePart, commandField } from '@viche/graphql';
import type { AnyPluginServer, DataContext } from '@viche/plugin-api';
import { addAppearance } from '../appearance/appearance-graphql.ts';
import { addClosing } from '../closing/closing-graphql.ts';
import { addCalendarDay, endCalendarDay } from '../commands/calendar-days.ts';
import { addCouncil } from '../council/council-graphql.ts';
import { addDocuments } from '../documents/document-graphql.ts';
import { addDomains } from '../domains/domains-graphql.ts';
import { approveFourEyes, fourEyesCommands, refuseFourEyes } from '../four-eyes/commands.ts';
import { type FourEyesView, fourEyesRequests } from '../four-eyes/requests.ts';
import { addModules } from '../modules/modules-graphql.ts';
import { addPages } from '../pages/page-graphql.ts';
import { addRollout } from '../rollout/rollout-graphql.ts';
import { addStatement } from '../statement/statement-graphql.ts';
import { addTerritoryDesk } from '../territories/territory-graphql.ts';
import { addTrial } from '../trial/trial-graphql.ts';
import { addAccount } from './account-part.ts';
import { addArchive } from './archive.ts';
import { addAssisted } from './assisted-part.ts';
import { addDashboard } from './dashboard-part.ts';
import { addJournal } from './journal-part.ts';
import { addLetterTexts } from './letter-texts-part.ts';
import { addLogins } from './logins-part.ts';
import { addPasskeys } from './passkeys-part.ts';
import { addPeople } from './people-part.ts';
import { addResidencePapers } from './residence-papers-part.ts';
import { addResidency } from './residency-part.ts';

const CORE = { plugin: 'core' } as const;

type Servers = readonly Pick<AnyPluginServer, 'commands'>[];

/** Fields of the core that need the host: requests for a second person, the hromada's own calendar, its staff, its archive. */
export const coreGraphql: CorePart = (builder, servers) => {
  addFourEyes(builder, servers as Servers);
  addCalendar(builder);
  addPeople(builder, servers);
  addPasskeys(builder);
  addLogins(builder);
  addJournal(builder);
  addDashboard(builder, servers as readonly AnyPluginServer[]);
  addLetterTexts(builder, servers as readonly AnyPluginServer[]);
  addAccount(builder, servers as readonly AnyPluginServer[]);
  addAppearance(builder);
  addPages(builder);
  addModules(builder, servers);
  addStatement(builder);
  addTerritoryDesk(builder);
  addDocuments(builder, servers as readonly AnyPluginServer[]);
  addRollout(builder);
  addCouncil(builder);
  addDomains(builder);
  addArchive(builder);
  addClosing(builder);
  addTrial(builder, servers as readonly AnyPluginServer[]);
  addResidency(builder);
  addResidencePapers(builder);
  addAssisted(builder, servers as readonly AnyPluginServer[]);
};

function addFourEyes(builder: Builder, servers: Servers): void {
  const commands = fourEyesCommands(servers);
  const Fact = builder.objectRef<FourEyesView['facts'][number]>('FourEyesFact').implement({
    extensions: CORE,
    fields: (t) => ({ label: t.exposeString('label'), text: t.exposeString('text') }),
  });
  const Request = builder.objectRef<FourEyesView>('FourEyesRequest').implement({
    description: 'An act of staff that waits for a second person, or waited.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      state: t.exposeString('state'),
      act: t.exposeString('act', { description: 'What would be done.' }),
      title: t.exposeString('title'),
      path: t.exposeString('path', { description: 'Path of the case on the desk.' }),
      facts: t.field({ type: [Fact], resolve: ({ facts }) => [...facts] }),
      requestedBy: t.exposeString('requestedBy'),
      requestedAt: t.field({ type: 'DateTime', resolve: (request) => request.requestedAt }),
      lapsesAt: t.field({ type: 'DateTime', resolve: (request) => request.lapsesAt }),
      mine: t.exposeBoolean('mine', { description: 'The viewer asked for it, and so cannot decide.' }),
      decidedBy: t.exposeString('decidedBy', { nullable: true }),
      decidedAt: t.field({ type: 'DateTime', nullable: true, resolve: (request) => request.decidedAt }),
      reason: t.exposeString('reason', { nullable: true }),
      opensPath: t.exposeString('opensPath', {
        nullable: true,
        description: 'Where the viewer, who asked for it, finds what the approval opened.',
      }),
    }),
  });
  builder.queryField('fourEyesRequests', (t) =>
    t.field({
      type: [Request],
      extensions: CORE,
      authScopes: { staff: true },
      description: 'Requests for acts that the viewer could do: what waits first, then what was decided.',
      resolve: (_root, _args, ctx) => fourEyesRequests(ctx, commands),
    }),
  );
  const load = async (ctx: DataContext, { requestId }: { requestId: string }) =>
    (await fourEyesRequests(ctx, commands)).find(({ id }) => id === requestId) ?? null;
  commandField(builder, approveFourEyes(servers), {
    type: Request,
    load,
    description: 'Approves: the act is done now, in the name of both.',
  });
  commandField(builder, refuseFourEyes(servers), { type: Request, load, description: 'Refuses: nothing is done.' });
}

interface CalendarDayRow {
  readonly id: string;
  readonly day: string;
  readonly kind: string;
  readonly name: string;
  readonly source: string;
}

function addCalendar(builder: Builder): void {
  const Day = builder.objectRef<CalendarDayRow>('TenantCalendarDay').implement({
    description: 'A day of the hromada’s own that overlays the state calendar.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      day: t.field({ type: 'Day', resolve: (row) => row.day }),
      kind: t.exposeString('kind'),
      name: t.exposeString('name'),
      source: t.exposeString('source', { description: 'The act that made it.' }),
    }),
  });
  const daysOf = ({ sql, tenantId }: DataContext) => sql<CalendarDayRow & { ended: boolean }>`
    select id, day::text, kind, name, source, ended_at is not null as ended from tenant_calendar_day
    where tenant_id = ${tenantId}::uuid order by day desc limit 500`;
  builder.queryField('tenantCalendarDays', (t) =>
    t.field({
      type: [Day],
      extensions: CORE,
      authScopes: { staff: true },
      description: 'Days of the hromada’s own that are in force, the latest first.',
      resolve: async (_root, _args, ctx) => (await daysOf(ctx)).filter(({ ended }) => !ended),
    }),
  );
  const load = async (ctx: DataContext, { id }: { id: string }) =>
    (await daysOf(ctx)).find((row) => row.id === id) ?? null;
  commandField(builder, addCalendarDay, {
    type: Day,
    load,
    description: 'Adds a day off or a working day by its act.',
  });
  commandField(builder, endCalendarDay, { type: Day, load, description: 'Takes such a day back.' });
}
