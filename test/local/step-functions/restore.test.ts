import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../store/memory-parts.ts';
import { aMachine, arnOf, aWorld, lambda, named, park, pass, START, type World } from './a-world.ts';

// A machine with everything that waits: jittered retries, a parked task with a deadline, a Wait, and a loop.
const machine = aMachine(
  {
    Init: pass({ Assign: { round: 0, log: ['{% $uuid() %}'] }, Next: 'Work' }),
    Work: lambda('flaky', {
      Arguments: {
        FunctionName: 'flaky',
        Payload: { of: '{% $states.context.Execution.Name %}', round: '{% $round %}' },
      },
      Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 30, JitterStrategy: 'FULL' }],
      Assign: { round: '{% $round + 1 %}', log: '{% $append($log, [$now(), $random()]) %}' },
      Next: 'Ask',
    }),
    Ask: park('ask', {
      TimeoutSeconds: '{% 3600 * $round %}',
      Assign: { log: '{% $append($log, $states.result) %}' },
      Catch: [
        {
          ErrorEquals: ['States.Timeout'],
          Assign: { log: '{% $append($log, $states.errorOutput.Error) %}' },
          Next: 'Rest',
        },
      ],
      Next: 'Rest',
    }),
    Rest: { Type: 'Wait', Seconds: 600, Next: 'Again' },
    Again: { Type: 'Choice', Choices: [{ Condition: '{% $round < 3 %}', Next: 'Work' }], Default: 'Done' },
    Done: { Type: 'Succeed', Output: '{% $log %}' },
  },
  { TimeoutSeconds: 86_400 },
);

const NAMES = ['a', 'b', 'c'];

/** Runs three executions to their end, one turn at a time, and says everything that happened. */
async function story(seed: number, killBefore: (turn: number) => boolean) {
  const store = memoryStore();
  const tries = new Map<string, number>();
  const told: string[] = [];
  const functions = {
    flaky: ({ of, round }: Record<string, unknown>) => {
      const key = `${String(of)} ${String(round)}`;
      const tried = (tries.get(key) ?? 0) + 1;
      tries.set(key, tried);
      if (tried < 2) throw named('Flaky');
      return null;
    },
    ask: () => null,
  };
  let transitions = 0;
  let time = START;
  let tokens: string[] = [];
  let idle = 0;
  const living = (): World => {
    const world = aWorld(machine, functions, {
      seed,
      store,
      time,
      onEvent: (event) => told.push(JSON.stringify(event)),
    });
    world.tokens = tokens;
    return world;
  };
  let world = living();
  for (const name of NAMES) await world.start({}, name);
  for (let turn = 0; turn < 1000; turn++) {
    if (killBefore(turn)) {
      tokens = world.tokens;
      time = world.clock.time;
      world = living();
      world.engine.restore();
    }
    if (!(await world.engine.turn())) {
      const token = NAMES.map((name) => waitingToken(store.stored, name)).find((found) => found !== undefined);
      const next = world.engine.nextWakeAt();
      idle += 1;
      if (idle % 4 === 1 && token !== undefined) await world.engine.sendTaskSuccess({ taskToken: token, output: turn });
      else if (next !== undefined) world.clock.time = next;
      else break;
    }
    transitions = world.engine.transitions;
  }
  return { told, transitions, ends: NAMES.map((name) => world.described(name)), stored: [...store.stored].sort() };
}

function waitingToken(stored: Map<string, string>, name: string): string | undefined {
  const standing = standingOf(stored, name);
  return standing?.kind === 'awaiting token' ? standing.token : undefined;
}

function standingOf(stored: Map<string, string>, name: string): { kind: string; token?: string } | undefined {
  const key = `execution|${arnOf('cycle').replace(':stateMachine:', ':execution:')}:${name}`;
  const { frame } = JSON.parse(stored.get(key)!) as { frame?: { standing: { kind: string; token?: string } } };
  return frame?.standing;
}

describe('equal seeds', () => {
  it('give the same story to the last byte, other seeds another one', async () => {
    const [one, again, other] = [await story(7, () => false), await story(7, () => false), await story(8, () => false)];
    expect(again).toEqual(one);
    expect(other.ends.map(({ output }) => output)).not.toEqual(one.ends.map(({ output }) => output));
    expect(one.ends.every(({ status }) => status === 'SUCCEEDED')).toBe(true);
    expect(one.told.some((line) => line.includes('TaskTimedOut'))).toBe(true);
    expect(one.told.some((line) => line.includes('TaskFailed'))).toBe(true);
  });
});

describe('a kill between two turns', () => {
  it('and restore change nothing, wherever and however often', async () => {
    const unbroken = await story(7, () => false);
    expect(await story(7, () => true)).toEqual(unbroken);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(120), { minLength: 1, maxLength: 6 }), async (turns) => {
        expect(await story(7, (turn) => turns.includes(turn))).toEqual(unbroken);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps an answer that was accepted but not yet acted on', async () => {
    const store = memoryStore();
    const world = aWorld(aMachine({ Ask: park('send') }), { send: () => '' }, { store });
    await world.start();
    await world.engine.settle();
    await world.engine.sendTaskSuccess({ taskToken: world.tokens[0]!, output: 'kept' });
    const after = aWorld(aMachine({ Ask: park('send') }), {}, { store });
    after.engine.restore();
    await after.engine.settle();
    expect(after.described('one').output).toBe('kept');
  });

  it('keeps the definition a running execution started with, though it is deployed no more', async () => {
    const store = memoryStore();
    const world = aWorld(
      aMachine({ Ask: park('send', { Next: 'Say' }), Say: pass({ Output: 'old' }) }),
      { send: () => '' },
      { store },
    );
    await world.start();
    await world.engine.settle();
    const after = aWorld(aMachine({ Say: pass({ Output: 'new' }) }), {}, { store });
    after.engine.restore();
    await after.engine.sendTaskSuccess({ taskToken: world.tokens[0]!, output: {} });
    await after.engine.settle();
    expect(after.described('one').output).toBe('old');
  });

  it('keeps the deadline of the whole execution', async () => {
    const store = memoryStore();
    const machine = aMachine({ Ask: park('send') }, { TimeoutSeconds: 3600 });
    const world = aWorld(machine, { send: () => '' }, { store });
    await world.start();
    await world.engine.settle();
    const after = aWorld(machine, {}, { store });
    after.engine.restore();
    await after.runUntil();
    expect(after.described('one')).toMatchObject({ status: 'TIMED_OUT', stoppedAt: START + 3_600_000 });
  });

  it('after killAll leaves nothing running', async () => {
    const store = memoryStore();
    const world = aWorld(aMachine({ Ask: park('send') }), { send: () => '' }, { store });
    await world.start();
    await world.engine.settle();
    world.engine.killAll({ Error: 'Chaos' });
    await world.engine.turn();
    const after = aWorld(aMachine({ Ask: park('send') }), {}, { store });
    after.engine.restore();
    expect(after.described('one').status).toBe('ABORTED');
  });
});

describe('a kill in the middle of a task', () => {
  it('runs the task again, and what others had been told before stays told', async () => {
    const store = memoryStore();
    const machines = [aMachine({ Work: lambda('f') }), aMachine({ Ask: park('send') }, { name: 'form' })];
    const world: World = aWorld(
      machines,
      {
        f: async () => {
          await world.engine.startExecution({ stateMachineArn: arnOf('form'), name: 'frm-1' });
          return new Promise(() => undefined); // never comes back: the process is gone
        },
      },
      { store },
    );
    await world.start();
    void world.engine.turn();
    await new Promise((resolve) => setImmediate(resolve));
    const after: World = aWorld(
      machines,
      {
        f: async () =>
          (await after.engine.startExecution({ stateMachineArn: arnOf('form'), name: 'frm-1' })).executionArn,
        send: () => '',
      },
      { store },
    );
    after.engine.restore();
    await after.engine.settle();
    expect(after.described('one').status).toBe('SUCCEEDED');
    expect(after.engine.listExecutions({ stateMachineArn: arnOf('form') })).toMatchObject([
      { status: 'RUNNING', state: 'Ask' },
    ]);
  });
});

describe('a kill in the middle of handing out a token', () => {
  it('hands it out again, also when a sign of life had been stored meanwhile', async () => {
    const store = memoryStore();
    const machine = aMachine({ Ask: park('send', { HeartbeatSeconds: 60 }) });
    const world: World = aWorld(
      machine,
      {
        send: async () => {
          await world.engine.sendTaskHeartbeat({ taskToken: world.tokens[0]! });
          return new Promise(() => undefined);
        },
      },
      { store },
    );
    await world.start();
    void world.engine.turn();
    await new Promise((resolve) => setImmediate(resolve));
    expect(standingOf(store.stored, 'one')?.kind).toBe('calling');
    const after = aWorld(machine, { send: () => '' }, { store });
    after.engine.restore();
    await after.engine.settle();
    await after.engine.sendTaskSuccess({ taskToken: after.tokens[0]!, output: 'answered' });
    await after.engine.settle();
    expect(after.described('one').output).toBe('answered');
  });
});

describe('the store', () => {
  it('is written only what changed', async () => {
    const store = memoryStore();
    const written: string[][] = [];
    const world = aWorld(
      aMachine({ Ask: park('send') }),
      { send: () => '' },
      {
        store: {
          entries: store.entries,
          write: (changes) => {
            written.push([...changes.keys()].map((key) => key.replace(/\|.*:/, ':')));
            store.write(changes);
          },
        },
      },
    );
    await world.start({}, 'a');
    await world.start({}, 'b');
    written.length = 0;
    await world.engine.settle();
    expect(written).toEqual([['execution:a'], ['execution:b']]);
  });

  it('that fails fails the command', async () => {
    const write = () => {
      throw new Error('disk full');
    };
    const world = aWorld(aMachine({ Go: pass() }), {}, { store: { entries: () => [], write } });
    await expect(world.start()).rejects.toThrow('disk full');
  });
});
