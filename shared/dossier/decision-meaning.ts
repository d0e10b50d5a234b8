import type { Decided } from '../domain/decide-by-reply.ts';
import type { PersonId } from '../domain/ids.ts';
import type { NamedPair } from '../domain/matching/named-pair.ts';
import { type Proposal, pairNumber } from '../domain/proposal.ts';
import {
  clashes,
  type Demand,
  isSameSubject,
  nothingAsked,
  type Standing,
  type Subject,
  standingDemands,
  subjectOf,
} from '../domain/review.ts';
import type { DecisionLine, DecisionOrder, DecisionReading, Named } from '../forms/decision-lines.ts';
import type { LetterFacts } from '../messages/letter-facts.ts';
import type { People } from '../ports.ts';

/** A line, or a letter, that cannot be followed, with a code that says why (`unclearLines` has the words). */
export interface DecisionFault {
  readonly words: string;
  readonly why: string;
}

/** What is decided, before it is known when. */
export type Said = Exclude<Decided, { kind: 'approve' }> | { readonly kind: 'approve' };

/** What a reply to a proposal means as a whole; `byWord`: it says WAIT, and not only "nothing for now". */
export type Meaning =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unclear'; readonly faults: readonly DecisionFault[] }
  | { readonly kind: 'decided'; readonly said: Said; readonly byWord: boolean };

interface Understood {
  readonly demands: Demand[];
  readonly prices: NamedPair[];
  /** The words of each demand, for when two contradict each other. */
  readonly words: string[];
  readonly faults: DecisionFault[];
}

/** Makes sense of letter and lines together, against the proposal they speak of. All of it is clear, or nothing of it counts. */
export async function meaningOf(
  { people }: { readonly people: People },
  { proposal }: Pick<LetterFacts, 'proposal'>,
  { lines, reading }: DecisionReading,
): Promise<Meaning> {
  const letter = reading.answers.decision;
  const words = lines.flatMap(({ order }) =>
    order?.order === 'cancel' || order?.order === 'wait' ? [order.order] : [],
  );
  const decisions = [...new Set([...(typeof letter === 'string' ? [letter] : []), ...words])];
  if (lines.length === 0 && decisions.length === 0) return { kind: 'nothing' };
  const { demands, prices, words: said, faults } = await understood(people, proposal, lines);
  const unclear = reading.open.filter(({ why }) => why !== 'missing');
  const doubts = [
    ...unclear.map((each) => ({ words: each.words, why: 'unreadable' })),
    ...faults,
    ...clashes(demands).map((at) => ({ words: said[at] ?? '', why: 'contradiction' })),
    ...contradictions(decisions, demands.length, prices.length),
  ];
  if (doubts.length > 0) return { kind: 'unclear', faults: doubts };
  return { kind: 'decided', said: saidBy(decisions[0], demands, prices), byWord: words.includes('wait') };
}

function contradictions(decisions: readonly string[], demands: number, prices: number): DecisionFault[] {
  const about = (decision: string): DecisionFault => ({
    words: letters[decision] ?? decision,
    why: `${decision}-and-changes`,
  });
  const only = decisions.filter((each) => each !== 'revise');
  const asksMore = (decision: string) => demands > 0 || (prices > 0 && decision !== 'wait') || decisions.length > 1;
  const found = only.filter(asksMore).slice(0, 1).map(about);
  const isEmpty = decisions.includes('revise') && demands + prices === 0 && only.length === 0;
  return isEmpty ? [{ words: letters.revise ?? '', why: 'no-change' }] : found;
}

/** How a decision is quoted back where it stands against something else. */
const letters: Readonly<Record<string, string>> = { approve: 'A', revise: 'B', wait: 'C', cancel: 'ANNULER' };

function saidBy(decision: string | undefined, demands: readonly Demand[], prices: readonly NamedPair[]): Said {
  if (demands.length > 0) return { kind: 'revise', demands, prices };
  if (decision === 'approve' || decision === 'cancel') return { kind: decision };
  return decision === 'wait' ? { kind: 'wait', prices } : { kind: 'price', prices };
}

async function understood(
  people: People,
  proposal: Proposal | undefined,
  lines: readonly DecisionLine[],
): Promise<Understood> {
  const all: Understood = { demands: [], prices: [], words: [], faults: [] };
  for (const { words, order } of lines) {
    if (order?.order === 'cancel' || order?.order === 'wait') continue;
    if (order === undefined || proposal === undefined) {
      all.faults.push({ words, why: 'unreadable' });
      continue;
    }
    const found = await resolved(people, proposal, order);
    if ('why' in found) all.faults.push({ words, why: found.why });
    else if ('price' in found) all.prices.push(found.price);
    else {
      all.demands.push(found.demand);
      all.words.push(words);
    }
  }
  return all;
}

type Resolved = { readonly demand: Demand } | { readonly price: NamedPair } | { readonly why: string };

async function resolved(people: People, proposal: Proposal, order: DecisionOrder): Promise<Resolved> {
  switch (order.order) {
    case 'preset':
      return { demand: { kind: 'preset', preset: order.preset } };
    case 'floor':
      return { demand: { kind: 'floor', floor: order.floor * 100 } };
    case 'cancel':
    case 'wait':
      return { why: 'unreadable' };
    default:
  }
  const about = await subjectNamed(people, proposal, order.named);
  if ('why' in about) return about;
  if (order.order === 'free') {
    const isAsked = standing(proposal).some((each) => isSameSubject(subjectOf(each), about));
    return isAsked ? { demand: { kind: 'free', about } } : { why: 'no-demand' };
  }
  if (order.order === 'out') return 'personId' in about ? { demand: { kind: 'out', ...about } } : { why: 'unreadable' };
  if (!('pair' in about)) return { why: 'unreadable' };
  const isOut = Object.values(about.pair).some((id) => proposal.review?.excluded.includes(id) === true);
  if (order.order === 'not') return { demand: { kind: 'not', ...about } };
  if (isOut) return { why: 'is-out' };
  return order.order === 'price' ? { price: about.pair } : { demand: { kind: 'keep', ...about } };
}

function standing({ review = nothingAsked }: Proposal): Standing[] {
  return standingDemands(review);
}

/** Who or what a line names, among those the proposal speaks of. */
async function subjectNamed(
  people: People,
  proposal: Proposal,
  named: Named,
): Promise<Subject | { readonly why: string }> {
  const enrolled = sidesOf(proposal);
  const idOf = async (address: string) => {
    const id = await people.idOf(address);
    return id !== undefined && enrolled.has(id) ? id : undefined;
  };
  // In a cycle that runs a proposal knows the free alone: whoever has a partner is enrolled all the same.
  const unknown = async (...addresses: string[]) => {
    if (proposal.running === undefined) return { why: 'unknown-address' };
    const ids = await Promise.all(addresses.map((address) => people.idOf(address)));
    return { why: ids.includes(undefined) ? 'unknown-address' : 'not-free' };
  };
  switch (named.kind) {
    case 'pair': {
      const pair = proposal.pairs[named.number - pairNumber(proposal, 0)];
      return pair === undefined
        ? { why: 'unknown-pair' }
        : { pair: { mentorId: pair.mentorId, menteeId: pair.menteeId } };
    }
    case 'demand': {
      const demand = standing(proposal)[named.number - 1];
      return demand === undefined ? { why: 'no-demand' } : subjectOf(demand);
    }
    case 'one': {
      const personId = await idOf(named.address);
      return personId === undefined ? unknown(named.address) : { personId };
    }
    case 'two': {
      const [mentorId, menteeId] = [await idOf(named.mentor), await idOf(named.mentee)];
      if (mentorId === undefined || menteeId === undefined) return unknown(named.mentor, named.mentee);
      if (enrolled.get(mentorId)?.has('mentor') !== true) return { why: 'not-a-mentor' };
      return enrolled.get(menteeId)?.has('mentee') === true
        ? { pair: { mentorId, menteeId } }
        : { why: 'not-a-leader' };
    }
  }
}

/** Everybody enrolled, with the side they take: in a pair, or without a partner. */
function sidesOf({ pairs, unmatched }: Proposal): Map<PersonId, Set<'mentor' | 'mentee'>> {
  const sides = new Map<PersonId, Set<'mentor' | 'mentee'>>();
  const add = (id: PersonId, side: 'mentor' | 'mentee') => sides.set(id, new Set([...(sides.get(id) ?? []), side]));
  for (const { mentorId, menteeId } of pairs) {
    add(mentorId, 'mentor');
    add(menteeId, 'mentee');
  }
  for (const { personId, side } of unmatched) add(personId, side);
  return sides;
}
