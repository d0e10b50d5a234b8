import { describe, expect, it } from 'vitest';
import { scheduler } from '../../../local/simulation/scheduler.ts';

describe('the scheduler', () => {
  it('lets things happen in time order, those of one instant as they were scheduled, the past now', () => {
    let now = 100;
    const happened: string[] = [];
    const schedule = scheduler(() => now);
    const at = (instant: number, what: string) => {
      schedule.at(instant, () => happened.push(what));
    };
    at(300, 'late');
    at(200, 'one');
    at(200, 'two');
    at(5, 'past');
    expect(schedule.nextAt()).toBe(100);
    now = 200;
    while (schedule.fireNext());
    expect(happened).toEqual(['past', 'one', 'two']);
    expect(schedule.nextAt()).toBe(300);
    now = 299;
    expect(schedule.fireNext()).toBe(false);
  });
});
