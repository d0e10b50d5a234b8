import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Evidence } from '../evidence.ts';
import type { Invariant, Violation } from './invariant.ts';

/** Nobody is in more pairs than the roster allows, with oneself, or in the own reporting line, by the roster and not by what was imported from it. */
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
    const count = new Map<PersonId, number>();
    for (const { mentorId, menteeId } of pairs)
      for (const id of [mentorId, menteeId]) count.set(id, (count.get(id) ?? 0) + 1);
    const crowded = [...count].filter(([id, times]) => times > (colleagueOf(id)?.capacity ?? 0));
    return [...legal, ...crowded.map(([id, times]) => ({ ids: [id], what: `is in ${String(times)} pairs` }))];
  },
};

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
