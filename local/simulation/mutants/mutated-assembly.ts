import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { assemble } from '../../../scripts/assemble.ts';
import { assembleFor } from '../../run/assemble-for.ts';
import type { CompanyFiles } from '../../sample/sample-company.ts';
import type { Mutant } from './mutant.ts';
import { patched } from './patched.ts';

const root = join(import.meta.dirname, '..', '..', '..');
/** Everything that an assembly is made of. */
const sources = ['functions', 'infra', 'shared', 'scripts', 'cdk.json', 'package.json', 'package-lock.json'];

/** The file of a mutant with its defect. Throws PatchDoesNotFit. */
export async function mutatedSource(mutant: Mutant): Promise<string> {
  return patched(await readFile(join(root, mutant.file), 'utf8'), mutant);
}

/**
 * The assembly of a copy of the production code with one defect, built by the copy's own scripts. The copy lies below the repository, where
 * it finds the same packages; it is made anew each time. Throws PatchDoesNotFit.
 */
export async function mutatedAssembly(mutant: Mutant, company: CompanyFiles): Promise<string> {
  const defective = await mutatedSource(mutant);
  const copy = join(root, '.cache', 'mutants', mutant.name.replaceAll(/[^a-z0-9]+/gi, '-'));
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  for (const source of sources) await cp(join(root, source), join(copy, source), { recursive: true });
  await writeFile(join(copy, mutant.file), defective);
  const script = pathToFileURL(join(copy, 'scripts', 'assemble.ts')).href;
  const copied = (await import(script)) as { readonly assemble: typeof assemble };
  return assembleFor(company, copied.assemble);
}
