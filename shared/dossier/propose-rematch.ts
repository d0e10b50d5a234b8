import { documentOf } from '../contracts/documents.ts';
import { wish } from '../domain/command.ts';
import type { Cycle } from '../domain/cycle.ts';
import { proposalHash } from '../domain/deterministic-ids.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Candidate } from '../domain/matching/candidate.ts';
import { median } from '../domain/matching/form-matching.ts';
import { isSamePair, type NamedPair } from '../domain/matching/named-pair.ts';
import { type Rematch, rematch } from '../domain/matching/rematch.ts';
import { nobodyFree } from '../domain/nobody-free.ts';
import { type Pair, sideOf } from '../domain/pair.ts';
import type { Proposal } from '../domain/proposal.ts';
import { coordinatorReader, cycleEndsAt } from '../domain/readers.ts';
import { leavesTimeToMeet } from '../domain/rematch-moment.ts';
import { considered } from '../domain/rematching.ts';
import type { Clock, Documents, Program } from '../ports.ts';
import { explained, proven } from './computed-proposal.ts';
import { freeInCycle } from './free-in-cycle.ts';
import { type GatheredInput, matchingInput } from './matching-input.ts';
import { priceLetters } from './price-letters.ts';

interface Services {
  readonly program: Program;
  readonly documents: Documents;
  readonly clock: Clock;
}

/**
 * Computes the proven best pairs among those who are free in a running cycle, and stores them as the next proposal. Running pairs stay as they
 * are, and nobody meets again a person of this cycle. Where no pair can be made, or no time is left for one, a line of the next digest says so
 * instead of an email; those who found nobody get the letter of the waiting list, which they get once a cycle. What a coordinator asks of the
 * proposal is followed, and prices are told, as with a cycle's first one.
 */
export async function proposeRematch(services: Services, cycle: Cycle): Promise<void> {
  const { program, clock } = services;
  const now = clock.now();
  const { cycleId, definition } = cycle;
  const stage = cycle.rematch?.stage;
  const noted = considered(await program.wishes.ofCycle(cycleId), now); // before the pairs, so that none is missed
  const pairs = await program.pairs.ofCycle(cycleId);
  const free = await freeInCycle(program, cycle, pairs, now);
  // Whoever is away is thought of again when the pause is over.
  const later = free.paused.map(({ personId, until }) => wish({ cycleId, personId, at: until }));
  const lead = coordinatorReader(definition);
  const inTime = leavesTimeToMeet(now, definition, cycle.endsAt ?? cycleEndsAt(definition), lead);
  if (stage === undefined && (free.places.size === 0 || !inTime)) {
    const told = free.places.size === 0 ? [] : [nobodyFree(cycle, free.places.size, 'too-late', now)];
    await program.cycles.advance(cycle, {
      to: { ...cycle, rematch: noted },
      event: 'no new pairs',
      commands: [...later, ...told],
    });
    return;
  }
  const review = stage === undefined ? { ...cycle.review, locks: [] } : cycle.review; // what was kept then is created
  const problem = rematchProblem(await matchingInput(program, { ...cycle, review }, now), pairs, free.places);
  const prices = priceLetters(cycle, { ...problem, locks: [...problem.running, ...problem.locks] }, now);
  if (stage === 'deciding') {
    await program.cycles.advance(cycle, { to: { ...cycle, pricing: [] }, event: 'prices told', commands: prices });
    return;
  }
  const round = cycle.matchingRound + 1;
  const since = stage === undefined ? round : (cycle.rematch?.since ?? round);
  const proposal = { ...proposalOf(problem, pairs), since, review };
  await services.documents.put(documentOf.matching(cycleId, round), proposal);
  const isAsked = stage !== undefined || proposal.pairs.length > 0;
  await program.cycles.advance(cycle, {
    to: {
      ...cycle,
      rematch: { ...noted, since, stage: isAsked ? 'deciding' : 'pairing' },
      cursor: 0,
      matchingRound: round,
      proposed: { hash: proposalHash(proposal), at: now, pairs: proposal.pairs.length },
      review,
      pricing: [],
      approval: undefined,
      decisionForm: undefined,
      decisionAsked: stage === undefined ? 0 : cycle.decisionAsked,
    },
    event: isAsked ? 'new pairs proposed' : 'no new pairs',
    commands: [...later, ...prices, ...(isAsked ? [] : [nobodyFree(cycle, proposal.unmatched.length, 'nobody', now)])],
  });
}

/** What is computed: the free with the places they have left, those whose pairs run with no place but theirs, and who was left out by name. */
interface RematchProblem extends Omit<GatheredInput, 'preset'> {
  readonly running: readonly NamedPair[];
  readonly preset?: 'nobody-sacrificed' | 'total';
  /** Pairs asked for by name that were proposed in this cycle before. */
  readonly repeated: readonly NamedPair[];
}

function rematchProblem(
  { preset, ...input }: GatheredInput,
  pairs: readonly Pair[],
  places: ReadonlyMap<PersonId, number>,
): RematchProblem {
  // A running pair of which one is no candidate (gone, or left out by name) takes no place here: its places are not among those left.
  const candidates = new Set([...input.mentors, ...input.mentees].map(({ personId }) => personId));
  const running = pairs.filter(
    ({ status, mentorId, menteeId }) => status !== 'closed' && candidates.has(mentorId) && candidates.has(menteeId),
  );
  const taking = (all: readonly Candidate[]): Candidate[] =>
    all.flatMap((candidate) => {
      const { personId } = candidate;
      const ofTheirs = (pair: Pair) => sideOf(pair, personId) !== undefined;
      const capacity = (places.get(personId) ?? 0) + running.filter(ofTheirs).length;
      const met = pairs.filter(ofTheirs).flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]);
      return capacity === 0 ? [] : [{ ...candidate, capacity, past: [...candidate.past, ...met] }];
    });
  const isRepeated = (lock: NamedPair) => pairs.some((pair) => isSamePair(pair, lock));
  return {
    ...input,
    mentors: taking(input.mentors),
    mentees: taking(input.mentees),
    setAside: input.setAside.filter(({ personId }) => places.has(personId)),
    locks: input.locks.filter((lock) => !isRepeated(lock)),
    repeated: input.locks.filter(isRepeated),
    running,
    ...(preset === undefined || preset === 'balanced' ? {} : { preset }),
  };
}

function proposalOf(problem: RematchProblem, pairs: readonly Pair[]): Proposal {
  const proposal = explained(newPairsOnly(proven(rematch({ ...problem, moves: 'none' }))), problem);
  return {
    ...proposal,
    refusedLocks: [
      ...proposal.refusedLocks,
      ...problem.repeated.map((pair) => ({ ...pair, reason: 'past-pair' as const })),
    ],
    running: pairs.filter(({ status }) => status !== 'closed').length,
    numbered: Math.max(0, ...pairs.map(({ number }) => number)),
  };
}

/** The matching as a coordinator decides on it: of the new pairs, whose weakest and median scores count. */
function newPairsOnly({ formed, matching }: Rematch): Rematch['matching'] {
  const { medianScore: _all, ...whole } = matching;
  const { worst: _worst, ...objective } = matching.certificate.objective;
  const scores = formed.map(({ score }) => score);
  const middle = median(scores);
  return {
    ...whole,
    pairs: [...formed],
    certificate: {
      ...matching.certificate,
      objective: { ...objective, ...(scores.length === 0 ? {} : { worst: Math.min(...scores) }) },
    },
    ...(middle === undefined ? {} : { medianScore: middle }),
  };
}
