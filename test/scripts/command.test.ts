import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { type Aws, callInAws } from '../../scripts/aws-cli.ts';
import { giveCommand } from '../../scripts/command.ts';
import { type Call, readCall } from '../../scripts/command-line.ts';
import { outputOf } from '../../shared/contracts/outputs.ts';

const given = async (line: string, answer: unknown) => {
  const said: string[] = [];
  const complained: string[] = [];
  const calls: Call[] = [];
  const code = await giveCommand(
    line.split(' ').filter((word) => word !== ''),
    (call) => {
      calls.push(call);
      return answer;
    },
    { say: (text) => said.push(text), complain: (text) => complained.push(text) },
  );
  return { code, said, complained, calls };
};

describe('npm run command', () => {
  it.each([
    ['decide cyc_x approve 2', { command: 'decide', cycleId: 'cyc_x', decision: 'approve', round: 2 }],
    ['cancel cyc_x --by T-17', { command: 'cancel', cycleId: 'cyc_x', by: 'T-17' }],
    ['extend cyc_x enrollment 2027-02-10', { command: 'extend-enrollment', cycleId: 'cyc_x', until: '2027-02-10' }],
    ['extend cyc_x evaluation 2027-09-10', { command: 'extend-evaluation', cycleId: 'cyc_x', until: '2027-09-10' }],
    ['extend frm_x 2027-02-10', { command: 'extend-form', formId: 'frm_x', until: '2027-02-10' }],
    ['resend frm_x', { command: 'resend', formId: 'frm_x' }],
    ['resume cyc_x', { command: 'resume', cycleId: 'cyc_x' }],
    ['map cyc_x', { command: 'map', cycleId: 'cyc_x' }],
    [
      'learn cyc_x wrd_5c4kodmm7otjlxhf data.excel',
      { command: 'learn', cycleId: 'cyc_x', wordsId: 'wrd_5c4kodmm7otjlxhf', skill: 'data.excel' },
    ],
    [
      'learn cyc_x wrd_5c4kodmm7otjlxhf none',
      { command: 'learn', cycleId: 'cyc_x', wordsId: 'wrd_5c4kodmm7otjlxhf', skill: 'none' },
    ],
  ])('reads "%s"', (line, payload) => {
    expect(readCall(line.split(' '))).toEqual({ name: 'run-command', payload, stack: 'Rebours' });
  });

  it('asks why of anything that has an id, and of a task with its cycle', () => {
    expect(readCall(['why', 'frm_x#1', '--stack', 'Trial'])).toEqual({
      name: 'tell-why',
      payload: { id: 'frm_x#1' },
      stack: 'Trial',
    });
    expect(readCall(['why', 'remark-abc', '--cycle', 'cyc_x'])).toMatchObject({
      payload: { id: 'remark-abc', cycleId: 'cyc_x' },
    });
  });

  it.each([
    'undo cyc_x',
    'decide cyc_x approve',
    'decide cyc_x perhaps 1',
    'cancel frm_x',
    'cancel cyc_x cyc_y',
    'extend cyc_x enrollment tomorrow',
    'extend cyc_x 2027-02-10',
    'resend frm_x --by Claire.Dubois@solane.example',
    'why claire.dubois@solane.example',
    'why',
    'resend frm_x --force',
    'learn cyc_x créa data.excel',
    'learn cyc_x wrd_5c4kodmm7otjlxhf Excel',
  ])('refuses "%s" before anything is called', async (line) => {
    const { code, complained, calls } = await given(line, undefined);
    expect({ code, calls }).toEqual({ code: 2, calls: [] });
    expect(complained.at(-1)).toBe('See: npm run command -- --help');
    expect(complained.length).toBeGreaterThan(1);
  });

  it('says what came of it: 0 for done and so already, 1 for refused and for what is not there', async () => {
    const outcome = (outcome: string) => given('resend frm_x', { outcome, message: 'Why.' });
    expect(await outcome('done')).toMatchObject({ code: 0, said: ['done: Why.'] });
    expect(await outcome('already so')).toMatchObject({ code: 0, said: ['already so: Why.'] });
    expect(await outcome('refused')).toMatchObject({ code: 1, said: [], complained: ['refused: Why.'] });
    expect(await given('why frm_x', { found: true, lines: ['a', 'b'] })).toMatchObject({ code: 0, said: ['a', 'b'] });
    expect(await given('why frm_x', { found: false, lines: ['none'] })).toMatchObject({
      code: 1,
      complained: ['none'],
    });
    expect((await given('--help', undefined)).said[0]).toContain('npm run command -- resend frm_…');
  });
});

describe('in AWS', () => {
  /** An AWS CLI whose function answers so. */
  const cli =
    (answer: unknown, functionError = 'None', name = 'Rebours-runcommand-1'): Aws =>
    (args) => {
      if (args[0] === 'cloudformation') return `${name}\n`;
      expect(args).toEqual(
        expect.arrayContaining(['--function-name', name, '--payload', '{"command":"resend","formId":"frm_x"}']),
      );
      writeFileSync(args.at(-1) ?? '', JSON.stringify(answer));
      return `${functionError}\n`;
    };
  const call = readCall(['resend', 'frm_x']) as Call;

  it('the deployed function of the stack is invoked, and its answer read', () => {
    expect(callInAws(call, cli({ outcome: 'done', message: '' }))).toEqual({ outcome: 'done', message: '' });
  });

  it('the names of both functions are outputs of the stack', () => {
    const template: unknown = JSON.parse(readFileSync(join(inject('assembly'), 'Rebours.template.json'), 'utf8'));
    for (const output of Object.values(outputOf)) expect(template).toHaveProperty(['Outputs', output]);
  });

  it('a function that failed, and a stack without it, are told as such', () => {
    expect(() => callInAws(call, cli({ errorType: 'LostRace' }, 'Unhandled'))).toThrow('run-command failed');
    expect(() => callInAws(call, cli({}, 'None', ''))).toThrow('has no output CommandFunction');
  });
});
