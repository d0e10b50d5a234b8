import type { PersonId } from '../../shared/domain/ids.ts';
import type { RunRecord } from './run-record.ts';

/** What somebody is in this cycle, as the summary counts emails. */
export const roles = ['mentor', 'leader', 'invited', 'assistant', 'coordinator', 'sponsor', 'listed'] as const;
export type Role = (typeof roles)[number];

/** Of whom each role consists, in words. */
export const roleNames: Readonly<Record<Role, string>> = {
  mentor: 'mentors in a pair',
  leader: 'leaders in a pair',
  invited: 'invited, without a partner',
  assistant: 'assistants',
  coordinator: 'coordinators',
  sponsor: 'sponsor',
  listed: 'others in the roster',
};

/** Everybody's role; who has several counts by the first in the order pair, invitation, coordination, sponsor, assistant. */
export function rolesOf({ cycle, records }: RunRecord): Map<PersonId, Role> {
  const pairs = [...records.pairs.values()];
  const mentors = new Set(pairs.map(({ mentorId }) => mentorId));
  const mentees = new Set(pairs.map(({ menteeId }) => menteeId));
  const assistants = new Set([
    ...[...records.participants.values()].map(({ assistant }) => assistant),
    ...pairs.map(({ keeperId }) => keeperId),
  ]);
  const roleOf = (personId: PersonId): Role => {
    if (mentors.has(personId)) return 'mentor';
    if (mentees.has(personId)) return 'leader';
    if (records.participants.has(personId)) return 'invited';
    if (cycle.coordinators.includes(personId)) return 'coordinator';
    if (cycle.sponsorId === personId) return 'sponsor';
    return assistants.has(personId) ? 'assistant' : 'listed';
  };
  return new Map([...records.people.keys()].map((personId) => [personId, roleOf(personId)]));
}
