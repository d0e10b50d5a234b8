import { describe, expect, it } from 'vitest';
import { aMachine, arnOf, aWorld, lambda, park, pass, START } from './a-world.ts';

const DAY = 86_400_000;
const waiting = () => aMachine({ Ask: park('send') });
const functions = { send: () => '' };

describe('starting', () => {
  it('the same name with the same input while it runs is the same execution', async () => {
    const world = aWorld(waiting(), functions);
    await world.start({ id: 1 });
    await world.start({ id: 1 });
    expect(world.engine.listExecutions({ stateMachineArn: arnOf('cycle') })).toHaveLength(1);
  });

  it('the same name with another input, or after the end, already exists', async () => {
    const world = aWorld(waiting(), functions);
    await world.start({ id: 1 });
    await expect(world.start({ id: 2 })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await world.engine.stopExecution({ executionArn: world.described('one').executionArn });
    await expect(world.start({ id: 1 })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });

  it('a name is free again 90 days after the end, not earlier', async () => {
    const world = aWorld(aMachine({ Go: pass() }));
    await world.run();
    world.clock.time = START + 90 * DAY - 1;
    await expect(world.start()).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    world.clock.time = START + 90 * DAY;
    expect(() => world.described('one')).toThrow('Execution Does Not Exist');
    expect((await world.run()).startedAt).toBe(START + 90 * DAY);
  });

  it('without a name it gets one', async () => {
    const { engine } = aWorld(waiting(), functions);
    const one = await engine.startExecution({ stateMachineArn: arnOf('cycle') });
    const other = await engine.startExecution({ stateMachineArn: arnOf('cycle') });
    expect(one.executionArn).not.toBe(other.executionArn);
  });

  it('refuses names of more than 80 characters or with reserved ones, unknown machines and too much input', async () => {
    const { engine } = aWorld(waiting(), functions);
    const start = (name: string, stateMachineArn = arnOf('cycle'), input: unknown = {}) =>
      engine.startExecution({ stateMachineArn, name, input });
    await start('x'.repeat(80));
    for (const name of ['x'.repeat(81), '', 'a b', 'a#b', 'a:b', 'a/b', 'a\u0007'])
      await expect(start(name)).rejects.toMatchObject({ name: 'InvalidName' });
    await expect(start('a', arnOf('none'))).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    await expect(start('a', undefined, 'x'.repeat(262_144))).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('turns', () => {
  it('do one piece of work each, in the order executions became ready', async () => {
    const world = aWorld(aMachine({ First: pass({ Next: 'Second' }), Second: pass() }));
    await world.start({}, 'a');
    await world.start({}, 'b');
    world.events.length = 0;
    for (let turns = 0; turns < 4; turns++) expect(await world.engine.turn()).toBe(true);
    expect(await world.engine.turn()).toBe(false);
    const exits = world.events.filter(({ type }) => type === 'PassStateExited');
    expect(exits.map(({ executionArn, state }) => `${executionArn.at(-1) ?? ''} ${state ?? ''}`)).toEqual([
      'a First',
      'b First',
      'a Second',
      'b Second',
    ]);
  });

  it('fire timers in the order of their instants, equal instants first parked first', async () => {
    const wait = (seconds: string) => ({ Type: 'Wait', Seconds: seconds, End: true });
    const world = aWorld(aMachine({ Wait: wait('{% $states.input %}') }));
    for (const [name, seconds] of Object.entries({ a: 30, b: 10, c: 20, d: 10 })) await world.start(seconds, name);
    await world.engine.settle();
    world.clock.time = START + 60_000;
    await world.engine.settle();
    const ended = world.events.filter(({ type }) => type === 'ExecutionSucceeded');
    expect(ended.map(({ executionArn }) => executionArn.at(-1))).toEqual(['b', 'd', 'c', 'a']);
  });

  it('cannot be taken by a task', async () => {
    const world: ReturnType<typeof aWorld> = aWorld(aMachine({ Work: lambda('f') }), { f: () => world.engine.turn() });
    expect((await world.run()).error?.Cause).toContain('must not drive');
  });

  it('a task can start another execution, which has its turn afterwards', async () => {
    const machines = [aMachine({ Work: lambda('f') }), aMachine({ Go: pass() }, { name: 'form' })];
    const world: ReturnType<typeof aWorld> = aWorld(machines, {
      f: async () =>
        (await world.engine.startExecution({ stateMachineArn: arnOf('form'), name: 'frm-1' })).executionArn,
    });
    const { output } = await world.run();
    expect(world.engine.describeExecution({ executionArn: output as string }).status).toBe('SUCCEEDED');
  });
});

describe('history', () => {
  it('has the events AWS writes, without payloads', async () => {
    const world = aWorld(aMachine({ Ask: park('send', { Next: 'Done' }), Done: { Type: 'Succeed' } }), functions);
    await world.start();
    await world.engine.settle();
    await world.engine.sendTaskSuccess({ taskToken: world.tokens[0]!, output: {} });
    await world.engine.settle();
    expect(world.events.map(({ type, state }) => (state === undefined ? type : `${type} ${state}`))).toEqual([
      'ExecutionStarted',
      'TaskStateEntered Ask',
      'TaskScheduled Ask',
      'TaskStarted Ask',
      'TaskSubmitted Ask',
      'TaskSucceeded Ask',
      'TaskStateExited Ask',
      'SucceedStateEntered Done',
      'SucceedStateExited Done',
      'ExecutionSucceeded',
    ]);
    expect(Object.keys(world.events[1]!)).toEqual(['at', 'executionArn', 'machine', 'type', 'state']);
    expect(world.engine.transitions).toBe(2);
  });
});

describe('stopping', () => {
  it('aborts with the given error; the token is stale and the timers are gone', async () => {
    const world = aWorld(aMachine({ Ask: park('send', { TimeoutSeconds: 60 }) }, { TimeoutSeconds: 600 }), functions);
    const { executionArn } = await world.start();
    await world.engine.settle();
    await world.engine.stopExecution({ executionArn, error: 'Canceled', cause: 'by hand' });
    expect(world.described('one')).toMatchObject({ status: 'ABORTED', error: { Error: 'Canceled', Cause: 'by hand' } });
    expect(world.engine.nextWakeAt()).toBeUndefined();
    await expect(world.engine.sendTaskSuccess({ taskToken: world.tokens[0]!, output: 1 })).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
  });

  it('during its own task wins over the task’s answer', async () => {
    const world: ReturnType<typeof aWorld> = aWorld(aMachine({ Work: lambda('f', { Next: 'On' }), On: pass() }), {
      f: () => world.engine.stopExecution({ executionArn: world.described('one').executionArn }),
    });
    expect((await world.run()).status).toBe('ABORTED');
    expect(world.events.at(-1)?.type).toBe('ExecutionAborted');
  });

  it('in the middle of a turn ends the execution there', async () => {
    const fields = { Output: '{% 1 + 1 %}', Assign: { a: '{% 2 %}' } };
    for (const first of [
      pass({ ...fields, Next: 'On' }),
      { Type: 'Wait', Seconds: '{% 5 %}', Next: 'On' },
      { Type: 'Fail', Cause: '{% "c" %}' },
      lambda('f', { ...fields, Next: 'On' }),
    ]) {
      const world = aWorld(aMachine({ First: first, On: pass() }), { f: () => 1 });
      const { executionArn } = await world.start();
      const turn = world.engine.turn();
      await world.engine.stopExecution({ executionArn });
      await turn;
      await world.runUntil();
      expect(world.described('one').status).toBe('ABORTED');
      expect(world.events.at(-1)?.type).toBe('ExecutionAborted');
    }
  });

  it('a closed execution stays as it ended', async () => {
    const world = aWorld(aMachine({ Go: pass() }));
    const { executionArn } = await world.run();
    await world.engine.stopExecution({ executionArn, error: 'Late' });
    expect(world.described('one')).toMatchObject({ status: 'SUCCEEDED', error: undefined });
  });

  it('killAll aborts whatever runs', async () => {
    const world = aWorld(waiting(), functions);
    await world.start({}, 'a');
    await world.engine.settle();
    await world.start({}, 'b');
    world.engine.killAll({ Error: 'Chaos' });
    expect(await world.engine.turn()).toBe(false);
    for (const name of ['a', 'b'])
      expect(world.described(name)).toMatchObject({ status: 'ABORTED', error: { Error: 'Chaos' } });
  });
});

describe('a deploy', () => {
  const says = (text: string) => aMachine({ Ask: park('send', { Next: 'Say' }), Say: pass({ Output: text }) });

  it('leaves running executions their definition and gives the new one to new starts', async () => {
    const world = aWorld(says('old'), functions);
    await world.start({}, 'a');
    await world.engine.settle();
    world.engine.replaceMachines([says('new')]);
    await world.start({}, 'b');
    await world.engine.settle();
    for (const taskToken of world.tokens) await world.engine.sendTaskSuccess({ taskToken, output: {} });
    await world.engine.settle();
    expect([world.described('a').output, world.described('b').output]).toEqual(['old', 'new']);
  });

  it('of a machine that is refused changes nothing', async () => {
    const world = aWorld(says('old'), functions);
    expect(() => {
      world.engine.replaceMachines([aMachine({ Go: pass({ Foo: 1 }) })]);
    }).toThrow('field Foo');
    expect((await world.start()).state).toBe('Ask');
  });

  it('without a machine lets what runs of it end, and starts no more', async () => {
    const world = aWorld(says('old'), functions);
    await world.start({}, 'a');
    await world.engine.settle();
    world.engine.replaceMachines([]);
    await expect(world.start({}, 'b')).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    await world.engine.sendTaskSuccess({ taskToken: world.tokens[0]!, output: {} });
    await world.engine.settle();
    expect(world.described('a').output).toBe('old');
  });
});
