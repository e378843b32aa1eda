import type { FieldMap, InterfaceRef, ObjectFieldBuilder, ObjectRef } from '@pothos/core';
import type { ErrorParams, ExpectedError, ExpectedErrorClass } from '@viche/plugin-api';
import type { Builder, GraphqlTypes } from './builder.ts';
import { describeError } from './describe-error.ts';
import { pascalCase } from './names.ts';
import { CORE } from './tenant-gate.ts';

/**
 * A refusal as a value of the schema. Not the error itself: graphql-js takes any Error that a resolver returns for a
 * thrown one.
 */
export class Refusal<P extends ErrorParams = ErrorParams> {
  readonly code: string;
  readonly params: P;
  readonly field: string | undefined;

  constructor({ code, params, field }: ExpectedError<P>) {
    this.code = code;
    this.params = params;
    this.field = field;
  }
}

type ErrorRef = ObjectRef<GraphqlTypes, Refusal>;

interface ErrorBook {
  readonly base: InterfaceRef<GraphqlTypes, Refusal>;
  /** By code. */
  readonly declared: Map<string, { readonly ref: ErrorRef; readonly name: string }>;
  /** Classes that some command may answer with, by code. */
  readonly used: Map<string, ExpectedErrorClass>;
}

// Keyed by the builder, because each set of plugins has a builder and so a book of its own.
const books = new WeakMap<Builder, ErrorBook>();

function bookOf(builder: Builder): ErrorBook {
  const known = books.get(builder);
  if (known) return known;
  const base = builder.interfaceRef<Refusal>('Error');
  base.implement({
    description: 'A refusal that the product expects. `code` is stable for ever.',
    extensions: CORE,
    resolveType: (error) => errorTypeName(error.code),
    fields: (t) => ({
      code: t.exposeString('code'),
      message: t.string({
        description: 'For the person, in the language of the request.',
        resolve: (error, _args, ctx) => describeError(ctx, error),
      }),
      field: t.string({
        description: 'Path of the input field it belongs to.',
        nullable: true,
        resolve: (error) => error.field ?? null,
      }),
    }),
  });
  const book: ErrorBook = { base, declared: new Map(), used: new Map() };
  books.set(builder, book);
  return book;
}

/** `petitions/already-signed` → `AlreadySignedError`. */
export function errorTypeName(code: string): string {
  return `${pascalCase(code.slice(code.indexOf('/') + 1))}Error`;
}

export interface ErrorTypeOptions<P extends ErrorParams> {
  readonly description?: string;
  /** The facts that the refusal carries, beside `code`, `message` and `field`. */
  readonly fields?: (t: ObjectFieldBuilder<GraphqlTypes, Refusal<P>>) => FieldMap;
}

/**
 * Declares the object type of an expected error, named by its code. Needed only where it has fields of its own.
 *
 * @example
 * errorType(builder, AlreadySigned, { fields: (t) => ({ signedAt: t.field({ type: 'DateTime', resolve: ({ params }) => params.signedAt }) }) });
 * @throws Error when two codes would share a name
 */
export function errorType<P extends ErrorParams>(
  builder: Builder,
  // biome-ignore lint/suspicious/noExplicitAny: constructors are contravariant in their parameters; every subclass must fit
  errorClass: (new (...args: any[]) => ExpectedError<P>) & { readonly code: string },
  { description, fields }: ErrorTypeOptions<P> = {},
): void {
  const { base, declared } = bookOf(builder);
  const { code } = errorClass;
  const name = errorTypeName(code);
  for (const [otherCode, other] of declared) {
    if (other.name === name) throw new Error(`GraphQL type ${name} is claimed by ${otherCode} and by ${code}`);
  }
  const ref = builder.objectRef<Refusal<P>>(name);
  ref.implement({
    description,
    extensions: { plugin: code.slice(0, code.indexOf('/')) },
    interfaces: [base as never],
    isTypeOf: (value) => value instanceof Refusal && value.code === code,
    fields: fields as never,
  });
  declared.set(code, { ref: ref as unknown as ErrorRef, name });
}

/** Notes the errors of a command; the returned thunk gives their types when the schema is built. */
export function useErrors(builder: Builder, classes: readonly ExpectedErrorClass[]): () => ErrorRef[] {
  const { declared, used } = bookOf(builder);
  for (const errorClass of classes) used.set(errorClass.code, errorClass);
  return () => [...new Set(classes.map(({ code }) => code))].flatMap((code) => declared.get(code)?.ref ?? []);
}

/** Declares the errors that commands use and nobody has declared. Called once, after all plugins. */
export function declareRemainingErrors(builder: Builder): void {
  const { declared, used } = bookOf(builder);
  for (const [code, errorClass] of used) {
    if (!declared.has(code)) errorType(builder, errorClass);
  }
}
