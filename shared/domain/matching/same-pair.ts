import type { NamedPair } from './matching.ts';

/** The same two people in the same roles. */
export function isSamePair(a: NamedPair, b: NamedPair): boolean {
  return a.mentorId === b.mentorId && a.menteeId === b.menteeId;
}
