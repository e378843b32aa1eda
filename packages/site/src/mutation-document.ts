const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/**
 * The document of a mutation, with everything that a form says when it is refused.
 *
 * @param done what is asked for when it is done, as `Petition { ref }`; by default nothing
 */
export const mutationDocument = (name: string, done?: string): string => /* GraphQL */ `
  mutation ${pascal(name)}($input: ${pascal(name)}Input!) {
    ${name}(input: $input) {
      __typename
      ${done ? `... on ${done}` : ''}
      ... on Error { code message field }
      ... on BadInputError { fields { field message } }
    }
  }
`;
