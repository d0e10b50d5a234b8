import { expect, it } from 'vitest';
import { pairCounts } from '../../shared/domain/pair-counts.ts';
import { aPair, aSession, at } from './builders.ts';

const now = at('2027-04-01 08:00');
const over = { concludedAt: at('2027-03-31 09:00') };

it('counts pairs, sessions so far and of the week to come, and what was not heard', () => {
  const meeting = aPair({
    sessions: [
      aSession({ number: 1, meetsAt: at('2027-03-02 08:30'), status: 'held', heardFrom: 'both', ...over }),
      aSession({ number: 2, meetsAt: at('2027-03-09 08:30'), status: 'held', heardFrom: 'one', ...over }),
      aSession({ number: 3, meetsAt: at('2027-03-16 08:30'), status: 'unknown', heardFrom: 'nobody', ...over }),
      aSession({ number: 4, meetsAt: at('2027-03-23 08:30'), status: 'moving' }),
      aSession({ number: 5, meetsAt: at('2027-04-08 07:59') }),
      aSession({ number: 6, meetsAt: at('2027-04-08 08:00') }),
    ],
  });
  expect(pairCounts([meeting, aPair({ status: 'closed', sessions: [] })], now)).toEqual({
    pairs: { all: 2, open: 1, closed: 1 },
    sessions: { held: 2, planned: 3, thisWeek: 1, heardFromOne: 1 },
    feedbackMissing: 2,
  });
});
