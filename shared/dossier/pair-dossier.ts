import { NotFound } from '../contracts/errors.ts';
import type { Cycle } from '../domain/cycle.ts';
import { formIdOf } from '../domain/deterministic-ids.ts';
import { halfDaysOf } from '../domain/enrollment.ts';
import type { Answers } from '../domain/form.ts';
import type { FormId, PairId, PersonId } from '../domain/ids.ts';
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
  const cycle = await program.cycles.load(pair.cycleId);
  const mentor = await participantOf(program, cycle, pair.mentorId);
  const mentee = await participantOf(program, cycle, pair.menteeId);
  const forms = await program.forms.loadAll(formsOf(pair));
  return {
    cycle,
    pair,
    mentor,
    mentee,
    facts: {
      forms: new Map(forms.map((form) => [form.formId, form])),
      count: cycle.definition.sessions.count,
      minutes: cycle.definition.sessions.minutes,
      mentor: readerOf(cycle.definition, mentor),
      mentee: readerOf(cycle.definition, mentee),
      endsAt: cycle.endsAt ?? cycleEndsAt(cycle.definition),
    },
  };
}

async function participantOf(program: Program, cycle: Cycle, personId: PersonId): Promise<Participant> {
  const participant = await program.participants.find(cycle.cycleId, personId);
  if (participant === undefined) throw new NotFound('participant', personId);
  return participant;
}

/** The enrollment form of a participant: its id follows from who was invited. */
export function enrollmentFormOf({ cycleId, personId, side }: Participant): FormId {
  return formIdOf({ cycleId, kind: side === 'mentor' ? 'ENR-M' : 'ENR-S', subject: '#', personId, round: 1 });
}

/** What somebody answered at enrollment. */
export async function enrollmentOf(program: Program, participant: Participant): Promise<Answers> {
  return (await program.forms.find(enrollmentFormOf(participant)))?.answers ?? {};
}

/** The mentor's half-days; without an answer any working half-day may suit. */
export async function mentorHalfDays(program: Program, mentor: Participant): Promise<readonly HalfDay[]> {
  return halfDaysOf(await enrollmentOf(program, mentor)) ?? allHalfDays;
}
