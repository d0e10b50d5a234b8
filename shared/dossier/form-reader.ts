import type { Reader } from '../domain/form-ladders.ts';
import { coordinatorReader, readerOf } from '../domain/readers.ts';
import type { LetterFacts } from '../messages/letter-facts.ts';

/** The working days, clock and quiet hours of whoever gets the letter: a participant's own, a coordinator's site, an assistant's leader's. */
export function formReader({ cycle, to, participant, pair }: LetterFacts): Reader {
  if (participant !== undefined) return readerOf(cycle.definition, participant);
  const index = cycle.coordinators.indexOf(to.personId);
  if (index >= 0) return coordinatorReader(cycle.definition, index);
  return pair === undefined ? coordinatorReader(cycle.definition) : readerOf(cycle.definition, pair.mentee.participant);
}
