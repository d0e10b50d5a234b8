import { indexes, pendingOutbox, workOf } from '../../shared/contracts/table.ts';
import { CycleId } from '../../shared/domain/ids.ts';
import { type Instant, plusMinutes } from '../../shared/domain/instant.ts';
import { abandonedMinutes, overdueMinutes } from '../../shared/domain/repair.ts';
import { textOf } from '../dynamodb/attribute-value.ts';
import type { EmbeddedDynamo } from '../dynamodb/embedded-dynamo.ts';

/**
 * The earliest instant at which a sweep could find something to do, undefined when nothing is left. It looks into the indexes as no
 * function could: nobody is billed for it, and no fault or lag touches it.
 */
export function workDue(dynamo: EmbeddedDynamo, table: string): Instant | undefined {
  const first = (partition: string, limit = 1, index: 'work' | 'pending' = 'work') =>
    dynamo.entries(table, indexes[index], partition, limit);
  const overdueIn = (partition: string) => {
    const due = textOf(first(partition)[0]?.['workDue']);
    return due === undefined ? undefined : plusMinutes(due, overdueMinutes);
  };
  const since = textOf(first(pendingOutbox, 1, 'pending')[0]?.['pendingSince']);
  const dues = [
    textOf(first(workOf.mail)[0]?.['workDue']),
    since === undefined ? undefined : plusMinutes(since, abandonedMinutes),
    overdueIn(workOf.cycles),
  ];
  const open = first(workOf.cycles, 50).map(({ pk }) => CycleId.parse(textOf(pk)?.slice(4)));
  for (const partition of [...workOf.allForms(open), ...open.map(workOf.pairs)]) dues.push(overdueIn(partition));
  return dues.filter((due) => due !== undefined).toSorted()[0];
}
