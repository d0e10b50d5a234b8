import { wake } from '../command.ts';
import { type Cycle, isOver } from '../cycle.ts';
import type { Instant } from '../instant.ts';
import { alreadySo, type Ruling, refused } from './ruling.ts';

/**
 * Orders the end of a cycle, whatever it is doing. From this write on no email of it leaves but those that say so; its execution then closes
 * pairs and forms.
 */
export function orderCancel(cycle: Cycle, now: Instant): Ruling<Cycle> {
  const { cycleId, status } = cycle;
  if (status === 'canceled' || (cycle.cancelOrderedAt !== undefined && !isOver(cycle)))
    return alreadySo(`${cycleId} is canceled already${status === 'canceled' ? '' : '; it is being closed'}.`);
  if (isOver(cycle)) return refused(`${cycleId} is ${status}: nothing to cancel.`);
  return {
    kind: 'change',
    to: { ...cycle, cancelOrderedAt: now },
    event: 'cancel ordered',
    commands: [wake('cycle', cycleId)],
    message: `${cycleId} was ${status} and is being canceled; its forms and pairs close, nothing more is asked of anybody.`,
  };
}
