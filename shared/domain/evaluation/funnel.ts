import type { PersonId } from '../ids.ts';
import type { Side } from '../participant.ts';
import type { ClosingFacts } from './closing-facts.ts';
import type { Disclosure } from './disclosure.ts';
import { type Count, plainCount } from './figures.ts';

/** One step of the way; by side only when neither side is small. */
export interface FunnelStep {
  readonly all: Count;
  readonly sides?: Readonly<Record<Side, number>> | undefined;
}

/** From the invitation to the last answer. */
export interface Funnel {
  readonly invited: FunnelStep;
  readonly enrolled: FunnelStep;
  readonly matched: FunnelStep;
  readonly pairs: Count;
  readonly sessionsPlanned: Count;
  readonly sessionsHeld: Count;
  readonly formsAsked: Count;
  readonly formsAnswered: Count;
}

/** Counts of who and what came how far; a step of 1 up to the threshold is 'few'. */
export function funnelOf(
  { participants, enrolled, matched, pairs, asked }: ClosingFacts,
  disclosure: Disclosure,
): Funnel {
  const step = (people: readonly PersonId[]): FunnelStep => {
    const reached = participants.filter(({ personId }) => people.includes(personId));
    const mentor = reached.filter(({ side }) => side === 'mentor').length;
    const mentee = reached.length - mentor;
    const isSmall = [mentor, mentee].some((count) => plainCount(count, disclosure) === 'few');
    return { all: plainCount(reached.length, disclosure), sides: isSmall ? undefined : { mentor, mentee } };
  };
  const pairCount = plainCount(pairs.length, disclosure);
  // Six sessions each would tell how many the few pairs are.
  const sessions = (count: number): Count => (pairCount === 'few' ? 'few' : plainCount(count, disclosure));
  return {
    invited: step(participants.map(({ personId }) => personId)),
    enrolled: step(enrolled),
    matched: step(matched),
    pairs: pairCount,
    sessionsPlanned: sessions(pairs.reduce((sum, { planned }) => sum + planned, 0)),
    sessionsHeld: sessions(pairs.reduce((sum, { held }) => sum + held, 0)),
    formsAsked: plainCount(asked.length, disclosure),
    formsAnswered: plainCount(asked.filter(({ answered }) => answered).length, disclosure),
  };
}
