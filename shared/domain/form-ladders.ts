import type { Site } from './cycle-definition.ts';
import { type Instant, latest } from './instant.ts';
import { type Addressee, sendableAt } from './sending-hours.ts';
import {
  addDays,
  addWorkingDays,
  type LocalDate,
  localDate,
  wallClock,
  workingDayFrom,
  workingDaysBetween,
} from './working-calendar.ts';

/** Hours after a clarification in which no reminder follows it: it has just asked the same. */
const quietAfterClarification = 48;

/** The soonest reminder after a clarification that leaves at `clarifiedAt`. */
export function remindableAfter(clarifiedAt: Instant, reader: Reader): Instant {
  return sendableAt(new Date(Date.parse(clarifiedAt) + quietAfterClarification * 3_600_000).toISOString(), reader);
}

/** A ladder whose rungs still to come are none sooner than this. */
export function postponedRungs(ladder: readonly Instant[], sent: number, soonest: Instant): Instant[] {
  return ladder.map((rung, index) => (index >= sent && rung < soonest ? soonest : rung));
}

/** When a form leaves, when it reminds, and until when answers count. */
export interface Ladder {
  readonly ladder: [Instant, ...Instant[]];
  readonly closesAt: Instant;
}

/** Somebody's working days, clock and quiet hours; nothing new is asked before `pausedUntil`. */
export type Reader = Addressee & { readonly site: Site; readonly pausedUntil?: Instant };

/** The nth working day after `from` at this wall-clock time of the reader's place. */
function onWorkingDay(from: Instant, days: number, time: string, reader: Reader): Instant {
  return wallClock(addWorkingDays(localDate(from, reader.timeZone), days, reader.site), time, reader.timeZone);
}

/** Leaves as soon as the reader's hours and pause allow; reminds and closes on the given working days at 9:00. */
export function ladderFrom(
  now: Instant,
  reader: Reader,
  days: { readonly remind: readonly number[]; readonly close: number },
): Ladder {
  const leaves = sendableAt(latest(now, reader.pausedUntil ?? now), reader);
  return {
    ladder: [leaves, ...days.remind.map((day) => onWorkingDay(leaves, day, '09:00', reader))],
    closesAt: onWorkingDay(leaves, days.close, '09:00', reader),
  };
}

/** Answers what a coordinator has just sent, at once; it reminds and closes as if it had left in her hours. */
export function answeringLadder(now: Instant, reader: Reader, days: Parameters<typeof ladderFrom>[2]): Ladder {
  const { ladder, closesAt } = ladderFrom(now, reader, days);
  return { ladder: [now, ...ladder.slice(1)], closesAt };
}

/** Two reminders (content.md 1): one about halfway, one two working days before the deadline. Closes with enrollment. */
export function enrollmentLadder(opensAt: Instant, closesAt: Instant, reader: Reader): Ladder {
  const leaves = sendableAt(opensAt, reader);
  const length = workingDaysBetween(leaves, closesAt, reader.site);
  const rungs = [Math.ceil(length / 2), length - 2]
    .filter((day, index, all) => day >= 2 && all.indexOf(day) === index)
    .map((day) => onWorkingDay(leaves, day, '09:00', reader))
    .filter((rung) => rung < closesAt);
  return { ladder: [leaves, ...rungs], closesAt };
}

/**
 * One reminder on the fourth working day, then silence; answers count for ten working days (content.md 3.8). After the last session there is
 * no reminder: the closing form leaves three working days later, and two emails about one answer would be one too many.
 */
export function feedbackLadder(leaves: Instant, reader: Reader, isLast = false): Ladder {
  return {
    ladder: isLast ? [leaves] : [leaves, onWorkingDay(leaves, 4, '09:00', reader)],
    closesAt: onWorkingDay(leaves, 10, '18:00', reader),
  };
}

/** Rules by kind of form, in working days of the reader (design.md 9, content.md 1.5). */
export const ladderRules = {
  newCycle: { remind: [3, 8], close: 15 },
  start: { remind: [1, 3], close: 5 },
  decision: { remind: [1, 2], close: 3 },
  proposal: { remind: [3], close: 10 },
  baseline: { remind: [], close: 25 },
  dates: { remind: [3], close: 6 },
  private: { remind: [1], close: 3 },
  closing: { remind: [4, 9], close: 15 },
  return: { remind: [3], close: 10 },
  question: { remind: [], close: 10 },
} as const;

/** Planned end + 1 hour if that is a working hour of the reader before the quiet hours, else the next working day at 9:00. */
export function feedbackLeavesAt(sessionEnds: Instant, reader: Reader): Instant {
  const soon = new Date(Date.parse(sessionEnds) + 3_600_000).toISOString();
  return sendableAt(soon, reader) === soon ? soon : onWorkingDay(sessionEnds, 1, '09:00', reader);
}

/** Three working days before the session at 9:00, where the mentor works (a Monday session's sheet leaves on Wednesday). */
export function sheetLeavesAt(meetsAt: Instant, mentor: Reader): Instant {
  return onWorkingDay(meetsAt, -3, '09:00', mentor);
}

/** Two working days after the session: how long the mentor is asked first and alone (content.md 3.8). */
export function leaderAskedAt(sessionEnds: Instant, mentee: Reader): Instant {
  return onWorkingDay(sessionEnds, 2, '09:00', mentee);
}

/** The last session's feedback is waited for three working days, then the pair closes (content.md 3.9). */
export function lastFeedbackUntil(sessionEnds: Instant, mentor: Reader): Instant {
  return onWorkingDay(sessionEnds, 3, '09:00', mentor);
}

/** When a coordinator is told in one email what cannot wait for Monday: at 16:00 of her working day (content.md 6.4). */
export function nextBundle(now: Instant, coordinator: Reader): Instant {
  const today = localDate(now, coordinator.timeZone);
  const at = (date: LocalDate) => wallClock(workingDayFrom(date, coordinator.site), '16:00', coordinator.timeZone);
  return at(today) > now ? at(today) : at(addDays(today, 1));
}

/** Monday 8:00 after `now` where the lead coordinator works; a Monday off moves it to the next working day. */
export function nextDigest(now: Instant, coordinator: Reader): Instant {
  for (let days = 1; ; days += 1) {
    const date = localDate(new Date(Date.parse(now) + days * 86_400_000).toISOString(), coordinator.timeZone);
    if (new Date(`${date}T00:00:00Z`).getUTCDay() !== 1) continue;
    return sendableAt(wallClock(date, '08:00', coordinator.timeZone), coordinator);
  }
}
