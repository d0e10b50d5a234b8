import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FactsMoved } from '../../shared/contracts/errors.ts';
import * as steps from '../../shared/contracts/steps.ts';
import { functionsOf, machinesOf, type Resource, roleOf, synthesizedResources } from './synthesized.ts';

// asl-validator brings no types: this is what it exports.
const validate = createRequire(import.meta.url)('asl-validator') as (definition: unknown) => {
  isValid: boolean;
  errorsText: (separator?: string) => string;
};

const resources = synthesizedResources();
const machines = machinesOf(resources);
const functions = functionsOf(resources);
const tasks = machines.flatMap(({ states }) => states.filter(({ Type }) => Type === 'Task'));

const functionOf = (task: (typeof tasks)[number]) => {
  const found = functions.find(({ id }) => `arn:${id}` === task.Arguments?.FunctionName);
  if (found === undefined) throw new Error(`${task.name} calls nobody`);
  return found;
};
const waits = (task: (typeof tasks)[number]) => task.Resource?.endsWith('.waitForTaskToken') === true;
const contractOf = (name: string) => {
  const contract = Object.values(steps).find((step) => step.name === name);
  if (contract === undefined) throw new Error(`No contract ${name}`);
  return contract;
};

describe('the machines', () => {
  it('are three: cycle, form and pair', () => {
    expect(machines.map(({ name }) => name).sort()).toEqual(['rebours-cycle', 'rebours-form', 'rebours-pair']);
  });

  it('are valid Amazon States Language', () => {
    for (const { name, source } of machines) {
      const { isValid, errorsText } = validate(structuredClone(source)); // it writes into what it reads
      expect({ name, isValid, faults: errorsText() }).toEqual({ name, isValid: true, faults: '' });
    }
    const broken = JSON.stringify(machines[0]?.source).replace('"Next":"What does', '"Next":"What did');
    expect(validate(JSON.parse(broken)).isValid).toBe(false);
  });

  it('know no Wait, Map or Parallel: a wait for a person must be interruptible', () => {
    const types = new Set(machines.flatMap(({ states }) => states.map(({ Type }) => Type)));
    expect([...types].sort()).toEqual(['Choice', 'Fail', 'Pass', 'Succeed', 'Task']);
  });

  it('log every step without its data and are traced', () => {
    for (const { properties } of machines) {
      expect(properties).toMatchObject({
        StateMachineType: 'STANDARD',
        TracingConfiguration: { Enabled: true },
        LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      });
    }
  });

  it('may call exactly the functions of their own tasks', () => {
    for (const { properties, states } of machines) {
      const role = resources.find(({ id }) => `arn:${id}` === properties['RoleArn']);
      const callable = roleOf(role as Resource)
        .statements.filter(({ Action }) => Action.includes('lambda:InvokeFunction'))
        .flatMap(({ Resource }) => Resource ?? []);
      const called = states.flatMap(({ Arguments }) => (Arguments === undefined ? [] : [Arguments.FunctionName]));
      expect(new Set(callable)).toEqual(new Set(called));
    }
  });

  it('route everything their plan may say, and tell the engineer about anything else', () => {
    for (const [name, plan] of [
      ['rebours-cycle', steps.planCycle],
      ['rebours-form', steps.planForm],
      ['rebours-pair', steps.planPair],
    ] as const) {
      const states = machines.find((machine) => machine.name === name)?.states ?? [];
      const routed = states
        .flatMap(({ Choices }) => Choices ?? [])
        .map(({ Condition }) => /'(.+)'/.exec(Condition)?.[1])
        .sort();
      expect(routed).toEqual([...plan.output.shape.next.options].sort());
      const unknown = states.find((state) => state.name === 'Nobody here knows this step');
      expect(unknown?.Next).toMatch(/^Tell the engineer/);
    }
  });
});

describe('every task', () => {
  it('has a deadline: later than its function gives up, or the planned time where a person is waited for', () => {
    for (const task of tasks) {
      if (waits(task)) expect(task.TimeoutSeconds).toBe('{% $waitSeconds %}');
      else expect(task.TimeoutSeconds).toBeGreaterThan(functionOf(task).Timeout);
    }
    expect(tasks.filter(waits).map(({ name }) => name)).toHaveLength(3);
  });

  it('is tried again after a failure, but not when the facts moved or are not there', () => {
    for (const { name, Retry = [] } of tasks) {
      expect({ name, first: Retry[0] }).toEqual({
        name,
        first: { ErrorEquals: ['FactsMoved', 'NotFound'], MaxAttempts: 0 },
      });
      expect(Retry[1]?.ErrorEquals).toContain('States.TaskFailed');
      expect(Retry[1]?.MaxAttempts).toBe(12);
      expect(Retry).toHaveLength(2);
    }
  });

  it('never retries everything, nor a wait that is over: the email would be sent again', () => {
    for (const task of tasks) {
      const retried = (task.Retry ?? []).flatMap(({ ErrorEquals }) => ErrorEquals);
      expect(retried).not.toContain('States.ALL');
      if (waits(task)) expect(retried).not.toContain('States.Timeout');
    }
  });

  it('ends in a named state when nothing helps', () => {
    for (const { name, Catch = [] } of tasks) {
      const last = Catch.at(-1);
      expect(last?.ErrorEquals).toEqual(['States.ALL']);
      expect(last?.Next).toMatch(name.startsWith('Tell the engineer') ? /^The \w+ stopped$/ : /^Tell the engineer/);
    }
  });

  it('that waits for a person plans again when the time is over or the facts moved', () => {
    for (const task of tasks.filter(waits)) {
      expect(task.Catch?.[0]).toEqual({ ErrorEquals: ['States.Timeout', FactsMoved.code], Next: task.Next });
      expect(task.Next).toMatch(/^Plan the /);
    }
  });

  it('gives its function exactly the input of the contract: ids, a version, a time and a token', () => {
    for (const task of tasks) {
      const { input } = contractOf(functionOf(task).name);
      const wanted = input instanceof z.ZodObject ? Object.keys(input.shape) : [];
      expect(Object.keys(task.Arguments?.Payload ?? {}).sort()).toEqual(wanted.sort());
    }
  });

  it('has a name a coordinator can read', () => {
    for (const { name } of tasks) expect(name).toMatch(/^[A-Z][a-z ]{6,60}$/);
  });
});
