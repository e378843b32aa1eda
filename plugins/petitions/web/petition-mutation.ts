const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The document of a mutation on one petition, with everything that a form says when it is refused. */
export const petitionMutation = (name: string): string => /* GraphQL */ `
  mutation ${pascal(name)}($input: ${pascal(name)}Input!) {
    ${name}(input: $input) {
      __typename
      ... on Error { code message field }
      ... on BadInputError { fields { field message } }
    }
  }
`;
