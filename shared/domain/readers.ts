import type { Cycle } from './cycle.ts';
import type { CycleDefinition } from './cycle-definition.ts';
import type { Reader } from './form-ladders.ts';
import type { PersonId } from './ids.ts';
import { type Instant, latest } from './instant.ts';
import type { Participant } from './participant.ts';
import { addDays, type LocalDate, wallClock } from './working-calendar.ts';

/** A participant's working days, clock and quiet hours, and the pause they asked for. */
export function readerOf(
  definition: CycleDefinition,
  participant: Pick<Participant, 'site' | 'timeZone' | 'pausedUntil'>,
): Reader {
  const site = definition.sites[participant.site];
  if (site === undefined) throw new Error(`The definition has no site ${participant.site}`);
  return {
    site,
    timeZone: participant.timeZone,
    policies: definition.policies,
    ...(participant.pausedUntil === undefined ? {} : { pausedUntil: participant.pausedUntil }),
  };
}

/** A coordinator's, by position in the definition; the first one leads. */
export function coordinatorReader(definition: CycleDefinition, index = 0): Reader {
  const coordinator = definition.coordinators[index];
  const site = coordinator === undefined ? undefined : definition.sites[coordinator.site];
  if (site === undefined) throw new Error(`The definition has no site for coordinator ${String(index + 1)}`);
  return { site, timeZone: site.timeZone, policies: definition.policies };
}

/** The working days and hours of this coordinator; of the lead one for anybody else. */
export function readerOfCoordinator(
  { definition, coordinators }: Pick<Cycle, 'definition' | 'coordinators'>,
  personId: PersonId,
): Reader {
  return coordinatorReader(definition, Math.max(0, coordinators.indexOf(personId)));
}

/** Enrollment opens at 9:00 where the lead coordinator works, never in the past. */
export function enrollmentOpensAt(definition: CycleDefinition, now: Instant): Instant {
  return latest(now, wallClock(definition.opensOn, '09:00', coordinatorReader(definition).timeZone));
}

/** The last day of enrollment, as a date where the lead coordinator works: a period counts its first day. */
export function enrollmentClosesOn({
  enrollment,
  opensOn,
}: Pick<CycleDefinition, 'enrollment' | 'opensOn'>): LocalDate {
  return 'until' in enrollment ? enrollment.until : addDays(opensOn, enrollment.days - 1);
}

/** The last moment that counts for enrollment: 18:00 of its last day. */
export function enrollmentClosesAt(definition: CycleDefinition): Instant {
  return wallClock(enrollmentClosesOn(definition), '18:00', coordinatorReader(definition).timeZone);
}

/** The end of the cycle's last day where the lead coordinator works. */
export function cycleEndsAt(definition: CycleDefinition): Instant {
  return wallClock(definition.lastDay, '18:00', coordinatorReader(definition).timeZone);
}

/**
 * Who follows a pair and alone reads its confidential items: the first coordinator who is in neither's reporting line nor one of them
 * (content.md 2.2). When every coordinator is, the lead one.
 */
export function coordinatorOf(
  cycle: Pick<Cycle, 'coordinators'>,
  people: readonly Pick<Participant, 'personId' | 'managers'>[],
): PersonId {
  const free = cycle.coordinators.find((coordinator) =>
    people.every(({ personId, managers }) => personId !== coordinator && !managers.includes(coordinator)),
  );
  const lead = cycle.coordinators[0];
  if (lead === undefined) throw new Error('A cycle has at least one coordinator');
  return free ?? lead;
}
