import { wake } from '../command.ts';
import { cancellations } from '../end-pair.ts';
import type { PersonId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import { nextPlanned, type Pair } from '../pair.ts';
import { released } from '../place-sessions.ts';
import { alreadySo, type Ruling, refused } from './ruling.ts';

/** Most notes kept on one pair: the newest. */
const mostNotes = 50;

/** Ends a pair at an hour to come, with neutral words to both; until then it is silent and the end can be taken back. */
export function endPairAt(pair: Pair, at: Instant): Ruling<Pair> {
  const { pairId, status, ending } = pair;
  if (status === 'closed') return alreadySo(`${pairId} is closed already.`);
  if (ending !== undefined) return alreadySo(`${pairId} ends at ${ending.at} already.`);
  return {
    kind: 'change',
    to: { ...pair, ending: { at, told: ['mentor', 'mentee'] } },
    event: `ends at ${at}`,
    commands: [wake('pair', pairId)],
    message: `${pairId} ends at ${at}; both are told then.`,
  };
}

/** Ends a pair as `endPairAt` does, and has both thought of for another partner as soon as it has ended. An end that was decided may become that. */
export function replacePairAt(pair: Pair, at: Instant): Ruling<Pair> {
  const { pairId, ending } = pair;
  if (ending === undefined) {
    const ruling = endPairAt(pair, at);
    if (ruling.kind !== 'change' || ruling.to.ending === undefined) return ruling;
    return { ...ruling, to: { ...ruling.to, ending: { ...ruling.to.ending, replaced: true } } };
  }
  if (pair.status === 'closed') return alreadySo(`${pairId} is closed already.`);
  if (ending.replaced === true) return alreadySo(`${pairId} ends at ${ending.at} already, for other partners.`);
  return {
    kind: 'change',
    to: { ...pair, ending: { ...ending, replaced: true } },
    event: `replaced at ${ending.at}`,
    commands: [wake('pair', pairId)],
    message: `${pairId} ends at ${ending.at}; both are then thought of for another partner.`,
  };
}

/** Takes an end back that was decided and not said yet. */
export function takeBackEnd(pair: Pair): Ruling<Pair> {
  const { ending, ...rest } = pair;
  if (pair.status === 'closed') return refused(`${pair.pairId} is closed: it cannot go on.`);
  if (ending === undefined) return alreadySo(`${pair.pairId} goes on: no end was decided.`);
  return {
    kind: 'change',
    to: rest,
    event: 'end taken back',
    commands: [wake('pair', pair.pairId)],
    message: `${pair.pairId} goes on; nobody was told of an end.`,
  };
}

/** Gives up the next date, without a word on why, so that whoever keeps the leader's calendar is asked for another. */
export function askNextDate(pair: Pair, now: Instant): Ruling<Pair> {
  const session = pair.status === 'meeting' ? nextPlanned(pair, now) : undefined;
  if (session === undefined) return refused(`${pair.pairId} has no session on the calendar to be moved.`);
  return {
    kind: 'change',
    to: released(pair, session.number, undefined, now),
    event: `session ${String(session.number)} released by the coordinator`,
    commands: [...cancellations(pair, now, ({ number }) => number === session.number), wake('pair', pair.pairId)],
    message: `Session ${String(session.number)} of ${pair.pairId} gets another date.`,
  };
}

/** Keeps a coordinator's note with the pair; only coordinators read it. */
export function notedPair(
  pair: Pair,
  note: { readonly by: PersonId; readonly at: Instant; readonly text: string },
): Ruling<Pair> {
  return {
    kind: 'change',
    to: { ...pair, notes: [...pair.notes, note].slice(-mostNotes) },
    event: 'noted by the coordinator',
    commands: [],
    message: `Noted with ${pair.pairId}.`,
  };
}
