import { describe, expect, it } from 'vitest';
import { trace } from '../../../local/simulation/trace.ts';

const told = (lines: readonly (readonly [string, string?])[], length = 0) => {
  const one = trace(length);
  for (const [line, folded] of lines) one.tell(line, folded);
  return one;
};

describe('a trace', () => {
  it('has the same hash for the same events, another when one differs, is missing, or comes at another place', () => {
    const hash = told([['a'], ['b', 'secret'], ['c']]).hash();
    expect(told([['a'], ['b', 'secret'], ['c']], 2).hash()).toBe(hash);
    const others = [
      [['a'], ['b', 'Secret'], ['c']],
      [['a'], ['c']],
      [['b', 'secret'], ['a'], ['c']],
    ] as const;
    for (const lines of others) expect(told(lines).hash()).not.toBe(hash);
  });

  it('keeps the last lines in order, without what was only folded in', () => {
    expect(told([['a'], ['b', 'secret'], ['c']], 2).story()).toEqual(['b', 'c']);
    expect(told([['a'], ['b']], 3).story()).toEqual(['a', 'b']);
    expect(told([['a']]).story()).toEqual([]);
  });
});
