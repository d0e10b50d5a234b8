import { NotFound } from '../contracts/errors.ts';
import type { Cycle } from '../domain/cycle.ts';
import { formIdOf } from '../domain/deterministic-ids.ts';
import { halfDaysOf } from '../domain/enrollment.ts';
import type { FormId, PairId } from '../domain/ids.ts';
import { formsOf, type Pair } from '../domain/pair.ts';
import type { Participant } from '../domain/participant.ts';
import type { PairFacts } from '../domain/plan-pair.ts';
import { cycleEndsAt, readerOf } from '../domain/readers.ts';
import { allHalfDays, type HalfDay } from '../domain/session-slots.ts';
import type { Program } from '../ports.ts';

/** What every step of a pair looks at. */
export interface PairDossier {
  readonly cycle: Cycle;
  readonly pair: Pair;
  readonly mentor: Participant;
  readonly mentee: Participant;
  readonly facts: PairFacts;
}

/** Loads a pair with its cycle, both participants and the forms its plan looks at. Throws NotFound. */
export async function pairDossier(program: Program, pairId: PairId): Promise<PairDossier> {
  const pair = await program.pairs.load(pairId);
  const { cycle, participants, forms } = await program.together({
    cycleId: pair.cycleId,
    participants: [pair.mentorId, pair.menteeId],
    forms: formsOf(pair),
  });
  const mentor = participants.get(pair.mentorId);
  const mentee = participants.get(pair.menteeId);
  if (cycle === undefined) throw new NotFound('cycle', pair.cycleId);
  if (mentor === undefined || mentee === undefined) throw new NotFound('participants of pair', pairId);
  return {
    cycle,
    pair,
    mentor,
    mentee,
    facts: {
      forms,
      count: cycle.definition.sessions.count,
      minutes: cycle.definition.sessions.minutes,
      mentor: readerOf(cycle.definition, mentor),
      mentee: readerOf(cycle.definition, mentee),
      endsAt: cycle.endsAt ?? cycleEndsAt(cycle.definition),
    },
  };
}

/** The enrollment form of a participant: its id follows from who was invited. */
export function enrollmentFormOf({
  cycleId,
  personId,
  side,
}: Pick<Participant, 'cycleId' | 'personId' | 'side'>): FormId {
  return formIdOf({ cycleId, kind: side === 'mentor' ? 'ENR-M' : 'ENR-S', subject: '#', personId, round: 1 });
}

/** The mentor's half-days; without an answer any working half-day may suit. */
export async function mentorHalfDays(program: Program, mentor: Participant): Promise<readonly HalfDay[]> {
  const form = await program.forms.find(enrollmentFormOf(mentor));
  return halfDaysOf(form?.answers ?? {}) ?? allHalfDays;
}
