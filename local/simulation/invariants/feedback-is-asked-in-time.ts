import { feedbackLeavesAt } from '../../../shared/domain/form-ladders.ts';
import type { PairId } from '../../../shared/domain/ids.ts';
import { type Instant, latest } from '../../../shared/domain/instant.ts';
import { endsAt, type Pair } from '../../../shared/domain/pair.ts';
import { readerOf } from '../../../shared/domain/readers.ts';
import { afterSweep, type Evidence, graceAfter } from '../evidence.ts';
import type { Invariant, Violation } from './invariant.ts';

/** A sweep comes every 15 minutes and wakes who is late; queues and functions may take a few minutes on top. */
const graceMinutes = 15 + 30 + 10;

/** A pair that nobody wakes goes on by the clock: the mentor is asked about a session when the practice rules say so. */
export const feedbackIsAskedInTime: Invariant = {
  number: 17,
  name: 'feedback is asked in time',
  check: (evidence) => {
    const [cycle] = evidence.records.cycles;
    if (cycle === undefined) return [];
    return [...evidence.records.pairs.values()].flatMap(({ pairId, mentorId, sessions, closedAt, ending }) =>
      sessions.flatMap((session): Violation[] => {
        const mentor = evidence.records.participants.get(mentorId);
        if (mentor === undefined || session.releasedAt !== undefined || isGivenUp(session)) return []; // without a date nothing is due
        const ends = endsAt(session, cycle.definition.sessions.minutes);
        const due = pausedUntil(evidence, pairId, feedbackLeavesAt(ends, readerOf(cycle.definition, mentor)));
        if (due === undefined || (ending !== undefined && isEnding(evidence, pairId, due))) return []; // two days of silence
        const form = session.mentorForm === undefined ? undefined : evidence.records.forms.get(session.mentorForm);
        const endedAt = form?.issuedAt ?? closedAt ?? evidence.endedAt; // a closed pair asks nothing more
        return endedAt <= latest(graceAfter(evidence, due, graceMinutes), afterSweep(evidence, due))
          ? []
          : [{ ids: [pairId, form?.formId ?? ''], what: `was due at ${due} and asked ${form?.issuedAt ?? 'never'}` }];
      }),
    );
  },
};

/** True once its coordinator has decided that the pair ends. */
function isEnding({ records }: Evidence, pairId: PairId, due: Instant): boolean {
  const orders = (records.audit.get(pairId) ?? []).filter(({ event }) => event.startsWith('ends at'));
  return orders.some(({ at }) => at <= due);
}

/** The moment itself, or the end of the pair's pause it fell into; undefined when that pause never ended. */
function pausedUntil({ records }: Evidence, pairId: PairId, due: Instant): Instant | undefined {
  const changes = records.audit.get(pairId) ?? [];
  const begun = changes.filter(({ event, at }) => event.startsWith('paused') && at <= due).at(-1);
  if (begun === undefined) return due;
  const ended = changes.find(({ event, at }) => event === 'resumed' && at > begun.at);
  return ended === undefined ? undefined : latest(due, ended.at);
}

/** True for a session that left the calendars for good before it could take place. */
function isGivenUp({ status, concludedAt, meetsAt }: Pair['sessions'][number]): boolean {
  return status === 'canceled' && concludedAt !== undefined && concludedAt < meetsAt;
}
