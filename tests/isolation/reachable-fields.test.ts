import { encodeGlobalId } from '@viche/graphql';
import { type GraphQLObjectType, getNamedType, isAbstractType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signPetition } from '../../plugins/petitions/server/commands/sign-petition.ts';
import { submitPetition } from '../../plugins/petitions/server/commands/submit-petition.ts';
import { fieldParts, fieldText } from '../contract/documents.ts';
import { rootFields } from '../contract/public-api.ts';
import { openTwoHromadas, type TwoHromadas } from './two-hromadas.ts';

/** A deep question of a list costs more than the limit allows; a shallow one of it does not, and is part of the deep one. */
const DEEPEST_FIRST = [3, 2, 1];

let two: TwoHromadas;
beforeAll(async () => {
  two = await openTwoHromadas();
  const [, resident] = two.personas.find(([name]) => name === 'resident')!;
  await signPetition(resident(), { petitionId: two.a.published.id });
  await submitPetition(resident(), {
    title: 'Зробити освітлення на стежці',
    essence: 'Увечері на стежці від вокзалу нічого не видно.',
    demand: 'Поставити ліхтарі.',
  });
});
afterAll(() => two.world.close());

/** Names of all fields that have a value in an answer, as `Petition.title`. */
function fieldsWithValue(value: unknown, type: GraphQLObjectType, found: Set<string>): void {
  for (const [alias, inner] of Object.entries(value as Record<string, unknown>)) {
    // Inside a union a field carries its type's name before its own.
    const name = alias.startsWith(`${type.name}_`) ? alias.slice(type.name.length + 1) : alias;
    const field = type.getFields()[name];
    if (!field || inner === null) continue;
    found.add(`${type.name}.${name}`);
    for (const item of Array.isArray(inner) ? inner : [inner]) {
      if (typeof item !== 'object' || item === null) continue;
      const named = getNamedType(field.type);
      const actual = two.api.schema.getType(String((item as { __typename?: string }).__typename ?? named.name));
      if (isObjectType(actual)) fieldsWithValue(item, actual, found);
    }
  }
}

/** Every field of every object that a query can lead to. */
function allFields(): Set<string> {
  const seen = new Set<GraphQLObjectType>();
  const follow = (type: GraphQLObjectType): void => {
    if (seen.has(type)) return;
    seen.add(type);
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      if (isObjectType(named)) follow(named);
      if (isAbstractType(named)) for (const part of two.api.schema.getPossibleTypes(named)) follow(part);
    }
  };
  follow(two.api.schema.getQueryType()!);
  return new Set([...seen].flatMap((type) => Object.keys(type.getFields()).map((name) => `${type.name}.${name}`)));
}

it('Q09 who gets a value from which field is the committed list: a new field, or a new reader, shows in review', async () => {
  const own = two.a.published;
  const words = [
    own.ref,
    encodeGlobalId('Petition', own.id),
    two.a.hidden.ref,
    encodeGlobalId('Petition', two.a.hidden.id),
  ];
  const readers = new Map<string, string[]>();
  for (const [persona, caller] of two.personas) {
    const found = new Set<string>();
    const asked = new Set<string>();
    const ask = async (text: string) => {
      asked.add(text);
      const answer = await two.api.run(caller(), `{ ${text} }`);
      if (answer.data) fieldsWithValue(answer.data, two.api.schema.getQueryType()!, found);
      return answer;
    };
    for (const { kind, field } of rootFields(two.api.schema)) {
      if (kind !== 'query') continue;
      for (const word of words) {
        const answered = new Set<number>();
        for (const depth of DEEPEST_FIRST) {
          const plan = { schema: two.api.schema, words: [word], depth };
          const whole = fieldText(field, plan);
          // A field without arguments is the same question whatever the word.
          if (asked.has(whole)) break;
          const { errors } = await ask(whole);
          if (!errors) break;
          if (errors[0]?.extensions?.code !== 'graphql/limit') continue;
          for (const [index, part] of fieldParts(field, plan).entries())
            if (!answered.has(index) && !(await ask(part)).errors) answered.add(index);
        }
      }
    }
    for (const name of found) readers.set(name, [...(readers.get(name) ?? []), persona]);
  }
  const everybody = two.personas.length;
  const list = Object.fromEntries(
    [...allFields()].sort().map((name) => {
      const who = readers.get(name) ?? [];
      return [name, who.length === everybody ? 'everybody' : who.length === 0 ? 'nobody here' : who.join(', ')];
    }),
  );
  await expect(`${JSON.stringify(list, null, 2)}\n`).toMatchFileSnapshot('reachable-fields.json');
}, 400_000);
