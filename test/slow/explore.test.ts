import { stdout } from 'node:process';
import { describe, expect, inject, it } from 'vitest';
import { loadAssembly } from '../../local/assembly/load-assembly.ts';
import { explore, explored } from '../../local/simulation/explore.ts';

const table = () => {
  const found = loadAssembly(inject('assembly')).tables.find(({ TableName }) => /program/i.test(TableName));
  if (found === undefined) throw new Error('The template has no program table');
  return found;
};

describe('two replies, one expiry and one crash, in every order', () => {
  it('lose no reply, end in one state and order no email twice', async () => {
    const { violations, ...visited } = await explore({ table: table() });
    stdout.write(`explored ${JSON.stringify(visited)}\n`);
    expect(violations).toEqual([]);
    expect(visited.ends).toBeGreaterThan(10);
  });

  it('lose a reply when its record comes before its effect, and the exploration says in which order', async () => {
    const { violations } = await explore({
      table: table(),
      most: 1,
      handleReply: async (program, { inboundId, objectKey, receivedAt }, now) => {
        if ((await program.inbound.find(inboundId)) !== undefined) return;
        await program.inbound.record({ inboundId, objectKey, receivedAt, outcome: 'answered' });
        const form = await program.forms.load(explored);
        const to = { ...form, replies: [...form.replies, inboundId], answers: { useful: 4 }, answeredAt: now() };
        await program.forms.advance(form, { to: { ...to, status: 'answered' }, event: 'answered' });
      },
    });
    expect(violations[0]?.what).toMatch(/reply\d is lost/);
    expect(violations[0]?.order).toContain('crash:');
  });
});
