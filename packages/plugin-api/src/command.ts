import type { z } from 'zod';
import type { Assurance, BaseContext, DataContext, PluginContext } from './context.ts';
import type { ExpectedErrorClass } from './errors.ts';
import type { PluginManifest, Schemas, SettingsSchema } from './manifest.ts';

/** What the second person reads before deciding: the case, and the facts of the act. In the reader's language. */
export interface FourEyesDescription {
  /** The verb: «Відмовити в оприлюдненні». */
  readonly act: string;
  /** Name of the case. */
  readonly title: string;
  /** Path of the case on the desk. */
  readonly path: string;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  /** Path at which the first person, and nobody else, finds what the approval opened; left out where it opens nothing. */
  readonly opensPath?: string;
}

/** An act that takes two members of staff where the tenant asks for it. */
export interface FourEyesRule<I extends z.ZodType, S extends SettingsSchema> {
  /** Days for which the request waits for the second person; null where one person suffices. */
  days(settings: z.output<S>): number | null;
  /** What would happen now, for the second person. Null when the case is gone. */
  describe(ctx: DataContext, input: z.output<I>, requestId: string): Promise<FourEyesDescription | null>;
  /** Whether nobody but the actor could approve it, so that one person suffices. */
  alone?(ctx: Pick<DataContext, 'sql' | 'tenantId' | 'actor'>): Promise<boolean>;
}

export interface CommandDefinition<
  I extends z.ZodType,
  R,
  S extends SettingsSchema,
  E extends Schemas,
  J extends Schemas,
> {
  /** `<plugin>.<verb-noun>`, e.g. `petitions.sign-petition`. */
  readonly name: string;
  readonly plugin: PluginManifest<string, S, E, J>;
  /** Least assurance of a resident's act. Staff acts need `eid`. */
  readonly assurance: Assurance | ((settings: z.output<S>) => Assurance);
  /** What the actor must be able to do; conditions on the row are checked again by `run`. */
  readonly can: readonly [action: string, subject: string];
  /** `staff`: a row of the audit log for every call, refused ones included. `clock`: only the system may call it. */
  readonly by: 'anyone' | 'participant' | 'staff' | 'clock';
  /** A strict object: unknown fields are refused. */
  readonly input: I;
  /** The refusals it may answer with, beside the core's. */
  readonly errors: readonly ExpectedErrorClass[];
  /** A person's act that no program may do (law 393/96 art. 23-1): API tokens are refused. */
  readonly interactive?: true;
  /**
   * A resident's act that an officer may help with at a desk; its `run` reads `actor.assisted`, and notes the subject by
   * `ctx.noteChange`. Every other command is refused in a session at a desk, so that its officer sees and does nothing else in
   * the person's name.
   */
  readonly atDesk?: true;
  /**
   * `fresh`: a dangerous act, for which staff prove anew who they are (threats O14). `none`: the way to give such a proof, or to
   * leave, which no missing proof may bar. Without it an act of staff wants the second step where the role takes one.
   */
  readonly proof?: 'fresh' | 'none';
  /**
   * The first person's call is tried and rolled back, the request is kept sealed, and the answer is `core/four-eyes`; it runs
   * once, in the name of both, when a second person approves. `run` notes the change by `ctx.noteChange`: its subject is the
   * request's.
   */
  readonly fourEyes?: FourEyesRule<I, S>;
  /** It begins something that takes weeks: refused with `SiteClosing` while the site is being closed. */
  readonly begins?: 'process';
  run(ctx: PluginContext<S, E, J>, input: z.output<I>): Promise<R>;
}

/** Runs commands. A request's runner opens a transaction for each; a job's or a command's runs them inside its own. */
export interface Runner {
  /** Throws ExpectedError for a refusal. */
  run<I extends z.ZodType, R, S extends SettingsSchema, E extends Schemas, J extends Schemas>(
    definition: CommandDefinition<I, R, S, E, J>,
    input: unknown,
    options?: CommandOptions,
  ): Promise<R>;
}

/** Whoever can run commands and read: a request or a seed. Made by the host. */
export interface Caller extends BaseContext, Runner {
  /** Reads in the request's read-only transaction, opened at first use and shared by its readers. */
  read<R>(work: (ctx: DataContext) => Promise<R>): Promise<R>;
  /** One value per request and key: the only cache that code may keep. */
  memo<T>(key: string, make: () => T): T;
}

export interface CommandOptions {
  /** From the form: the same key gives the same answer for 24 hours. */
  readonly idempotencyKey?: string;
}

export interface Command<I extends z.ZodType, R, S extends SettingsSchema, E extends Schemas, J extends Schemas> {
  (runner: Runner, input: z.input<I>, options?: CommandOptions): Promise<R>;
  readonly definition: CommandDefinition<I, R, S, E, J>;
}

/**
 * Declares the unit that the site, GraphQL, jobs and seeds all call. The host opens the transaction, checks module,
 * assurance and ability, parses the input, writes the audit row and maps errors; nobody else writes.
 *
 * @example
 * export const signPetition = command({ name: 'petitions.sign-petition', plugin, … , async run(ctx, input) { … } });
 */
export function command<I extends z.ZodType, R, S extends SettingsSchema, E extends Schemas, J extends Schemas>(
  definition: CommandDefinition<I, R, S, E, J>,
): Command<I, R, S, E, J> {
  const call = (runner: Runner, input: z.input<I>, options?: CommandOptions) => runner.run(definition, input, options);
  return Object.assign(call, { definition });
}
