import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { Pair } from '../../../shared/domain/pair.ts';
import type { Evidence } from '../evidence.ts';
import type { Invariant, Violation } from './invariant.ts';

/** Nobody is in more pairs at a time than the roster allows, with oneself, or in the own reporting line, by the roster and not by what was imported from it. */
export const pairsAreLegal: Invariant = {
  number: 3,
  name: 'pairs are legal',
  check: (evidence) => {
    const { records, company } = evidence;
    const colleagueOf = (id: PersonId) => {
      const address = records.people.get(id)?.address;
      return company.colleagues.find((colleague) => colleague.address === address);
    };
    const pairs = [...records.pairs.values()];
    const legal = pairs.flatMap(({ pairId, mentorId, menteeId }): Violation[] => {
      const [mentor, mentee] = [colleagueOf(mentorId), colleagueOf(menteeId)];
      if (mentor === undefined || mentee === undefined)
        return [{ ids: [pairId], what: 'somebody is not in the roster' }];
      if (mentor === mentee) return [{ ids: [pairId], what: 'is one person' }];
      const isAbove =
        lineOf(company, mentor.address).has(mentee.address) || lineOf(company, mentee.address).has(mentor.address);
      return isAbove ? [{ ids: [pairId], what: 'is inside a reporting line' }] : [];
    });
    const people = new Set(pairs.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]));
    const crowded = [...people].flatMap((id): Violation[] => {
      const own = pairs.filter(({ mentorId, menteeId }) => id === mentorId || id === menteeId);
      const most = Math.max(...own.map(({ createdAt }) => own.filter((pair) => runsAt(pair, createdAt)).length));
      return most > (colleagueOf(id)?.capacity ?? 0)
        ? [{ ids: [id], what: `is in ${String(most)} pairs at a time` }]
        : [];
    });
    return [...legal, ...crowded];
  },
};

function runsAt({ createdAt, closedAt }: Pair, moment: Instant): boolean {
  return createdAt <= moment && (closedAt === undefined || closedAt > moment);
}

/** Managers upwards. */
function lineOf({ colleagues }: Evidence['company'], address: string): Set<string> {
  const line = new Set<string>();
  for (let at = address; ; ) {
    const manager = colleagues.find((colleague) => colleague.address === at)?.manager;
    if (manager === undefined || line.has(manager)) return line;
    line.add(manager);
    at = manager;
  }
}
