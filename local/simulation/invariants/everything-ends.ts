import type { Invariant } from './invariant.ts';

/**
 * The cycle is closed or canceled, and no execution runs on. One that failed, because a step met a fault in each of its attempts, was replaced by
 * the next epoch; those that somebody killed are aborted.
 */
export const everythingEnds: Invariant = {
  number: 4,
  name: 'everything ends',
  check: ({ records, executions, stuck, isFaulty }) => [
    ...(stuck === undefined ? [] : [{ ids: records.cycles.map(({ cycleId }) => cycleId), what: `stuck: ${stuck}` }]),
    ...(records.cycles.length === 0 ? [{ ids: [], what: 'no cycle was started' }] : []),
    ...records.cycles
      .filter(({ status }) => status !== 'closed' && status !== 'canceled')
      .map(({ cycleId, status }) => ({ ids: [cycleId], what: `the cycle is ${status}` })),
    ...executions
      .filter(({ status }) => status !== 'SUCCEEDED' && status !== 'ABORTED')
      .filter(({ name, status }) => !(isFaulty && status === 'FAILED' && wasReplaced(name, executions)))
      .map(({ name, machine, status }) => ({ ids: [name], what: `an execution of ${machine} is ${status}` })),
  ],
};

function wasReplaced(name: string, executions: readonly { readonly name: string }[]): boolean {
  const [, entity = '', epoch = ''] = /^(.*)-(\d+)$/.exec(name) ?? [];
  return executions.some((other) => other.name === `${entity}-${String(Number(epoch) + 1)}`);
}
