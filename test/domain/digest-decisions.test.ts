import { describe, expect, it } from 'vitest';
import {
  cannotWait,
  digestItems,
  digestPausesUntil,
  mostDecisions,
  toldTo,
} from '../../shared/domain/digest-decisions.ts';
import { PairId } from '../../shared/domain/ids.ts';
import type { Task } from '../../shared/domain/inbound.ts';
import type { Pair } from '../../shared/domain/pair.ts';
import { aPair, aSession, at, claire, cycleId, inParis, marc } from './builders.ts';

const now = at('2027-05-31 08:00');
const pairs = Array.from({ length: 9 }, (_, index) =>
  aPair({ pairId: PairId.parse(`pair_${'abcdefghi'[index] ?? ''}`), number: index + 1, status: 'meeting' }),
);
const byId = (...changed: Pair[]) => new Map<string, Pair>([...pairs, ...changed].map((pair) => [pair.pairId, pair]));
const aTask = (signal: string, pair: Pair | undefined, raisedAt = '2027-05-27 09:00'): Task => ({
  taskId: `signal-${signal}-${pair?.pairId ?? ''}`,
  cycleId,
  kind: 'signal',
  raisedAt: at(raisedAt),
  pairId: pair?.pairId,
  facts: { signal, side: 'mentee' },
});

describe('what cannot wait for Monday', () => {
  const pair = (meetsAt: string) => aPair({ status: 'meeting', sessions: [aSession({ meetsAt: at(meetsAt) })] });
  const told = (kind: Task['kind'], about?: Pair) => cannotWait({ ...aTask('', about), kind }, about, inParis, now);

  it('is a message that answers nothing, and an unclear reply of a pair that meets within five working days', () => {
    expect(told('stray-message')).toBe(true);
    expect(told('unclear-reply', pair('2027-06-07 10:00'))).toBe(true);
    expect(told('unclear-reply', pair('2027-06-08 10:00'))).toBe(false);
    expect(told('unclear-reply')).toBe(false);
    for (const kind of ['remark', 'late-reply', 'signal'] as const)
      expect(told(kind, pair('2027-06-07 10:00'))).toBe(false);
  });
});

describe('what a digest asks to decide', () => {
  it('is at most six pairs, the worst first and the longest waiting before the rest; what remains is counted and not told', () => {
    const tasks = [
      aTask('low-rating', pairs[0]),
      aTask('two-cancellations', pairs[1]),
      aTask('reporting-line', pairs[2]),
      aTask('low-rating', pairs[3], '2027-05-25 09:00'),
      ...pairs.slice(4, 8).map((pair) => aTask('rule-broken', pair)),
    ];
    const { items, waiting, told } = digestItems(tasks, byId(), now);
    expect(items).toHaveLength(mostDecisions);
    expect(items.slice(0, 4).map(({ pairId }) => pairId)).toEqual([2, 1, 3, 0].map((index) => pairs[index]?.pairId));
    expect(waiting).toBe(2);
    expect(told).toHaveLength(6);
  });

  it('is asked once for a pair, whatever came up about it', () => {
    const tasks = [aTask('low-rating', pairs[0]), aTask('two-cancellations', pairs[0])];
    const { items } = digestItems(tasks, byId(), now);
    expect(items.map(({ taskIds }) => taskIds)).toEqual([[tasks[1]?.taskId, tasks[0]?.taskId]]);
  });

  it('leaves out what needs no decision, pairs that are closed and pairs whose end was decided', () => {
    const closed = aPair({ ...pairs[1], status: 'closed' });
    const ending = aPair({ ...pairs[2], ending: { at: now, told: ['mentor'] } });
    const tasks = [
      aTask('silence', pairs[0]),
      aTask('low-rating', closed),
      aTask('low-rating', ending),
      aTask('low-rating', undefined),
    ];
    const { items, told } = digestItems(tasks, byId(closed, ending), now);
    expect(items).toEqual([]);
    expect(told).toEqual(tasks);
  });

  it('always lets her end the pair, and offers dates and a message only where they help', () => {
    const [item] = digestItems([aTask('low-rating', pairs[0])], byId(), now).items;
    expect(item?.actions).toEqual(['call', 'nothing', 'end', 'remind']);
    const [moved] = digestItems([aTask('two-cancellations', pairs[1])], byId(), now).items;
    expect(moved?.actions).toEqual(['message', 'call', 'nothing', 'end']);
  });

  it('offers a pause of four weeks where time may help, to a pair that does not rest already, and never past the last day', () => {
    const actions = (signal: string, pair: Pair | undefined, lastDay: string) =>
      digestItems(
        [aTask(signal, pair)],
        byId(...(pair === undefined ? [] : [pair])),
        now,
        digestPausesUntil('2027-05-31', lastDay),
      ).items[0]?.actions.includes('pause');
    expect(digestPausesUntil('2027-05-31', '2027-12-17')).toBe('2027-06-28');
    const [pair] = pairs;
    expect(actions('two-cancellations', pair, '2027-06-28')).toBe(true);
    expect(actions('two-cancellations', pair, '2027-06-27')).toBe(false);
    expect(actions('low-rating', pair, '2027-12-17')).toBe(false);
    const pause = { since: now, until: at('2027-06-10 08:00'), side: 'mentor' as const };
    expect(actions('two-cancellations', aPair({ ...pair, pause }), '2027-12-17')).toBe(false);
    expect(actions('proposal-silence', aPair({ ...pair, status: 'consulting' }), '2027-12-17')).toBe(false);
  });
});

describe('a task', () => {
  const [pair] = pairs;
  const told = (task: Task, followedBy = claire) =>
    toldTo(task, { pair, followedBy, coordinators: [claire, marc] }, now);

  it('is told to whoever follows its pair, and after three Mondays without a decision to the next coordinator', () => {
    expect(told(aTask('low-rating', pair, '2027-05-14 09:00'))).toBe(claire);
    expect(told(aTask('low-rating', pair, '2027-05-09 08:00'))).toBe(marc);
    expect(told(aTask('low-rating', pair, '2027-05-09 08:00'), marc)).toBe(claire);
  });

  it('that asks for no decision stays with whoever follows its pair', () => {
    expect(told({ ...aTask('remark', pair, '2027-04-01 09:00'), kind: 'remark' })).toBe(claire);
  });
});
