import { plusMinutes } from '../../../shared/domain/instant.ts';
import type { EventKind } from './event-kind.ts';
import { giveCommand } from './give-command.ts';

const days = 3;

/** A coordinator has enrollment kept open for three days more, if it is open. */
export const enrollmentExtended: EventKind = {
  name: 'enrollment extended',
  share: 0.3,
  times: [1, 2],
  withinDays: 14,
  strike: (world) => {
    giveCommand(world, ({ cycleId, enrollmentClosesAt }) =>
      enrollmentClosesAt === undefined
        ? undefined
        : { command: 'extend-enrollment', cycleId, until: plusMinutes(enrollmentClosesAt, days * 24 * 60), by: 'ops' },
    );
    return world.clock.now();
  },
};
