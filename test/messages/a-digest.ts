import type { Task } from '../../shared/domain/inbound.ts';
import type { Digest, DigestLine } from '../../shared/messages/letter-facts.ts';
import { aPair, at, cycleId, ines } from '../domain/builders.ts';

/** One line of a digest, about P07 unless said otherwise. */
export function aLine(changes: Partial<Task> = {}, pair: DigestLine['pair'] = aPair()): DigestLine {
  const task: Task = { taskId: 't', cycleId, kind: 'remark', raisedAt: at('2027-03-05 09:00'), facts: {}, ...changes };
  return { task, pair, form: undefined };
}

export function aDigest(lines: readonly DigestLine[] = [aLine({ personId: ines })]): Digest {
  return {
    date: '2027-03-08',
    pairs: { all: 9, open: 7, closed: 2 },
    sessions: { held: 6, planned: 9, thisWeek: 3, heardFromOne: 1 },
    feedbackMissing: 0,
    lines,
    items: [],
    waiting: 0,
  };
}
