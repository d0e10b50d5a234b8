import { describe, expect, it } from 'vitest';
import { readSimulateOptions, replayCommand } from '../../local/simulation/simulate-options.ts';
import { WrongArguments } from '../../scripts/strict-arguments.ts';

describe('the arguments of npm run simulate', () => {
  it('count seeds from the first one', () => {
    expect(readSimulateOptions(['--seeds', '3', '--from', '7', '--kills'])).toMatchObject({
      seeds: [7, 8, 9],
      weather: { people: [4, 10], events: 'kills' },
      jobs: 2,
      replay: false,
    });
  });

  it('replay one seed in the same weather, by the command that a failure prints', () => {
    const weather = { people: [4, 6], events: 'calm' } as const;
    expect(replayCommand(12, weather)).toBe('npm run simulate -- --replay 12 --people 4-6 --calm');
    expect(readSimulateOptions(['--replay', '12', '--people', '4-6', '--calm'])).toMatchObject({
      seeds: [12],
      weather,
      replay: true,
    });
  });

  it('name a fault that must happen, also in the command that a failure prints', () => {
    const strike = { kind: 'crash-after', site: 'park/dynamodb.UpdateItem' };
    const weather = { people: [4, 10], events: 'kills', strike } as const;
    const command = 'npm run simulate -- --replay 12 --kills --strike crash-after@park/dynamodb.UpdateItem';
    expect(replayCommand(12, weather)).toBe(command);
    expect(readSimulateOptions(command.split(' ').slice(4))).toMatchObject({ seeds: [12], weather });
    expect(() => readSimulateOptions(['--strike', 'event-lost@park/dynamodb.UpdateItem'])).toThrow(
      'At park/dynamodb.UpdateItem can strike: throttle, timeout-before',
    );
  });

  it.each([
    [['--strike', 'crash-after']],
    [['--strike', 'crash-after@nowhere']],
    [['--strike', 'crash-after@park/dynamodb.UpdateItem', '--calm']],
    [['--seeds', 'many']],
    [['--seeds', '0']],
    [['--people', '3-11']],
    [['--people', '8-4']],
    [['--kills', '--calm']],
    [['--replay', '3', '--seeds', '4']],
    [['--past', '--from', '4']],
    [['--minutes', '0']],
    [['--unknown']],
    [['--resume', '']],
  ])('are refused with what to do: %j', (args) => {
    expect(() => readSimulateOptions(args)).toThrow(WrongArguments);
  });
});
