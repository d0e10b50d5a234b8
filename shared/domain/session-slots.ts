import { Temporal } from 'temporal-polyfill';
import type { Pause, Site } from './cycle-definition.ts';
import { type Instant, plusMinutes } from './instant.ts';
import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  type LocalDate,
  localDate,
  wallClock,
  zoned,
} from './working-calendar.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const halves = ['am', 'pm'] as const;

/** Half of a working day on the mentor's own clock, as the enrollment form asks for it. */
export type HalfDay = `${(typeof weekdays)[number]}-${(typeof halves)[number]}`;

/** Every half-day of a week, in its order: what "all of these times" means. */
export const allHalfDays: readonly HalfDay[] = weekdays.flatMap((day) =>
  halves.map((half): HalfDay => `${day}-${half}`),
);

/** What is known of a pair's two places when times are looked for. */
export interface SlotSearch {
  readonly mentorHalfDays: readonly HalfDay[];
  readonly mentorSite: Site;
  /** The site of whoever keeps the leader's calendar. */
  readonly keeperSite: Site;
  readonly minutes: number;
  readonly count: number;
  readonly avoid: readonly Pause[];
  /** Which time this is asked: 1 gives the best times; each further round, with the same facts, times not given before. */
  readonly round: number;
}

/** A day on which both sites work, with the starts that fit it, best first; never without a start. */
interface OpenDay {
  readonly date: LocalDate;
  readonly starts: readonly Instant[];
}

interface Window {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Minutes after midnight: content.md 1.5 keeps 18:00-8:00 free of mail, and a session costs more than a mail. */
const working = { from: 8 * 60, until: 18 * 60 };
const lunchAt = '13:00';
const starts = {
  am: ['08:30', '10:00', '09:00', '11:00', '08:00'],
  pm: ['14:00', '15:30', '16:30', '13:00', '17:00'],
} as const;

/** Working days between an agreed date and its session: with fewer the mentor could not prepare. */
export const preparedDays = 5;
/** In working days: past 20 one move would break "held within 25" (design.md 9). */
const firstSession = { soonest: preparedDays, comfortable: 12, latest: 20, atMost: 25 };
const movedSession = { soonest: preparedDays, atMost: 20 };
const daysBetweenSessions = 14; // content.md 3.7

/**
 * Times for a first session, in time order, taken from the mentor's half-days, on different days as far as these allow.
 * A leader's weeks are full long ahead: 12 to 20 working days away is tried first, then 5 to 11, then up to 25.
 * Only times inside 8:00-18:00 at both sites; if no half-day allows any, each day's times that leave those hours the least.
 * Fewer than `count`, even none, when the half-days hold no more.
 */
export function proposedSlots(search: SlotSearch & { readonly from: Instant }): Instant[] {
  const daysAway = (days: number): LocalDate =>
    addWorkingDays(localDate(search.from, search.keeperSite.timeZone), days, search.keeperSite);
  const comfortable = { from: daysAway(firstSession.comfortable), to: daysAway(firstSession.latest) };
  const days = openDays(search, { from: daysAway(firstSession.soonest), to: daysAway(firstSession.atMost) });
  return inRounds(days, search, (left) => [
    ...evenly(
      left.filter(({ date }) => comfortable.from <= date && date <= comfortable.to),
      search.count,
    ),
    ...left.filter(({ date }) => date < comfortable.from).reverse(),
    ...left.filter(({ date }) => date > comfortable.to),
  ]);
}

/**
 * Times near those of a session that has to move, nearest days chosen first, given in time order; never on its old day,
 * nor less than 5 working days ahead or two weeks from a neighboring session, nor after `lastDay`. Fewer when there are no more.
 */
export function movedSlots(
  search: SlotSearch & {
    readonly now: Instant;
    readonly planned: Instant;
    readonly previous?: Instant | undefined;
    readonly next?: Instant | undefined;
    readonly lastDay: LocalDate;
  },
): Instant[] {
  const oldDay = localDate(search.planned, search.keeperSite.timeZone);
  const days = openDays({ ...search, avoid: [...search.avoid, { from: oldDay, to: oldDay }] }, movedWindow(search));
  return inRounds(days, search, (left) =>
    left.toSorted((a, b) => daysApart(a.date, oldDay) - daysApart(b.date, oldDay)),
  );
}

/** What is known when a session has to move. */
export type MoveSearch = Parameters<typeof movedSlots>[0];

/**
 * True for a time that somebody proposed and that may be offered: within the days in which the session may move, on a working day of both
 * sites, and in the mentor's half-days unless the mentor proposed it.
 */
export function mayBeOffered(start: Instant, search: MoveSearch, byMentor: boolean): boolean {
  const { keeperSite, mentorSite, minutes, mentorHalfDays } = search;
  const there = localDate(start, keeperSite.timeZone);
  const window = movedWindow(search);
  if (there < window.from || there > window.to) return false;
  const date = localDate(start, mentorSite.timeZone);
  if (!isWorkingDay(there, keeperSite) || !isWorkingDay(date, mentorSite)) return false;
  if (byMentor) return true;
  const weekday = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1];
  return halves.some(
    (half) =>
      weekday !== undefined &&
      mentorHalfDays.includes(`${weekday}-${half}`) &&
      start >= wallClock(date, half === 'am' ? '08:00' : lunchAt, mentorSite.timeZone) &&
      plusMinutes(start, minutes) <= endOf(half, date, mentorSite),
  );
}

function movedWindow({
  keeperSite,
  now,
  planned,
  previous,
  next,
  lastDay,
}: Pick<MoveSearch, 'keeperSite' | 'now' | 'planned' | 'previous' | 'next' | 'lastDay'>): Window {
  const dayOf = (instant: Instant): LocalDate => localDate(instant, keeperSite.timeZone);
  const [today, oldDay] = [dayOf(now), dayOf(planned)];
  const soonest = [addWorkingDays(today, movedSession.soonest, keeperSite)];
  if (previous !== undefined) soonest.push(addDays(dayOf(previous), daysBetweenSessions));
  const furthest = [lastDay, addWorkingDays(today > oldDay ? today : oldDay, movedSession.atMost, keeperSite)];
  if (next !== undefined) furthest.push(addDays(dayOf(next), -daysBetweenSessions));
  return { from: soonest.toSorted().at(-1) ?? today, to: furthest.toSorted()[0] ?? lastDay };
}

/** The days of a window that offer a start, earliest first. */
function openDays(search: SlotSearch, window: Window): OpenDay[] {
  const days: { date: LocalDate; rated: { start: Instant; outside: number }[] }[] = [];
  for (let date = window.from; date <= window.to; date = addDays(date, 1)) {
    const rated = startsOn(date, search).map((start) => ({ start, outside: minutesOutside(start, search) }));
    if (rated.length > 0) days.push({ date, rated });
  }
  const overlap = days.some(({ rated }) => rated.some(({ outside }) => outside === 0));
  return days.flatMap(({ date, rated }) => {
    const best = overlap ? 0 : Math.min(...rated.map(({ outside }) => outside));
    const fitting = rated.filter(({ outside }) => outside === best).map(({ start }) => start);
    return fitting.length > 0 ? [{ date, starts: fitting }] : [];
  });
}

/** Every start the mentor's half-days allow on a day of the mentor's site, the usual hours first, on working days of both sites. */
function startsOn(date: LocalDate, { mentorHalfDays, mentorSite, keeperSite, minutes, avoid }: SlotSearch): Instant[] {
  const weekday = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1];
  if (weekday === undefined || !isWorkingDay(date, mentorSite)) return [];
  const free = halves.filter((half) => mentorHalfDays.includes(`${weekday}-${half}`));
  return starts.am
    .flatMap((_, index) =>
      free.map((half) => ({ half, start: wallClock(date, starts[half][index] ?? lunchAt, mentorSite.timeZone) })),
    )
    .filter(({ half, start }) => plusMinutes(start, minutes) <= endOf(half, date, mentorSite))
    .map(({ start }) => start)
    .filter((start) => {
      const there = localDate(start, keeperSite.timeZone);
      return isWorkingDay(there, keeperSite) && !avoid.some(({ from, to }) => from <= there && there <= to);
    });
}

function endOf(half: (typeof halves)[number], date: LocalDate, { timeZone }: Site): Instant {
  return wallClock(date, half === 'am' ? lunchAt : '18:00', timeZone);
}

/** By how many minutes a session leaves the working hours of the keeper's site; the mentor's are kept by the half-days. */
function minutesOutside(start: Instant, { keeperSite, minutes }: SlotSearch): number {
  const { hour, minute } = zoned(start, keeperSite.timeZone);
  const begins = hour * 60 + minute;
  return Math.max(0, working.from - begins, begins + minutes - working.until);
}

/** Plays the rounds before this one, so that none of their times comes back. */
function inRounds(days: readonly OpenDay[], search: SlotSearch, inOrder: (left: OpenDay[]) => OpenDay[]): Instant[] {
  let left = [...days];
  let chosen: Instant[] = [];
  for (let round = 1; round <= search.round; round += 1) {
    chosen = onDifferentDays(inOrder(left), search.count);
    left = without(left, chosen);
  }
  return chosen.toSorted();
}

/** One start on each of the first days, its two best starts in turn; a second start on the same days only when these run out. */
function onDifferentDays(days: readonly OpenDay[], count: number): Instant[] {
  if (days.length === 0 || count <= 0) return [];
  const chosen = days
    .slice(0, count)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .flatMap((day, index) => day.starts[index % 2] ?? day.starts[0] ?? []);
  return [...chosen, ...onDifferentDays(without(days, chosen), count - chosen.length)];
}

function without(days: readonly OpenDay[], taken: readonly Instant[]): OpenDay[] {
  return days
    .map(({ date, starts }) => ({ date, starts: starts.filter((start) => !taken.includes(start)) }))
    .filter(({ starts }) => starts.length > 0);
}

/** The same days, those that spread `count` choices over the whole stretch first. */
function evenly(days: readonly OpenDay[], count: number): OpenDay[] {
  const spread = new Set(
    Array.from({ length: Math.min(count, days.length) }, (_, index) =>
      Math.round((index * (days.length - 1)) / Math.max(1, count - 1)),
    ),
  );
  return [...days.filter((_, index) => spread.has(index)), ...days.filter((_, index) => !spread.has(index))];
}

function daysApart(a: LocalDate, b: LocalDate): number {
  return Math.abs(Temporal.PlainDate.from(a).until(b).days);
}
