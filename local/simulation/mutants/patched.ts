import type { Mutant } from './mutant.ts';

/** A mutant whose text is not in its file exactly once: the production code changed and the mutant must follow. */
export class PatchDoesNotFit extends Error {
  override name = 'PatchDoesNotFit';
}

/** The source with the mutant's text replaced. Throws PatchDoesNotFit. */
export function patched(source: string, { name, file, replace, by }: Mutant): string {
  const [before = '', after, more] = source.split(replace);
  if (replace !== '' && after !== undefined && more === undefined) return before + by + after;
  const found = after === undefined ? 'is not there' : 'is there more than once';
  throw new PatchDoesNotFit(`The mutant "${name}" replaces a text in ${file} that ${found}: update it\n${replace}`);
}
