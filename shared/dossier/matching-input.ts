import type { Cycle } from '../domain/cycle.ts';
import { candidateOf, isEnrolled } from '../domain/enrollment.ts';
import { catalogOf } from '../domain/expertise/cycle-catalog.ts';
import { explainedBy } from '../domain/expertise/learned-words.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Candidate } from '../domain/matching/candidate.ts';
import type { MatchingInput } from '../domain/matching/form-matching.ts';
import type { Unmatched } from '../domain/matching/matching.ts';
import { type KnownPast, knownPast } from '../domain/person-past.ts';
import { coordinatorReader } from '../domain/readers.ts';
import { localDate } from '../domain/working-calendar.ts';
import type { Program } from '../ports.ts';

/** What a matching is computed from, and who enrolled and was left out of it by a coordinator. */
export interface GatheredInput extends MatchingInput {
  readonly setAside: readonly Pick<Unmatched, 'personId' | 'side'>[];
}

/**
 * Everything the matching of a cycle depends on at an instant: who is enrolled and what they answered, what earlier cycles came to for them, the
 * catalog with what coordinators explained by then, the cycle's policies and what its coordinators asked for.
 */
export async function matchingInput(program: Program, cycle: Cycle, now: Instant): Promise<GatheredInput> {
  const { cycleId, definition, review } = cycle;
  const catalog = catalogOf(definition.skills, explainedBy(await program.vocabulary.all(), now));
  const participants = new Map((await program.participants.ofCycle(cycleId)).map((each) => [each.personId, each]));
  const enrolled = (await program.forms.ofCycle(cycleId, 'ENR-')).filter(isEnrolled);
  const pasts = await knownPasts(
    program,
    cycle,
    enrolled.map(({ personId }) => personId),
  );
  const candidates = enrolled.flatMap((form) => {
    const participant = participants.get(form.personId);
    if (participant === undefined || participant.leftAt !== undefined) return [];
    const candidate = candidateOf(participant, form.answers, catalog, pasts.get(form.personId));
    return [{ side: participant.side, candidate }];
  });
  const isOut = ({ candidate }: (typeof candidates)[number]): boolean => review.excluded.includes(candidate.personId);
  const onSide = (side: 'mentor' | 'mentee'): Candidate[] =>
    candidates.filter((each) => each.side === side && !isOut(each)).map(({ candidate }) => candidate);
  const { weights, floor } = definition.policies;
  return {
    mentors: onSide('mentor'),
    mentees: onSide('mentee'),
    catalog,
    weights,
    floor: review.floor ?? floor,
    locks: review.locks,
    vetoes: review.vetoes,
    ...(review.preset === undefined ? {} : { preset: review.preset }),
    setAside: candidates.filter(isOut).map(({ side, candidate }) => ({ personId: candidate.personId, side })),
    day: localDate(now, coordinatorReader(definition).timeZone),
  };
}

/** What is known of these people from earlier cycles, in the order in which those were created. */
async function knownPasts(
  program: Program,
  cycle: Cycle,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, KnownPast>> {
  const pasts = await program.pasts.of(personIds);
  const begun = new Map([[cycle.cycleId, cycle.createdAt]]);
  for (const { outcomes } of pasts.values())
    for (const { cycleId } of outcomes) {
      if (begun.has(cycleId)) continue;
      begun.set(cycleId, (await program.cycles.find(cycleId))?.createdAt ?? '');
    }
  return new Map([...pasts].map(([personId, past]) => [personId, knownPast(past, cycle.cycleId, begun)]));
}
