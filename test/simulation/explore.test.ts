import { describe, expect, inject, it } from 'vitest';
import { loadAssembly } from '../../local/assembly/load-assembly.ts';
import { explore } from '../../local/simulation/explore.ts';

const table = () => {
  const found = loadAssembly(inject('assembly')).tables.find(({ TableName }) => /program/i.test(TableName));
  if (found === undefined) throw new Error('The template has no program table');
  return found;
};

describe('two replies, one expiry, the deadline and one crash, in every order', () => {
  it('lose no reply, end in one state and order no email twice', async () => {
    const { violations, ...visited } = await explore({ table: table() });
    console.info(visited);
    expect(violations).toEqual([]);
    expect(visited.ends).toBeGreaterThan(10);
  });
});
