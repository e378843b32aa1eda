/** A mutation of one command that answers nothing but how it went, with the words of a refusal beside their fields. */
export const deskMutation = (name: string, answer = '__typename'): string => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}`;
  return /* GraphQL */ `
  mutation ${type}($input: ${type}Input!) {
    ${name}(input: $input) {
      __typename
      ${answer === '__typename' ? '' : answer}
      ... on Error { code message field }
      ... on BadInputError { fields { field message } }
    }
  }
`;
};
