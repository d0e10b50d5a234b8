import type { Invariant } from './invariant.ts';

/** The cycle is closed or canceled, and no execution runs on or failed; those that somebody killed are aborted. */
export const everythingEnds: Invariant = {
  number: 4,
  name: 'everything ends',
  check: ({ records, executions, stuck }) => [
    ...(stuck === undefined ? [] : [{ ids: records.cycles.map(({ cycleId }) => cycleId), what: `stuck: ${stuck}` }]),
    ...(records.cycles.length === 0 ? [{ ids: [], what: 'no cycle was started' }] : []),
    ...records.cycles
      .filter(({ status }) => status !== 'closed' && status !== 'canceled')
      .map(({ cycleId, status }) => ({ ids: [cycleId], what: `the cycle is ${status}` })),
    ...executions
      .filter(({ status }) => status !== 'SUCCEEDED' && status !== 'ABORTED')
      .map(({ name, machine, status }) => ({ ids: [name], what: `an execution of ${machine} is ${status}` })),
  ],
};
