import type { Pause } from './cycle-definition.ts';
import type { Form } from './form.ts';
import type { PersonId } from './ids.ts';
import { type Instant, latest } from './instant.ts';
import type { Pair, Session } from './pair.ts';
import { mostDateRounds, type PairFacts } from './plan-pair.ts';
import {
  type HalfDay,
  type MoveSearch,
  mayBeOffered,
  movedSlots,
  preparedDays,
  proposedSlots,
  type SlotSearch,
} from './session-slots.ts';
import { addDays, addWorkingDays, type LocalDate, localDate, wallClock } from './working-calendar.ts';

/** One date form to be: which, to whom, with which slots. */
export interface DateQuestion {
  readonly kind: 'AGD' | 'AGD-own' | 'MOV' | 'NXT';
  readonly to: PersonId;
  readonly round: number;
  readonly session: Session | undefined;
  /** `slot 1` onwards as instants, days already offered, and the date that is given up. */
  readonly facts: Readonly<Record<string, string>>;
  /** Empty when the calendars hold no more: the session is then given up, a series left to a coordinator. */
  readonly slots: readonly Instant[];
}

/** The date form a pair needs now: of its series, or of the first session that has lost its date. Undefined when none is due. */
export function dateQuestion(
  pair: Pair,
  facts: PairFacts,
  halfDays: readonly HalfDay[],
  lastDay: string,
  now: Instant,
): DateQuestion | undefined {
  if (pair.pause !== undefined) return undefined;
  return pair.status === 'dating'
    ? seriesQuestion(pair, facts, halfDays, now)
    : pair.status === 'meeting'
      ? sessionQuestion(pair, facts, halfDays, lastDay, now)
      : undefined;
}

function seriesQuestion(
  pair: Pair,
  facts: PairFacts,
  halfDays: readonly HalfDay[],
  now: Instant,
): DateQuestion | undefined {
  const last = pair.datesForm === undefined ? undefined : facts.forms.get(pair.datesForm);
  if (pair.datesRound >= mostDateRounds || last?.status === 'issued') return undefined;
  const offered = offeredBefore(last, facts);
  const anywhere = search(facts, halfDays, offered);
  const slots = proposedSlots({ ...anywhere, ...notBefore(agreedStart(pair, facts), anywhere, now), count: 4 });
  const to = nextKeeper(pair, last);
  return {
    kind: to === pair.menteeId ? 'AGD-own' : 'AGD',
    to,
    round: pair.datesRound + 1,
    session: undefined,
    facts: questionFacts(slots, offered),
    slots,
  };
}

function sessionQuestion(
  pair: Pair,
  facts: PairFacts,
  halfDays: readonly HalfDay[],
  lastDay: string,
  now: Instant,
): DateQuestion | undefined {
  const formOf = (session: Session) => (session.moveForm === undefined ? undefined : facts.forms.get(session.moveForm));
  const session = pair.sessions.find((each) => each.status === 'moving');
  if (session === undefined || formOf(session)?.status === 'issued' || session.moves >= mostDateRounds)
    return undefined;
  const last = formOf(session);
  const offered = offeredBefore(last, facts);
  const movedSearch = moveSearch(pair, session, { facts, halfDays, lastDay, now, offered });
  const found = movedSlots(movedSearch);
  const { proposed } = session;
  // A time proposed in a calendar was checked when it came; it is offered first, and once.
  const slots =
    proposed !== undefined && offered.length === 0 && mayBeOffered(proposed, movedSearch, true)
      ? [proposed, ...found.filter((slot) => slot !== proposed)].slice(0, movedSearch.count)
      : found;
  const isFirstDate = session.sequence === 0 && pair.rhythm === 'one-by-one';
  return {
    kind: isFirstDate ? 'NXT' : 'MOV',
    to: nextKeeper(pair, last),
    round: session.sequence * 10 + session.moves + 1,
    session,
    facts: { ...questionFacts(slots, offered), planned: session.meetsAt },
    slots,
  };
}

/** The later of the two days from which on they said yes; undefined when both yeses were plain. */
function agreedStart({ mentorProposal, menteeProposal }: Pair, { forms }: PairFacts): LocalDate | undefined {
  return [mentorProposal, menteeProposal]
    .flatMap((id) => (id === undefined ? [] : (forms.get(id)?.startsOn ?? [])))
    .toSorted()
    .at(-1);
}

/** A later start is looked around as if today were the last day on which its first session could still be prepared. */
function notBefore(
  startsOn: LocalDate | undefined,
  { avoid, keeperSite }: Pick<SlotSearch, 'avoid' | 'keeperSite'>,
  now: Instant,
): { readonly from: Instant; readonly avoid: readonly Pause[] } {
  if (startsOn === undefined) return { from: now, avoid };
  const prepared = addWorkingDays(wallClock(startsOn, '12:00', keeperSite.timeZone), -preparedDays, keeperSite);
  const before = { from: localDate(now, keeperSite.timeZone), to: addDays(startsOn, -1) };
  return { from: latest(now, prepared), avoid: [...avoid, before] };
}

/** Where and when one session of a pair may move. */
export function moveSearch(
  pair: Pair,
  session: Session,
  known: {
    readonly facts: PairFacts;
    readonly halfDays: readonly HalfDay[];
    readonly lastDay: string;
    readonly now: Instant;
    readonly offered?: readonly string[];
  },
): MoveSearch {
  const neighbor = (number: number) =>
    pair.sessions.find(({ number: other, status }) => other === number && status !== 'moving' && status !== 'canceled')
      ?.meetsAt;
  return {
    ...search(known.facts, known.halfDays, known.offered ?? []),
    count: 3,
    now: known.now,
    planned: session.meetsAt,
    previous: neighbor(session.number - 1),
    next: neighbor(session.number + 1),
    lastDay: known.lastDay,
  };
}

/** An assistant who stayed silent is followed by the leader; else whoever answered the last form about it is asked again. */
function nextKeeper(pair: Pair, last: Form | undefined): PersonId {
  return last?.status === 'expired' ? pair.menteeId : (last?.personId ?? pair.keeperId);
}

function search(facts: PairFacts, mentorHalfDays: readonly HalfDay[], offered: readonly string[]) {
  const avoid: Pause[] = offered.map((date) => ({ from: date, to: date }));
  return {
    mentorHalfDays,
    mentorSite: facts.mentor.site,
    keeperSite: facts.mentee.site,
    minutes: facts.minutes,
    avoid,
    round: 1,
  };
}

/** Days that an earlier form of the same question offered and that did not suit. */
function offeredBefore(form: Form | undefined, facts: PairFacts): string[] {
  if (form === undefined) return [];
  const slots = Object.entries(form.facts).filter(([name]) => name.startsWith('slot '));
  const days = slots.map(([, slot]) => localDate(slot, facts.mentee.site.timeZone));
  return [...(form.facts.offered ?? '').split(',').filter((day) => day !== ''), ...days];
}

function questionFacts(slots: readonly Instant[], offered: readonly string[]): Record<string, string> {
  return {
    ...Object.fromEntries(slots.map((slot, index) => [`slot ${String(index + 1)}`, slot])),
    ...(offered.length === 0 ? {} : { offered: offered.join(',') }),
  };
}
