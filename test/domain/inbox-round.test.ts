import { expect, it } from 'vitest';
import { inboxRound } from '../../shared/domain/inbound.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { at } from './builders.ts';

it('a message that could not be read is tried again by every round of a day, and by none after it', () => {
  const storedAt = at('2027-03-02 09:00');
  const hours: number[] = [];
  let last = inboxRound(undefined, storedAt);
  for (let quarter = 1; quarter <= 4 * 36; quarter += 1) {
    const now = plusMinutes(storedAt, quarter * 15);
    last = inboxRound({ from: last.from, to: last.to }, now);
    if (storedAt > last.from && storedAt <= last.to) hours.push(quarter / 4);
  }
  expect(hours[0]).toBe(0.25);
  expect(hours.at(-1)).toBeGreaterThanOrEqual(24);
  expect(hours.at(-1)).toBeLessThan(25);
  expect(hours).toHaveLength((hours.at(-1) ?? 0) * 4);
});
