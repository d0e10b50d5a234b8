import { documentOf } from '../contracts/documents.ts';
import { task, wish } from '../domain/command.ts';
import type { Cycle } from '../domain/cycle.ts';
import { type FreePeople, freePeople } from '../domain/free-people.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Candidate } from '../domain/matching/candidate.ts';
import { type MatchingInput, median } from '../domain/matching/form-matching.ts';
import { type Rematch, rematch } from '../domain/matching/rematch.ts';
import { type Pair, sideOf } from '../domain/pair.ts';
import { explainedMatching, type Proposal } from '../domain/proposal.ts';
import { coordinatorReader, cycleEndsAt } from '../domain/readers.ts';
import { considered, leavesTimeToMeet } from '../domain/rematching.ts';
import type { Clock, Documents, Program } from '../ports.ts';
import { matchingInput } from './matching-input.ts';

/**
 * Computes the proven best pairs among those who are free in a running cycle, and stores them as the next proposal. Running pairs stay as they
 * are, and nobody meets again a person of this cycle. Where no pair can be made, or no time is left for one, a line of the next digest says so
 * instead of an email; those who found nobody get the letter of the waiting list, which they get once a cycle.
 */
export async function proposeRematch(
  { program, documents, clock }: { readonly program: Program; readonly documents: Documents; readonly clock: Clock },
  cycle: Cycle,
): Promise<void> {
  const now = clock.now();
  const { cycleId, definition } = cycle;
  const noted = considered(await program.wishes.ofCycle(cycleId), now); // before the pairs, so that none is missed
  const pairs = await program.pairs.ofCycle(cycleId);
  const free = await freeInCycle(program, cycle, pairs, now);
  const round = cycle.matchingRound + 1;
  // Whoever is away is thought of again when the pause is over.
  const later = free.paused.map(({ personId, until }) => wish({ cycleId, personId, at: until }));
  const inTime = leavesTimeToMeet(
    now,
    definition,
    cycle.endsAt ?? cycleEndsAt(definition),
    coordinatorReader(definition),
  );
  const input = inTime ? rematchInput(await matchingInput(program, cycle, now), pairs, free.places) : undefined;
  const found =
    input === undefined ? undefined : rematch({ ...input, running: runningPairs(input, pairs), moves: 'none' });
  if (found?.kind === 'gave-up') throw new Error(`The matching gave up after ${String(found.scanned)} steps of work`);
  const waiting = found?.matching.unmatched.length ?? free.places.size;
  const nothing = task({
    taskId: `nobody-free-${String(round)}-${now}`,
    cycleId,
    kind: 'nobody-free',
    raisedAt: now,
    facts: { free: String(waiting), why: inTime ? 'nobody' : 'too-late' },
  });
  if (input === undefined || found === undefined || found.matching.unmatched.length + found.formed.length === 0) {
    const commands = waiting === 0 ? later : [...later, nothing];
    await program.cycles.advance(cycle, { to: { ...cycle, rematch: noted }, event: 'no new pairs', commands });
    return;
  }
  await documents.put(documentOf.matching(cycleId, round), proposalOf(found, input, pairs));
  const isFound = found.formed.length > 0;
  await program.cycles.advance(cycle, {
    to: {
      ...cycle,
      rematch: { ...noted, stage: isFound ? 'deciding' : 'pairing' },
      cursor: 0,
      matchingRound: round,
      decisionForm: undefined,
      decisionAsked: 0,
    },
    event: isFound ? 'new pairs proposed' : 'no new pairs',
    commands: isFound ? later : [...later, nothing],
  });
}

/** Who can be given a partner now. */
export async function freeInCycle(
  program: Program,
  { cycleId }: Pick<Cycle, 'cycleId'>,
  pairs: readonly Pair[],
  now: Instant,
): Promise<FreePeople> {
  const kinds = ['ENR-', 'PRO-', 'ENDED'];
  const forms = await Promise.all(kinds.map((kind) => program.forms.ofCycle(cycleId, kind)));
  const participants = await program.participants.ofCycle(cycleId);
  return freePeople({ participants, forms: forms.flat(), pairs }, now);
}

/** The free, with the places they have left, and those whose pairs run, with no place but theirs. */
function rematchInput(
  input: MatchingInput,
  pairs: readonly Pair[],
  places: ReadonlyMap<PersonId, number>,
): Omit<MatchingInput, 'locks' | 'preset'> {
  const { locks: _locks, preset: _preset, ...rest } = input;
  const taking = (candidates: readonly Candidate[]): Candidate[] =>
    candidates.flatMap((candidate) => {
      const own = pairs.filter((pair) => sideOf(pair, candidate.personId) !== undefined);
      const running = own.filter(({ status }) => status !== 'closed').length;
      const capacity = (places.get(candidate.personId) ?? 0) + running;
      const met = own.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]);
      return capacity === 0 ? [] : [{ ...candidate, capacity, past: [...candidate.past, ...met] }];
    });
  return { ...rest, mentors: taking(input.mentors), mentees: taking(input.mentees) };
}

/** The running pairs of which both are candidates: one of them may have left the company since. */
function runningPairs(
  { mentors, mentees }: Pick<MatchingInput, 'mentors' | 'mentees'>,
  pairs: readonly Pair[],
): Pair[] {
  const candidates = new Set([...mentors, ...mentees].map(({ personId }) => personId));
  return pairs.filter(
    ({ status, mentorId, menteeId }) => status !== 'closed' && candidates.has(mentorId) && candidates.has(menteeId),
  );
}

function proposalOf(
  { formed, matching }: Rematch,
  { mentors, mentees, catalog, day }: Omit<MatchingInput, 'locks' | 'preset'>,
  pairs: readonly Pair[],
): Proposal {
  const scores = formed.map(({ score }) => score).toSorted((a, b) => a - b);
  const { medianScore: _all, ...whole } = matching;
  const { worst: _worst, ...objective } = matching.certificate.objective;
  const [worst] = scores;
  const middle = median(scores);
  const explained = explainedMatching(
    {
      ...whole,
      pairs: [...formed],
      // The weakest of the new pairs: those that run are not weighed.
      certificate: { ...matching.certificate, objective: { ...objective, ...(worst === undefined ? {} : { worst }) } },
      ...(middle === undefined ? {} : { medianScore: middle }),
    },
    [...mentors, ...mentees],
    catalog,
    day,
  );
  return {
    ...explained,
    running: pairs.filter(({ status }) => status !== 'closed').length,
    numbered: Math.max(0, ...pairs.map(({ number }) => number)),
  };
}
