import { describe, expect, it } from 'vitest';
import { plusMinutes, waitSeconds } from '../../shared/domain/instant.ts';
import { at } from './builders.ts';

const now = at('2027-03-02 09:00');

describe('waitSeconds', () => {
  it('is the whole seconds to that instant, never one too few', () => {
    expect(waitSeconds(now, plusMinutes(now, 2))).toBe(120);
    expect(waitSeconds(now, new Date(Date.parse(now) + 1).toISOString())).toBe(1);
    expect(waitSeconds(now, new Date(Date.parse(now) + 1001).toISOString())).toBe(2);
  });

  it('is a minute once that instant has come or passed: somebody else is to act', () => {
    expect([
      waitSeconds(now, now),
      waitSeconds(now, plusMinutes(now, -1)),
      waitSeconds(now, '2020-01-01T00:00:00.000Z'),
    ]).toEqual([60, 60, 60]);
  });

  it('is a year at most, which is what a task may be given', () => {
    expect(waitSeconds(now, '2031-01-01T00:00:00.000Z')).toBe(365 * 24 * 3600);
  });
});
