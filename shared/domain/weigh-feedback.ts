import type { Form } from './form.ts';
import type { Instant } from './instant.ts';
import type { PairSide, Signal, SignalRaised } from './pair.ts';

const lowest = 2;
const drop = 2;

/** Stems that make a free text "read today" (content.md 2.4); they raise attention and interpret nothing. */
const readTodayStems = [
  'harcel',
  'agress',
  'insult',
  'peur',
  'menac',
  'suicid',
  'humili',
  'violen',
  'harass',
  'assault',
  'threat',
  'afraid',
  'bully',
  'abus',
];

/** Signals of one side's answers about one session, most private first. Codes and ratings only: texts stay on the form. */
export function weighFeedback(form: Form, before: Form | undefined, side: PairSide, now: Instant): SignalRaised[] {
  const { held, useful, free, fit, midpoint } = form.answers;
  const found: Signal[] = [];
  if (fit === 'change') found.push('not-a-fit');
  if (midpoint === 'stop') found.push('wants-to-stop');
  if (texts(form).some(mustBeReadToday)) found.push('read-today');
  if (isLow(useful) && isLow(free)) found.push('not-free-to-speak');
  else if (isLow(useful) || isLow(free)) found.push('low-rating');
  if (held === 'canceled') found.push('canceled-session');
  if (midpoint === 'topic' || midpoint === 'rhythm' || midpoint === 'talk') found.push('midpoint-change');
  if (
    typeof useful === 'number' &&
    typeof before?.answers.useful === 'number' &&
    before.answers.useful - useful >= drop
  ) {
    found.push('rating-drop');
  }
  return found.map((signal) => ({
    signal,
    at: now,
    side,
    formId: form.formId,
    ...(form.session === undefined ? {} : { session: form.session }),
    facts: { about: form.formId },
  }));
}

/** Told at once (content.md 6.4, design.md 9); every other signal waits for the Monday digest. */
export function isToldAtOnce(signal: Signal): boolean {
  return ['not-a-fit', 'wants-to-stop', 'not-free-to-speak', 'read-today'].includes(signal);
}

/** Nothing more reaches the pair until a coordinator has decided. */
export function putsOnHold(signal: Signal): boolean {
  return signal === 'not-a-fit' || signal === 'wants-to-stop';
}

function isLow(rating: unknown): boolean {
  return typeof rating === 'number' && rating <= lowest;
}

function texts(form: Form): string[] {
  return [form.answers.word, form.answers.quote].filter((text) => typeof text === 'string');
}

/** True when a text holds one of the stems at the start of a word, accents and case aside. */
export function mustBeReadToday(text: string): boolean {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z]+/);
  return words.some((word) => readTodayStems.some((stem) => word.startsWith(stem)));
}

/** What both sides' answers say about one session. */
export interface SessionOutcome {
  readonly status: 'held' | 'moved' | 'canceled' | 'unknown';
  readonly heardFrom: 'both' | 'one' | 'nobody' | 'disagree';
}

/** One side's "held" is enough; a disagreement counts as held and goes to the digest (content.md 3.8). */
export function sessionOutcome(mentor: Form | undefined, mentee: Form | undefined): SessionOutcome {
  const said = [mentor, mentee]
    .filter((form) => form?.status === 'answered')
    .map((form) => form?.answers.held)
    .filter((held) => held === 'held' || held === 'moved' || held === 'canceled');
  const [first, second] = said;
  if (first === undefined) return { status: 'unknown', heardFrom: 'nobody' };
  if (second === undefined) return { status: first, heardFrom: 'one' };
  if (first === second) return { status: first, heardFrom: 'both' };
  return { status: said.includes('held') ? 'held' : 'moved', heardFrom: 'disagree' };
}

/** Two sessions running that the leader's side is known to have canceled or moved late: the first sign of death (design.md 9). */
export function twoCancellationsRunning(
  sessions: readonly { readonly status: string; readonly canceledBy?: string | undefined; readonly number: number }[],
): boolean {
  const over = sessions.filter((session) => session.status !== 'planned' || session.canceledBy !== undefined);
  const [last, before] = over.toSorted((a, b) => b.number - a.number);
  const byLeader = (session: typeof last) => session?.canceledBy === 'mentee' || session?.canceledBy === 'keeper';
  return byLeader(last) && byLeader(before);
}
