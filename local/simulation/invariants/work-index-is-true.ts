import { workOf } from '../../../shared/contracts/table.ts';
import type { FormGroup } from '../../../shared/domain/form.ts';
import type { CycleId } from '../../../shared/domain/ids.ts';
import type { StoredItem } from '../evidence.ts';
import type { Invariant, Violation } from './invariant.ts';

/** Every open item is in the work index, nothing else is, and an item waits for its outbox exactly while it has one. */
export const workIndexIsTrue: Invariant = {
  number: 10,
  name: 'the work index is true',
  check: (evidence) =>
    evidence.items.flatMap((item): Violation[] => {
      const expected = expectedWork(item);
      const id = `${item.pk}/${item.sk}`;
      return [
        ...(expected === item.work
          ? []
          : [{ ids: [id], what: `is in ${item.work ?? 'no work'}, belongs to ${expected ?? 'none'}` }]),
        ...((item.work === undefined) === (item.workDue === undefined)
          ? []
          : [{ ids: [id], what: 'has half a work entry' }]),
        ...((item.pending !== undefined) === hasOutbox(item)
          ? []
          : [{ ids: [id], what: 'pending and outbox disagree' }]),
      ];
    }),
};

function hasOutbox({ outbox = [] }: StoredItem): boolean {
  return outbox.length > 0;
}

function expectedWork({ sk, fact = {} }: StoredItem): string | undefined {
  const { status } = fact;
  const cycleId = fact['cycleId'] as CycleId; // every item below has one
  if (sk === 'CYC') return ['closed', 'canceled', 'failed'].includes(String(status)) ? undefined : workOf.cycles;
  if (sk === 'FRM') return status === 'issued' ? workOf.forms(cycleId, fact['group'] as FormGroup) : undefined;
  if (sk === 'PAR') {
    if (status !== 'closed') return workOf.pairs(cycleId);
    return fact['evaluated'] === true ? undefined : workOf.pairsToEvaluate(cycleId);
  }
  if (sk === 'MSG') return status === 'queued' || status === 'claimed' ? workOf.mail : undefined;
  if (sk.startsWith('TSK#')) return fact['toldAt'] === undefined ? workOf.tasks(cycleId) : undefined;
  return undefined;
}
