import { asPlugin, confirmFollow, endFollow, erasePerson, followToken } from '@viche/host';
import { startTestMailServer } from '@viche/mail/test-mail-server';
import { createTestDeliveries } from '@viche/testing/deliveries';
import type { Person } from '@viche/testing/world';
import PostalMime from 'postal-mime';
import { subjectOf } from './case.ts';
import { openPetitionsWorld, type PetitionsWorld } from './test-petitions.ts';

/** A letter as its reader's program shows it. */
export interface ReadLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly header: (name: string) => string | undefined;
  /** The token at the end of the first address of this kind. */
  readonly token: (use: 'confirm' | 'end') => string;
}

export interface FollowsWorld extends PetitionsWorld {
  /** Runs all that waits, each delivery so many times, and gives the letters that came of it. */
  letters(times?: number): Promise<ReadLetter[]>;
  confirm(token: string): Promise<string>;
  end(token: string): Promise<string>;
  follows(petitionId: string): Promise<{ id: string; participant_id: string | null; confirmed: boolean }[]>;
  tokenFor(use: 'confirm' | 'end', followId: string): Promise<string>;
  /** Erases the person as the account's page does. */
  eraseAccount(person: Person): Promise<void>;
  /** Has the followers told of a milestone; only the batches run, the letters wait. */
  fanOut(petitionId: string): Promise<void>;
  close(): Promise<void>;
}

/** A hromada with petitions, a mail server and a worker that goes step by step. */
export async function openFollowsWorld(): Promise<FollowsWorld> {
  const given = await openPetitionsWorld();
  const mail = await startTestMailServer();
  const deliveries = createTestDeliveries(given.world, mail.url);
  const keys = async () => (await given.world.host.tenants.byId(given.tenant.id))!.keys;
  const verdict = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'done',
      (error) => String(error.code ?? error),
    );
  return {
    ...given,
    async letters(times) {
      const before = mail.taken.length;
      await deliveries.run({ times });
      return Promise.all(mail.taken.slice(before).map(({ raw, to }) => readLetter(raw, to)));
    },
    confirm: async (token) => verdict(confirmFollow(await keys())(given.tenant.guest(), { token })),
    end: async (token) => verdict(endFollow(await keys())(given.tenant.guest(), { token })),
    follows: (petitionId) =>
      given.world.asSuperuser(
        'select id, participant_id, confirmed_at is not null as confirmed from subscription where subject_id = $1 order by id',
        [petitionId],
      ),
    tokenFor: async (use, followId) => followToken(await keys(), use, followId),
    async eraseAccount({ actor }) {
      const { host } = given.world;
      const bundle = (await host.tenants.byId(given.tenant.id))!;
      await host.pool.scoped(given.tenant.id, (session) =>
        erasePerson(host, { bundle, session }, actor.participantId!),
      );
    },
    async fanOut(petitionId) {
      await asPlugin(given.world.host, { tenantId: given.tenant.id, plugin: 'petitions' }, (ctx) =>
        ctx.tellFollowers({
          subject: subjectOf(petitionId),
          template: 'milestoneToFollower',
          params: { petitionId, percent: 25 },
          dedupeKey: `test:${petitionId}`,
        }),
      );
      await deliveries.run({ only: 'tellFollowers' });
    },
    async close() {
      deliveries.close();
      await mail.close();
      await given.world.close();
    },
  };
}

async function readLetter(raw: string, recipients: readonly string[]): Promise<ReadLetter> {
  const letter = await PostalMime.parse(raw);
  const text = letter.text ?? '';
  const headers = new Map(letter.headers.map(({ key, value }) => [key, value]));
  return {
    to: recipients.join(' '),
    subject: letter.subject ?? '',
    text,
    html: letter.html ?? '',
    header: (name) => headers.get(name.toLowerCase()),
    token: (use) => new RegExp(`/follow/${use}/([A-Za-z0-9_-]+)`).exec(text)?.[1] ?? '',
  };
}
