import type { Kin } from '../expertise/similarity.ts';
import type { SkillId } from '../expertise/skill-catalog.ts';
import type { PersonId } from '../ids.ts';
import type { Candidate, SkillClaim } from './candidate.ts';
import type { KnownClaim } from './coverage.ts';
import { type FreeTime, freeTimes, minutesAhead } from './free-hours.ts';

/** A candidate with everything looked up that a million pairs would ask again and again. */
export interface PreparedCandidate extends Omit<Candidate, 'teaches' | 'wants'> {
  readonly teaches: readonly KnownClaim[];
  readonly wants: readonly KnownClaim[];
  /** The half-days in UTC; nothing if the person gave none. */
  readonly freeTimes: readonly FreeTime[] | undefined;
  readonly line: ReadonlySet<PersonId>;
  readonly avoids: ReadonlySet<PersonId>;
  readonly before: ReadonlySet<PersonId>;
}

/** Looks up skills and clocks. `day` (a local date of the cycle) settles summer time. Skills the catalog no longer knows are left out. */
export function prepareCandidate(candidate: Candidate, kin: ReadonlyMap<SkillId, Kin>, day: string): PreparedCandidate {
  const known = (claims: readonly SkillClaim[]): KnownClaim[] =>
    claims.flatMap(({ skill, level }) => {
      const found = kin.get(skill);
      return found === undefined ? [] : [{ kin: found, level }];
    });
  const { halfDays, timeZone } = candidate;
  return {
    ...candidate,
    teaches: known(candidate.teaches),
    wants: known(candidate.wants),
    freeTimes:
      halfDays === undefined || halfDays.length === 0 ? undefined : freeTimes(halfDays, minutesAhead(timeZone, day)),
    line: new Set(candidate.managers),
    avoids: new Set(candidate.vetoes),
    before: new Set(candidate.past),
  };
}
