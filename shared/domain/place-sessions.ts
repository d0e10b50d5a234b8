import type { CycleDefinition, Pause, Site } from './cycle-definition.ts';
import type { Form } from './form.ts';
import { type Instant, plusMinutes } from './instant.ts';
import type { Pair, Session } from './pair.ts';
import { readPeriods } from './read-periods.ts';
import { seriesFrom } from './session-dates.ts';
import { localDate } from './working-calendar.ts';

/** The slot somebody chose in a date form; undefined for "none". */
export function chosenSlot(form: Form, question: 'first' | 'date'): Instant | undefined {
  const value = form.answers[question];
  return typeof value === 'string' ? form.facts[`slot ${value}`] : undefined;
}

/** True for an answer that gives no date: "none", or a date that has passed since it was offered, as in an answer that was held or late to be read. */
export function givesNoDate(form: Form, question: 'first' | 'date', now: Instant): boolean {
  const slot = chosenSlot(form, question);
  return form.answers[question] === 'none' || (slot !== undefined && slot <= now);
}

function planned(number: number, meetsAt: Instant): Session {
  return {
    number,
    status: 'planned',
    meetsAt,
    sequence: 0,
    invited: false,
    sheetSent: false,
    weighed: [],
    weighedRevisions: {},
    moves: 0,
  };
}

/** What the dates form of a series decided: its sessions, and whether a coordinator must read what was written beside. */
export function placedSeries(
  pair: Pair,
  form: Form,
  definition: CycleDefinition,
  places: { readonly keeper: Site; readonly other: Site },
): { readonly pair: Pair; readonly unclear: boolean } | undefined {
  const first = chosenSlot(form, 'first');
  if (first === undefined) return undefined;
  const periods = typeof form.answers.periods === 'string' ? form.answers.periods : '';
  const read = readPeriods(periods, {
    language: form.language,
    from: localDate(form.issuedAt, places.keeper.timeZone),
    slotChosen: true,
  });
  const avoid: readonly Pause[] = read.kind === 'read' ? read.avoid : [];
  const series = form.answers.rhythm === 'every-four-weeks';
  const dates = series
    ? seriesFrom({
        first,
        count: definition.sessions.count,
        everyWeeks: definition.sessions.everyWeeks,
        keeper: { site: places.keeper },
        other: { site: places.other },
        avoid,
        lastDay: definition.lastDay,
      })
    : [first];
  return {
    pair: {
      ...pair,
      status: 'meeting',
      rhythm: series ? 'series' : 'one-by-one',
      sessions: dates.map((meetsAt, index) => planned(index + 1, meetsAt)),
    },
    unclear: read.kind === 'unclear',
  };
}

/** The next session of a pair that fixes its dates one by one: about due, still without a date. */
export function nextOfSeries(pair: Pair, everyWeeks: number, now: Instant): Pair {
  const last = pair.sessions.at(-1);
  const about = plusMinutes(last === undefined ? now : last.meetsAt, everyWeeks * 7 * 24 * 60);
  const session: Session = { ...planned((last?.number ?? 0) + 1, about), status: 'moving', releasedAt: now };
  return { ...pair, sessions: [...pair.sessions, session] };
}

/** A session with its new date: same calendar item, next sequence, to be announced again. */
export function movedTo(pair: Pair, number: number, meetsAt: Instant): Pair {
  return replaced(pair, number, (session) => {
    const { moveForm: _form, releasedAt: _released, proposed: _proposed, attendance: _attendance, ...rest } = session;
    return { ...rest, status: 'planned', meetsAt, moves: 0, invited: false, sheetSent: false };
  });
}

/** A session whose date is given up: feedback on it and its conclusion are void, a new date is asked of whoever keeps the calendar. */
export function released(pair: Pair, number: number, by: Session['canceledBy'], now: Instant): Pair {
  return replaced(pair, number, (session) => {
    const {
      mentorForm: _mentor,
      menteeForm: _mentee,
      moveForm: _move,
      concludedAt: _concluded,
      attendance: _attendance,
      ...rest
    } = session;
    return {
      ...rest,
      status: 'moving',
      sequence: session.sequence + 1,
      moves: 0,
      weighed: [],
      weighedRevisions: {},
      releasedAt: now,
      ...(by === undefined ? {} : { canceledBy: by }),
    };
  });
}

/** The same pair with one session replaced. */
export function replaced(pair: Pair, number: number, change: (session: Session) => Session): Pair {
  return { ...pair, sessions: pair.sessions.map((session) => (session.number === number ? change(session) : session)) };
}
