/** Why a document cannot lie at this address, as a catalogue key; null for `https://…` and for a path of the site. */
export function documentUrlProblem(url: string): string | null {
  const problem = 'core:documents.problem.url';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them inside an address
  if (/[\u0000-\u0020\u007f\\]/.test(url)) return problem;
  if (url.startsWith('/')) return url.startsWith('//') ? problem : null;
  try {
    return new URL(url).protocol === 'https:' ? null : problem;
  } catch {
    return problem;
  }
}
