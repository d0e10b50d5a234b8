import { indexes, workOf } from '../../shared/contracts/table.ts';
import { FormGroup } from '../../shared/domain/form.ts';
import { CycleId } from '../../shared/domain/ids.ts';
import { textOf } from '../dynamodb/attribute-value.ts';
import type { EmbeddedDynamo } from '../dynamodb/embedded-dynamo.ts';

/** When the earliest item of the work index comes due: what decides whether a sweep could find anything to do. */
export interface WorkDue {
  /** An email that is due leaves at the next sweep; other work is repaired when it is half an hour late. */
  readonly mail: string | undefined;
  readonly other: string | undefined;
}

/** Looks the earliest due item of every partition of the work index up, as no function could: nobody is billed for it. */
export function workDue(dynamo: EmbeddedDynamo, table: string): WorkDue {
  const first = (partition: string, limit = 1) => dynamo.entries(table, indexes.work, partition, limit);
  const dueIn = (partition: string) => textOf(first(partition)[0]?.['workDue']);
  const dues: (string | undefined)[] = [dueIn(workOf.cycles)];
  for (const { pk } of first(workOf.cycles, 50)) {
    const cycleId = CycleId.parse(textOf(pk)?.slice(4));
    for (const group of FormGroup.options) dues.push(dueIn(workOf.forms(cycleId, group)));
    dues.push(dueIn(workOf.pairs(cycleId)));
  }
  return { mail: dueIn(workOf.mail), other: dues.filter((due) => due !== undefined).toSorted()[0] };
}
