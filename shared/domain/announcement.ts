import { type Command, mail } from './command.ts';
import type { Cycle } from './cycle.ts';
import type { Instant } from './instant.ts';
import { coordinatorReader } from './readers.ts';
import { localDate } from './working-calendar.ts';

/** The lead coordinator gets the words that she sends herself the day before the invitations; nothing when they leave today. */
export function announcement({ cycleId, coordinators, definition }: Cycle, now: Instant): Command[] {
  const [lead] = coordinators;
  const isSoon = definition.opensOn <= localDate(now, coordinatorReader(definition).timeZone);
  if (lead === undefined || isSoon) return [];
  return [
    mail({
      key: `${cycleId}#announcement`,
      mail: 'announcement',
      to: lead,
      cycleId,
      dueAt: now,
      ifUnsure: 'send again',
    }),
  ];
}
