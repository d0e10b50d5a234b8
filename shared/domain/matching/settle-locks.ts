import type { PersonId } from '../ids.ts';
import { brokenForGood } from './hard-rules.ts';
import type { RefusedLock } from './matching.ts';
import type { NamedPair } from './named-pair.ts';
import { isSamePair } from './named-pair.ts';
import type { PreparedCandidate } from './prepare-candidate.ts';

/** The pairs a coordinator asked for, in her order: those that stand, and those that cannot. The same pair twice is one. */
export function settleLocks(
  locks: readonly NamedPair[],
  mentors: readonly PreparedCandidate[],
  mentees: readonly PreparedCandidate[],
): { kept: NamedPair[]; refused: RefusedLock[] } {
  const kept: NamedPair[] = [];
  const refused: RefusedLock[] = [];
  const room = (id: PersonId, capacity: number, side: keyof NamedPair): boolean =>
    kept.filter((lock) => lock[side] === id).length < capacity;
  for (const lock of locks) {
    if (kept.some((other) => isSamePair(other, lock))) continue;
    const mentor = mentors.find((candidate) => candidate.personId === lock.mentorId);
    const mentee = mentees.find((candidate) => candidate.personId === lock.menteeId);
    if (mentor === undefined || mentee === undefined) {
      refused.push({ ...lock, reason: 'not-enrolled' });
      continue;
    }
    const broken = brokenForGood(mentor, mentee);
    const fits = room(lock.mentorId, mentor.capacity, 'mentorId') && room(lock.menteeId, mentee.capacity, 'menteeId');
    if (broken !== undefined) refused.push({ ...lock, reason: broken });
    else if (!fits) refused.push({ ...lock, reason: 'no-place-left' });
    else kept.push(lock);
  }
  return { kept, refused };
}
