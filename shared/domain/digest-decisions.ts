import * as z from 'zod';
import type { Reader } from './form-ladders.ts';
import { PairId, type PersonId } from './ids.ts';
import type { Task } from './inbound.ts';
import { type Instant, plusMinutes } from './instant.ts';
import { nextPlanned, type Pair } from './pair.ts';
import { addDays, type LocalDate, workingDaysBetween } from './working-calendar.ts';

/** What a coordinator may have done about a pair, each under a letter of its own in every digest (content.md 6.2); E always ends the pair. */
export const DigestAction = z.enum(['message', 'dates', 'call', 'nothing', 'end', 'pause', 'remind']);
export type DigestAction = z.infer<typeof DigestAction>;

/** One thing to decide: a pair, what brought it up, and what can be done. */
export const DigestItem = z.object({
  pairId: PairId,
  taskIds: z.array(z.string()).min(1),
  actions: z.array(DigestAction).min(1),
});
export type DigestItem = z.infer<typeof DigestItem>;

/** At most so many decisions in one digest; the rest waits for the next one and is counted. */
export const mostDecisions = 6;

/** What asks for a decision, worst first; everything else is told once and needs none. */
const weights = [
  'reporting-line',
  'no-dates-agreed',
  'two-cancellations',
  'no-session-planned',
  'unclear-reply',
  'rating-drop',
  'low-rating',
  'midpoint-change',
  'dates-question',
  'proposal-question',
  'proposal-silence',
  'rule-broken',
];
/** Matters that a friendly word to the leader may settle. */
const settledByMessage = ['two-cancellations', 'no-session-planned'];

/** Matters that time may settle. */
const settledByPause = [...settledByMessage, 'no-dates-agreed'];
/** Matters that a line of the charter may settle: it goes to every pair, because sent to one leader it would point at the mentor who wrote. */
const settledByReminder = ['low-rating', 'rating-drop'];

/** Until when a pair that a digest of this date pauses rests: four weeks later; undefined when the cycle is over by then. */
export function digestPausesUntil(date: LocalDate, lastDay: LocalDate): LocalDate | undefined {
  const until = addDays(date, 28);
  return until > lastDay ? undefined : until;
}

function weightOf({ kind, facts }: Task): number {
  return weights.indexOf(kind === 'signal' ? (facts.signal ?? '') : kind);
}

/** True for a matter that is on its coordinator's table until she has decided, as long as its pair is open. */
export function asksForDecision(task: Task, pair: Pair | undefined, now: Instant): boolean {
  if (pair === undefined || pair.status === 'closed' || pair.ending !== undefined) return false;
  return weightOf(task) >= 0 && !isSettled(task, pair, now);
}

/** Working days before a session within which what was not understood about it cannot wait for Monday (content.md 6.4). */
const soonDays = 5;

/** True for what a coordinator hears of the same day: a message that answers nothing, and an unclear reply of a pair that meets soon. */
export function cannotWait({ kind }: Task, pair: Pair | undefined, coordinator: Reader, now: Instant): boolean {
  if (kind === 'stray-message') return true;
  const next = kind === 'unclear-reply' && pair !== undefined ? nextPlanned(pair, now) : undefined;
  if (next === undefined) return false;
  return workingDaysBetween(now, next.meetsAt, { ...coordinator.site, timeZone: coordinator.timeZone }) <= soonDays;
}

/** Minutes after which a decision has been in three digests: a matter comes up before the first of them. */
const threeMondays = 22 * 24 * 60;

/** Who is told of a task: whoever follows its pair; after three Mondays without a decision the next coordinator (content.md 6.2). */
export function toldTo(
  task: Task,
  {
    pair,
    followedBy,
    coordinators,
  }: {
    readonly pair: Pair | undefined;
    readonly followedBy: PersonId;
    readonly coordinators: readonly PersonId[];
  },
  now: Instant,
): PersonId | undefined {
  const waits = asksForDecision(task, pair, now) && plusMinutes(task.raisedAt, threeMondays) <= now;
  return coordinators[(coordinators.indexOf(followedBy) + Number(waits)) % coordinators.length];
}

/** True for a matter that the two have settled themselves since it came up. */
function isSettled({ facts: { signal = '' } }: Task, pair: Pair, now: Instant): boolean {
  if (signal.startsWith('proposal-')) return pair.status !== 'consulting';
  if (signal === 'no-dates-agreed') return pair.status !== 'dating';
  return signal === 'no-session-planned' && nextPlanned(pair, now) !== undefined;
}

/** Whose next date can be asked for again: it has one to give up, or is being asked for one. */
function mayAskDates(pair: Pair, now: Instant): boolean {
  if (pair.status === 'dating') return pair.datesForm !== undefined;
  return (
    pair.status === 'meeting' &&
    (pair.sessions.some(({ status }) => status === 'moving') || nextPlanned(pair, now) !== undefined)
  );
}

/** The decisions of one digest, one for a pair, the worst first; the longest waiting before those that came up after it. */
export function digestItems(
  tasks: readonly Task[],
  pairs: ReadonlyMap<string, Pair>,
  now: Instant,
  /** When a pause would end, if one may be offered. */
  pausesUntil?: LocalDate,
): {
  readonly items: DigestItem[];
  readonly waiting: number;
  /** Every task the digest speaks of: those of its decisions, and those that need none. */
  readonly told: Task[];
} {
  const byPair = new Map<Pair, Task[]>();
  for (const task of tasks) {
    const pair = pairs.get(task.pairId ?? '');
    if (pair !== undefined && asksForDecision(task, pair, now)) byPair.set(pair, [...(byPair.get(pair) ?? []), task]);
  }
  const items = [...byPair].map(([pair, own]) => {
    const sorted = own.toSorted((a, b) => weightOf(a) - weightOf(b) || (a.raisedAt < b.raisedAt ? -1 : 1));
    const about = (signals: readonly string[]) => sorted.some(({ facts }) => signals.includes(facts.signal ?? ''));
    const talks = about(settledByMessage);
    const mayRest = pausesUntil !== undefined && pair.status !== 'consulting' && pair.pause === undefined;
    const actions: DigestAction[] = [
      ...(talks ? (['message'] as const) : []),
      ...(mayAskDates(pair, now) ? (['dates'] as const) : []),
      'call',
      'nothing',
      'end',
      ...(mayRest && about(settledByPause) ? (['pause'] as const) : []),
      ...(about(settledByReminder) ? (['remind'] as const) : []),
    ];
    const [worst] = sorted;
    return {
      weight: worst === undefined ? weights.length : weightOf(worst),
      since: worst?.raisedAt ?? now,
      item: { pairId: pair.pairId, taskIds: sorted.map(({ taskId }) => taskId), actions },
    };
  });
  const sorted = items.toSorted((a, b) => a.weight - b.weight || (a.since < b.since ? -1 : 1)).map(({ item }) => item);
  const later = new Set(sorted.slice(mostDecisions).flatMap(({ taskIds }) => taskIds));
  return {
    items: sorted.slice(0, mostDecisions),
    waiting: Math.max(0, sorted.length - mostDecisions),
    told: tasks.filter(({ taskId }) => !later.has(taskId)),
  };
}
