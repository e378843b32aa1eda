import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  Source,
  validate,
} from 'graphql';
import { checkDocumentShape } from './limits/document-shape.ts';
import { checkTokens } from './limits/tokens.ts';
import { LruMap } from './lru.ts';

/** A document that passed the limits which need no schema. */
export interface KnownDocument {
  readonly document: DocumentNode;
  readonly operations: readonly OperationDefinitionNode[];
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Errors of validation by schema; each set of plugins has its own verdict. */
  readonly verdicts: WeakMap<GraphQLSchema, readonly GraphQLError[]>;
}

/** Longer texts are not kept: a stranger's could fill the memory, and the site's own are shorter. */
const LONGEST_KEPT = 8_192;

/** Documents parsed and validated once. Hangs on the server object, so two servers share nothing. */
export class DocumentStore {
  readonly #byText: LruMap<string, KnownDocument>;
  readonly #byNode = new WeakMap<DocumentNode, KnownDocument>();

  constructor(limit = 500) {
    this.#byText = new LruMap(limit);
  }

  /** Documents held by their text. */
  get size(): number {
    return this.#byText.size;
  }

  /**
   * Parses a text, or takes a document of the site's build.
   * @throws GraphQLError for a text that is no document; LimitRefusal for one over a limit
   */
  open(source: string | DocumentNode): KnownDocument {
    if (typeof source !== 'string') {
      const known = this.#byNode.get(source) ?? this.open(print(source));
      this.#byNode.set(source, known);
      return known;
    }
    const known = this.#byText.get(source);
    if (known) return known;
    const text = new Source(source, 'GraphQL request');
    checkTokens(text);
    const document = parse(text, { noLocation: false });
    checkDocumentShape(document);
    const opened = sortDefinitions(document);
    if (source.length <= LONGEST_KEPT) this.#byText.set(source, opened);
    return opened;
  }

  /** Errors of the document against this schema, without suggestions. */
  validate({ document, verdicts }: KnownDocument, schema: GraphQLSchema): readonly GraphQLError[] {
    const known = verdicts.get(schema);
    if (known) return known;
    const verdict = validate(schema, document, undefined, { maxErrors: 10, hideSuggestions: true });
    verdicts.set(schema, verdict);
    return verdict;
  }
}

function sortDefinitions(document: DocumentNode): KnownDocument {
  const operations: OperationDefinitionNode[] = [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
    else if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return { document, operations, fragments, verdicts: new WeakMap() };
}

/**
 * The operation that is asked for.
 * @throws GraphQLError when the name is missing or unknown
 */
export function chooseOperation({ operations }: KnownDocument, name: string | undefined): OperationDefinitionNode {
  const [only] = operations;
  if (name === undefined && operations.length === 1 && only) return only;
  const named = operations.find((operation) => operation.name?.value === name);
  if (name === undefined || !named) {
    throw new GraphQLError('Name one operation of the document in "operationName"', {
      extensions: { code: 'graphql/bad-request' },
    });
  }
  return named;
}
