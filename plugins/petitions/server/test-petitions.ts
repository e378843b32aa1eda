import { createGraphqlServer, createSchemas, type GraphqlCaller } from '@viche/graphql';
import { asPlugin } from '@viche/host';
import { coreGraphql, createWorld, HOSTILE, type Person, type TestTenant, type World } from '@viche/testing/world';
import { publishPetition } from './commands/publish-petition.ts';
import { submitPetition } from './commands/submit-petition.ts';
import petitions from './index.ts';

/** A text that every petition of a test may have, hostile as strangers' texts are. */
export const TEXT = {
  title: `Безпечний перехід біля школи ${HOSTILE}`,
  essence: `Щоранку вулицю біля школи переходять шістсот дітей. ${HOSTILE}`,
  demand: 'Поставити світлофор із кнопкою.',
};

export const REASON = 'Назва закликає до того, чого закон не дозволяє писати в петиції.';

/** A hromada with the people who work on petitions. */
export interface PetitionsWorld {
  readonly world: World;
  readonly tenant: TestTenant;
  readonly staff: Readonly<Record<'moderator' | 'colleague' | 'owner' | 'officer' | 'approver', Person>>;
  submitted(author?: Person): Promise<{ petitionId: string; author: Person }>;
  published(author?: Person): Promise<{ petitionId: string; author: Person }>;
  row(petitionId: string): Promise<{ state: string; text_version: number; revision: number; title: string }>;
  /** Templates of the letters that were queued for the person. */
  lettersTo(person: Person): Promise<string[]>;
  /** The petition's clocks of one kind, in the order of their beginning. */
  terms(petitionId: string, kind: string): Promise<{ state: string; due_on: string | null }[]>;
  /** The public API without HTTP: the whole answer as text, for looking what is and what is not in it. */
  ask(caller: GraphqlCaller, document: string, variables?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Lets a person's signature have been given so many minutes ago. */
  bendSignature(person: Person, petitionId: string, minutes: number): Promise<void>;
  /** Runs one of the module's own jobs, as the worker would. */
  runJob(key: keyof typeof petitions.jobs, payload: object): Promise<void>;
  /** Rewrites a column behind the product's back, as time would. */
  bend(petitionId: string, set: string, values?: unknown[]): Promise<void>;
}

export async function openPetitionsWorld(): Promise<PetitionsWorld> {
  const world = await createWorld([petitions]);
  const tenant = await world.tenant('slavutych');
  const [moderator, colleague, owner, officer, approver] = await Promise.all([
    tenant.person({ roles: ['moderator'], email: 'moderator@mail.example' }),
    tenant.person({ roles: ['moderator'], name: 'Бондар Олена' }),
    tenant.person({ roles: ['owner'] }),
    tenant.person({ roles: ['officer'], email: 'officer@mail.example' }),
    tenant.person({ roles: ['approver'] }),
  ]);
  const graphql = createGraphqlServer({
    schemas: createSchemas({ servers: [petitions], core: coreGraphql }),
    buildContext: () => Promise.reject(new Error('no HTTP here')),
    isSameOrigin: () => true,
    graphiql: false,
    log: world.host.log,
  });
  let authors = 0;
  const someAuthor = () => {
    authors += 1;
    return tenant.person({ email: `author${authors}@mail.example` });
  };

  async function submitted(author?: Person) {
    const person = author ?? (await someAuthor());
    const { petitionId } = await submitPetition(person.caller(), TEXT);
    return { petitionId, author: person };
  }

  return {
    world,
    tenant,
    staff: { moderator, colleague, owner, officer, approver },
    submitted,
    async published(author) {
      const handed = await submitted(author);
      await publishPetition(moderator.caller(), { petitionId: handed.petitionId, textVersion: 1 });
      return handed;
    },
    async row(petitionId) {
      const [row] = await world.asSuperuser<Awaited<ReturnType<PetitionsWorld['row']>>>(
        'select state, text_version, revision, title from petitions_petition where id = $1',
        [petitionId],
      );
      return row!;
    },
    async lettersTo({ actor }) {
      const rows = await world.asSuperuser<{ template: string }>(
        'select template from notification where participant_id = $1 order by id',
        [actor.participantId],
      );
      return rows.map(({ template }) => template);
    },
    terms: (petitionId, kind) =>
      world.asSuperuser(
        'select state, due_on::text from deadline where subject_id = $1 and kind = $2 order by started_at, id',
        [petitionId, `petitions.${kind}`],
      ),
    ask: async (caller, document, variables) => JSON.stringify(await graphql.execute({ document, caller, variables })),
    async bendSignature({ actor }, petitionId, minutes) {
      await world.asSuperuser('begin');
      await world.asSuperuser('set local session_replication_role = replica');
      await world.asSuperuser(
        'update petitions_petition_signature set signed_at = now() - make_interval(mins => $3) where petition_id = $1 and participant_id = $2',
        [petitionId, actor.participantId, minutes],
      );
      await world.asSuperuser('commit');
    },
    runJob: (key, payload) =>
      asPlugin(world.host, { tenantId: tenant.id, plugin: 'petitions' }, (ctx) =>
        petitions.jobs[key](payload as never, ctx as never),
      ),
    async bend(petitionId, set, values = []) {
      await world.asSuperuser('begin');
      await world.asSuperuser('set local session_replication_role = replica');
      await world.asSuperuser(`update petitions_petition set ${set} where id = $1`, [petitionId, ...values]);
      await world.asSuperuser('commit');
    },
  };
}

/** The code of a refusal, or `done`. */
export const refusalOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error) => (error.code as string | undefined) ?? String(error),
  );
