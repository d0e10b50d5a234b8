import type { ClosingFacts, MeasuredForm } from '../../../shared/domain/evaluation/closing-facts.ts';
import type { PairId, PersonId } from '../../../shared/domain/ids.ts';
import type { Side } from '../../../shared/domain/participant.ts';

export const mentor = (index: number): PersonId => `per_m${String(index)}` as PersonId;
export const mentee = (index: number): PersonId => `per_s${String(index)}` as PersonId;
export const pair = (index: number): PairId => `pair_${String(index)}` as PairId;

/** What a leader of the builder below answered at the end; the others answered nothing. */
export interface Leader {
  readonly site?: string;
  readonly unit?: string;
  readonly management?: 'much-better' | 'better' | 'same' | 'harder' | 'unsure';
  readonly topic?: readonly [before: number, after: number];
  readonly recommend?: boolean;
}

/** A closed cycle with one pair for each leader; mentors answer everything, the same way. */
export function aClosing(leaders: readonly Leader[], changes: Partial<ClosingFacts> = {}): ClosingFacts {
  const people = (side: Side) => leaders.map((_, index) => (side === 'mentor' ? mentor(index) : mentee(index)));
  const sent = (form: MeasuredForm, side: Side, session?: number) =>
    people(side).map((personId) => ({ form, personId, side, session, answered: true }));
  return {
    participants: leaders.flatMap(({ unit = 'Supply', site = 'Paris' }, index) => [
      { personId: mentor(index), side: 'mentor' as const, unit: 'Marketing', site },
      { personId: mentee(index), side: 'mentee' as const, unit, site },
    ]),
    readers: [],
    enrolled: [...people('mentor'), ...people('mentee')],
    matched: [...people('mentor'), ...people('mentee')],
    pairs: leaders.map((_, index) => ({
      pairId: pair(index),
      mentorId: mentor(index),
      menteeId: mentee(index),
      held: 5,
      planned: 6,
    })),
    asked: [
      ...sent('CLO-M', 'mentor'),
      ...sent('CLO-S', 'mentee'),
      ...sent('SES', 'mentor', 1),
      ...sent('SES', 'mentee', 1),
    ],
    mentorBaselines: people('mentor').map((personId) => ({
      personId,
      speaking: 2,
      recognition: 3,
      worries: ['career', 'time'],
    })),
    mentorClosings: people('mentor').map((personId) => ({
      personId,
      speaking: 4,
      recognition: 4,
      gained: ['strategy'],
      recommend: true,
    })),
    menteeBaselines: leaders.flatMap(({ topic }, index) =>
      topic ? [{ personId: mentee(index), topic: topic[0] }] : [],
    ),
    menteeClosings: leaders.flatMap(({ topic, management, recommend }, index) =>
      topic || management || recommend !== undefined
        ? [{ personId: mentee(index), topic: topic?.[1], management, recommend }]
        : [],
    ),
    feedback: people('mentor').map((personId, index) => ({
      pairId: pair(index),
      personId,
      side: 'mentor' as const,
      session: 1,
      held: 'held' as const,
      useful: 4,
      free: 4,
      fit: 'good' as const,
      change: 'clearly' as const,
    })),
    followUps: [],
    ...changes,
  };
}
