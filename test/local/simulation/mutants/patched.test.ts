import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutants } from '../../../../local/simulation/mutants/all.ts';
import type { Mutant } from '../../../../local/simulation/mutants/mutant.ts';
import { PatchDoesNotFit, patched } from '../../../../local/simulation/mutants/patched.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');

function aMutant(change: Partial<Mutant> = {}): Mutant {
  return {
    name: 'a defect',
    breaks: 'Something.',
    file: 'shared/some.ts',
    replace: 'a === b',
    by: 'a !== b',
    staging: {},
    seeds: [1],
    killedBy: [1],
    ...change,
  };
}

describe('the patch of a mutant', () => {
  it('replaces its text and nothing else', () => {
    expect(patched('if (a === b) stop();', aMutant())).toBe('if (a !== b) stop();');
  });

  it('takes every character as it stands', () => {
    expect(patched('f(x.*) + 1', aMutant({ replace: 'f(x.*)', by: '$& $1' }))).toBe('$& $1 + 1');
  });

  it('does not fit a source without its text, and says which mutant must follow', () => {
    expect(() => patched('if (b === a) stop();', aMutant())).toThrow(PatchDoesNotFit);
    expect(() => patched('if (b === a) stop();', aMutant())).toThrow(/"a defect".*shared\/some\.ts.*is not there/);
  });

  it('does not fit a source that has its text twice', () => {
    expect(() => patched('a === b || a === b', aMutant())).toThrow(/more than once/);
  });

  it('does not fit anywhere when it replaces nothing', () => {
    expect(() => patched('a', aMutant({ replace: '' }))).toThrow(PatchDoesNotFit);
  });
});

describe('the mutants', () => {
  it('have names of their own, also as names of directories', () => {
    const names = mutants.map(({ name }) => name.replaceAll(/[^a-z0-9]+/gi, '-'));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))('%s: fits the production code', (_name, mutant) => {
    expect(mutant.file).toMatch(/^(?:functions|infra|shared)\//);
    const source = readFileSync(join(root, mutant.file), 'utf8');
    expect(patched(source, mutant)).not.toBe(source);
  });
});
