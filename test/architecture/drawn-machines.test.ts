import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { loadAssembly } from '../../local/assembly/load-assembly.ts';
import { architecturePage, drawMachine, redrawn } from '../../scripts/draw-machines.ts';

const waiting = {
  StartAt: 'Wait',
  States: {
    Wait: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Next: 'Done',
      Catch: [
        { ErrorEquals: ['States.Timeout'], Next: 'Wait' },
        { ErrorEquals: ['States.ALL'], Next: 'Done' },
      ],
    },
    Done: { Type: 'Succeed' },
  },
};

describe('drawMachine', () => {
  it('draws every state and every way on, and tells in words what failures lead to', () => {
    expect(drawMachine(waiting).split('\n')).toEqual([
      '```mermaid',
      'stateDiagram-v2',
      '  state "Wait" as s1',
      '  state "Done" as s2',
      '  [*] --> s1',
      '  s1 --> s2: woken',
      '  s1 --> s1: the time is over',
      '  s2 --> [*]',
      '```',
      '',
      '- `States.Timeout` leads to “Wait”, from “Wait”.',
      '- `States.ALL` leads to “Done”, from “Wait”.',
    ]);
  });

  it('refuses a definition that leads nowhere', () => {
    expect(() => drawMachine({ StartAt: 'Gone', States: {} })).toThrow('Gone');
  });
});

describe('redrawn', () => {
  const machines = [{ name: 'small', definition: waiting }];

  it('replaces a drawing and leaves the words around it', () => {
    const page = 'Before\n<!-- small: drawn -->\nold\n<!-- end of small -->\nafter';
    const once = redrawn(page, machines);
    expect(once).toMatch(/^Before\n<!-- small: drawn -->\n\n```mermaid[^]*\n\n<!-- end of small -->\nafter$/);
    expect(redrawn(once, machines)).toBe(once);
  });

  it('refuses a page without a place for a machine', () => {
    expect(() => redrawn('Nothing', machines)).toThrow('small');
  });
});

describe('docs/architecture.md', () => {
  it('shows the machines as they are synthesized: if not, run npm run docs', () => {
    const page = readFileSync(architecturePage, 'utf8');
    expect(page).toBe(redrawn(page, loadAssembly(inject('assembly')).stateMachines));
  });
});
