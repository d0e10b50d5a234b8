import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCatalog } from '../../../shared/domain/expertise/default-catalog.ts';
import { kinOf } from '../../../shared/domain/expertise/similarity.ts';
import type { Candidate } from '../../../shared/domain/matching/candidate.ts';
import { formMatching, type MatchingInput, scoreProgram } from '../../../shared/domain/matching/form-matching.ts';
import { brokenRule, type RuleCode } from '../../../shared/domain/matching/hard-rules.ts';
import { Matching, type Objective } from '../../../shared/domain/matching/matching.ts';
import { type Preset } from '../../../shared/domain/matching/named-pair.ts';
import { prepareCandidate } from '../../../shared/domain/matching/prepare-candidate.ts';
import { type PairPrice, pricePairs } from '../../../shared/domain/matching/price-pair.ts';
import { breakdownOf, scoreOf } from '../../../shared/domain/matching/score-pair.ts';
import { pairAt } from '../../../shared/domain/matching/score-table.ts';
import { aMentee, aMentor, anInput, claim, named, personId } from './a-candidate.ts';

function formed(input: MatchingInput): Matching {
  const matching = formMatching(input);
  if (matching.kind !== 'formed') throw new Error('gave up');
  return matching;
}

function prepared(candidates: readonly Candidate[]) {
  const kin = kinOf(defaultCatalog);
  return candidates
    .toSorted((a, b) => (a.personId < b.personId ? -1 : 1))
    .map((candidate) => prepareCandidate(candidate, kin, '2027-02-01'));
}

const skills = [
  'content.short-video',
  'content.podcast',
  'data.python',
  'ai.generative',
  'strategy.strategy',
  'network.network',
];
const claims = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...skills), fc.integer({ min: 1, max: 4 })), {
    maxLength: 3,
    selector: ([id]) => id,
  })
  .map((chosen) => chosen.map(([id, level]) => claim(`${id}:${level}`)));
const traits = fc.record({
  capacity: fc.integer({ min: 0, max: 2 }),
  unit: fc.constantFrom('Retail', 'Finance', 'Legal'),
  teaches: claims,
  wants: claims,
  styles: fc.record({ agenda: fc.constantFrom('agenda' as const, 'flow' as const, undefined) }),
  vetoes: fc.subarray(['a0', 'a1', 'b0', 'b1']),
  rank: fc.integer({ min: 0, max: 4 }),
  waitedLastCycle: fc.boolean(),
});

/** The catalog would fill the screen when a property fails. */
function shownAs(input: MatchingInput, people: readonly unknown[]): MatchingInput {
  return Object.defineProperty(input, fc.toStringMethod, { value: () => JSON.stringify(people), enumerable: false });
}

const programs = (largest: number) =>
  fc
    .tuple(fc.array(traits, { maxLength: largest }), fc.array(traits, { maxLength: largest }))
    .map(([mentors, mentees]) => {
      const input = anInput(
        mentors.map((each, index) => aMentor(`a${index}`, each)),
        mentees.map((each, index) => aMentee(`b${index}`, { ...each, rank: each.rank + 3 })),
      );
      return shownAs(input, [mentors, mentees]);
    });

/** Programs in which most pairs are allowed and everybody has one place. */
const fullPrograms = fc
  .tuple(fc.array(traits, { minLength: 3, maxLength: 5 }), fc.array(traits, { minLength: 3, maxLength: 4 }))
  .map(([juniors, leaders]) => {
    const plain = { capacity: 1, waitedLastCycle: false, vetoes: [] };
    const input = anInput(
      juniors.map((each, index) => aMentor(`a${index}`, { ...each, ...plain, rank: 1 })),
      leaders.map((each, index) => aMentee(`b${index}`, { ...each, ...plain, rank: 7 })),
    );
    return shownAs(input, [juniors, leaders]);
  });

interface Best {
  objective: Objective;
  /** Sum of the squared distances from the highest score. */
  squares: number;
}

/** Every pair no rule forbids and no coordinator ruled out, one by one. */
function legalPairs(input: MatchingInput): { mentor: number; mentee: number; score: number }[] {
  const [mentors, mentees] = [prepared(input.mentors), prepared(input.mentees)];
  return mentees.flatMap((mentee, menteeAt) =>
    mentors.flatMap((mentor, mentorAt) => {
      const score = scoreOf(breakdownOf(mentor, mentee), input.weights);
      const vetoed = input.vetoes.some(
        (veto) => veto.mentorId === mentor.personId && veto.menteeId === mentee.personId,
      );
      const isOpen = mentor.capacity > 0 && mentee.capacity > 0 && !vetoed && score >= input.floor;
      return isOpen && brokenRule(mentor, mentee) === undefined ? [{ mentor: mentorAt, mentee: menteeAt, score }] : [];
    }),
  );
}

/** The best objective over every legal set of pairs, one by one. */
function bruteForce(input: MatchingInput, preset: Preset): Best {
  const [mentors, mentees] = [prepared(input.mentors), prepared(input.mentees)];
  const legal = legalPairs(input);
  let best: Best = { objective: { people: 0, waited: 0, pairs: 0, total: 0 }, squares: 0 };
  const levels = ({ objective: { people, waited, pairs, worst = 0, total }, squares }: Best): number[] =>
    preset === 'nobody-sacrificed'
      ? [people, waited, pairs, worst, total]
      : [people, waited, pairs, preset === 'total' ? total : -squares];
  for (let set = 0; set < 2 ** legal.length; set++) {
    const pairs = legal.filter((_, index) => set & (1 << index));
    const load = (side: 'mentor' | 'mentee') => (_: unknown, at: number) =>
      pairs.filter((pair) => pair[side] === at).length;
    const [taught, learned] = [mentors.map(load('mentor')), mentees.map(load('mentee'))];
    if (mentors.some((mentor, at) => taught[at]! > mentor.capacity)) continue;
    if (mentees.some((mentee, at) => learned[at]! > mentee.capacity)) continue;
    const served = [...mentors.filter((_, at) => taught[at]! > 0), ...mentees.filter((_, at) => learned[at]! > 0)];
    const scores = pairs.map((pair) => pair.score);
    const candidate: Best = {
      objective: {
        people: served.length,
        waited: served.filter((person) => person.waitedLastCycle).length,
        pairs: pairs.length,
        ...(scores.length === 0 ? {} : { worst: Math.min(...scores) }),
        total: scores.reduce((sum, score) => sum + score, 0),
      },
      squares: scores.reduce((sum, score) => sum + (10_000 - score) ** 2, 0),
    };
    const [ours, theirs] = [levels(candidate), levels(best)];
    const differs = ours.findIndex((value, level) => value !== theirs[level]);
    if (differs >= 0 && ours[differs]! > theirs[differs]!) best = candidate;
  }
  return best;
}

/** What a preset decides. Equally good answers may differ in the rest: "balanced" weighs squares and no total. */
const levelsOf: Record<Preset, readonly (keyof Objective)[]> = {
  'nobody-sacrificed': ['people', 'waited', 'pairs', 'worst', 'total'],
  balanced: ['people', 'waited', 'pairs'],
  total: ['people', 'waited', 'pairs', 'total'],
};

describe('formMatching', () => {
  it('reaches the best objective of all possible sets of pairs', () => {
    fc.assert(
      fc.property(programs(3), (input) => {
        const { objective } = bruteForce(input, 'nobody-sacrificed');
        const matching = formed(input);
        expect(matching.certificate.objective).toEqual(objective);
        expect(matching.certificate.gap).toBe(0);
      }),
      { numRuns: 400 },
    );
  });

  it('reaches the best objective of the other presets', () => {
    fc.assert(
      fc.property(programs(3), fc.constantFrom<Preset>('balanced', 'total'), (input, preset) => {
        const { objective: best, squares: fewest } = bruteForce(input, preset);
        const { pairs, certificate } = formed({ ...input, preset });
        const squares = pairs.reduce((sum, pair) => sum + (10_000 - pair.score) ** 2, 0);
        expect(certificate.objective).toMatchObject({ people: best.people, waited: best.waited, pairs: best.pairs });
        expect(preset === 'total' ? certificate.objective.total : squares).toBe(
          preset === 'total' ? best.total : fewest,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('breaks no hard rule, exceeds no capacity and accounts for everybody', () => {
    fc.assert(
      fc.property(programs(8), (input) => {
        const { pairs, unmatched } = formed(input);
        const [mentors, mentees] = [prepared(input.mentors), prepared(input.mentees)];
        for (const pair of pairs) {
          const mentor = mentors.find(({ personId: id }) => id === pair.mentorId)!;
          const mentee = mentees.find(({ personId: id }) => id === pair.menteeId)!;
          expect(brokenRule(mentor, mentee)).toBeUndefined();
        }
        for (const [side, candidates] of [
          ['mentor', input.mentors],
          ['mentee', input.mentees],
        ] as const)
          for (const { personId: id, capacity } of candidates) {
            const partners = pairs.filter((pair) => pair[`${side}Id`] === id).length;
            expect(partners).toBeLessThanOrEqual(capacity);
            const left = unmatched.filter((person) => person.personId === id && person.side === side);
            expect(left).toHaveLength(partners === 0 ? 1 : 0);
          }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same matching whatever the order of the people', () => {
    const shuffled = programs(7).chain((input) =>
      fc.record({
        input: fc.constant(input),
        mentors: fc.shuffledSubarray([...input.mentors], { minLength: input.mentors.length }),
        mentees: fc.shuffledSubarray([...input.mentees], { minLength: input.mentees.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ input, mentors, mentees }) => {
        expect(formed({ ...input, mentors, mentees })).toEqual(formed(input));
      }),
      { numRuns: 200 },
    );
  });

  it('changes nothing but the ids when people are renamed in the same order', () => {
    fc.assert(
      fc.property(programs(6), (input) => {
        const rename = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('"per_', '"per_x')) as T;
        const renamed = { ...input, mentors: rename(input.mentors), mentees: rename(input.mentees) };
        expect(formed(renamed)).toEqual(rename(formed(input)));
      }),
      { numRuns: 100 },
    );
  });

  it('never serves fewer people because somebody more volunteers', () => {
    fc.assert(
      fc.property(programs(6), traits, (input, more) => {
        const mentors = [...input.mentors, aMentor('a99', more)];
        const before = formed(input).certificate.objective.people;
        expect(formed({ ...input, mentors }).certificate.objective.people).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  it('changes nothing when pairs that it forms anyway are locked, some or all of them', () => {
    const presets = fc.constantFrom<Preset>('nobody-sacrificed', 'balanced', 'total');
    fc.assert(
      fc.property(fc.oneof(programs(5), fullPrograms), presets, fc.nat(), (some, preset, mask) => {
        const input = { ...some, preset };
        const { pairs, certificate } = formed(input);
        const objectiveWith = (locks: typeof pairs) => formed({ ...input, locks }).certificate.objective;
        expect(objectiveWith(pairs)).toEqual(certificate.objective);
        const part = pairs.filter((_, index) => mask & (1 << index));
        const [ours, theirs] = [objectiveWith(part), certificate.objective];
        for (const level of levelsOf[preset]) expect(ours[level]).toBe(theirs[level]);
      }),
      { numRuns: 150 },
    );
  });

  it('protects the others up to the worst pair of the best matching when that pair itself is kept', () => {
    const [video, strategy] = [claim('content.short-video:1'), claim('strategy.strategy:1')];
    const ordered = { styles: { agenda: 'agenda' as const } };
    const input = anInput(
      [
        aMentor('ines', { ...ordered, unit: 'Retail', teaches: [], wants: [] }),
        aMentor('leo', { unit: 'Finance', teaches: [], wants: [strategy, video] }),
        aMentor('tom', { ...ordered, unit: 'Retail', teaches: [claim('content.short-video:3')], wants: [video] }),
      ],
      [
        aMentee('anne', { ...ordered, unit: 'Finance', teaches: [video], wants: [] }),
        aMentee('paul', { ...ordered, unit: 'Finance', teaches: [claim('strategy.strategy:3')], wants: [] }),
        aMentee('zoe', { ...ordered, unit: 'Retail', teaches: [video], wants: [video, claim('network.network:1')] }),
      ],
    );
    const { pairs } = formed(input);
    const weakest = pairs.toSorted((a, b) => a.score - b.score)[0]!;
    const kept = formed({ ...input, locks: [weakest] });
    expect(kept.pairs.map(({ mentorId, menteeId }) => [mentorId, menteeId])).toEqual(
      pairs.map(({ mentorId, menteeId }) => [mentorId, menteeId]),
    );
  });

  it('protects the others up to the best worst pair although a coordinator keeps a weak one', () => {
    const video = claim('content.short-video');
    const near = claim('content.podcast');
    const input = anInput(
      [aMentor('ines'), aMentor('leo', { teaches: [video] }), aMentor('tom', { teaches: [near] })],
      [aMentee('anne'), aMentee('paul', { wants: [video, near] }), aMentee('zoe', { wants: [near] })],
      { locks: [named('tom', 'anne')] },
    );
    const { pairs } = formed(input);
    expect(pairs.filter(({ locked }) => locked)).toHaveLength(1);
    const free = pairs.filter(({ locked }) => !locked).map(({ score }) => score);
    expect(Math.min(...free)).toBeGreaterThanOrEqual(pairs.find(({ locked }) => locked)!.score);
  });

  it('gives everybody one partner before anybody two', () => {
    const mentors = [aMentor('ines', { capacity: 2 }), aMentor('leo', { teaches: [claim('content.podcast:1')] })];
    const mentees = [aMentee('helene', { capacity: 2 }), aMentee('paul')];
    const { pairs } = formed(anInput(mentors, mentees));
    expect(new Set(pairs.map((pair) => pair.mentorId)).size).toBe(2);
    expect(new Set(pairs.map((pair) => pair.menteeId)).size).toBe(2);
  });

  it('prefers a weaker total to one pair that is sacrificed', () => {
    const video = claim('content.short-video:3');
    const near = claim('content.podcast:3');
    const mentors = [aMentor('ines', { teaches: [video] }), aMentor('leo', { teaches: [near] })];
    const mentees = [
      aMentee('helene', { wants: [video, near] }),
      aMentee('paul', { wants: [claim('content.short-video')] }),
    ];
    const fair = formed(anInput(mentors, mentees)).certificate.objective;
    const total = formed(anInput(mentors, mentees, { preset: 'total' })).certificate.objective;
    expect(fair.worst).toBeGreaterThanOrEqual(total.worst!);
    expect(fair.total).toBeLessThanOrEqual(total.total);
  });

  it('serves who waited last time before who did not', () => {
    const mentees = [aMentee('anne'), aMentee('zoe', { waitedLastCycle: true, wants: [claim('content.podcast')] })];
    const { pairs, unmatched } = formed(anInput([aMentor('ines')], mentees));
    expect(pairs.map((pair) => pair.menteeId)).toEqual([personId('zoe')]);
    expect(unmatched).toEqual([
      { personId: personId('anne'), side: 'mentee', reason: { kind: 'all-taken', price: 'someone-who-waited' } },
    ]);
  });

  it('says by which rules nobody was possible', () => {
    const mentors = [aMentor('ines', { managers: ['anne'] }), aMentor('leo', { languages: { es: 'C2' } })];
    const [lonely] = formed(anInput(mentors, [aMentee('anne')])).unmatched.filter(({ side }) => side === 'mentee');
    expect(lonely?.reason).toMatchObject({
      kind: 'no-legal-partner',
      counts: { 'reporting-line': 1, 'no-common-language': 1 },
    });
  });

  it('names a price for placing somebody that imposing any pair of that person really exceeds', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        fc.array(traits, { minLength: 5, maxLength: 6 }),
        fc.array(traits, { minLength: 3, maxLength: 3 }),
        (juniors, leaders) => {
          const plain = { capacity: 1, waitedLastCycle: false, vetoes: [] };
          const input = anInput(
            juniors.map((each, index) => aMentor(`a${index}`, { ...each, ...plain, rank: 1 })),
            leaders.map((each, index) => aMentee(`b${index}`, { ...each, ...plain, rank: 7 })),
            { preset: 'total' },
          );
          const best = formed(input);
          const [mentors, mentees] = [prepared(input.mentors), prepared(input.mentees)];
          for (const { personId: id, side, reason } of best.unmatched) {
            if (reason.kind !== 'all-taken' || typeof reason.price !== 'number') continue;
            for (const mentor of mentors)
              for (const mentee of mentees) {
                const own = side === 'mentor' ? mentor : mentee;
                if (own.personId !== id || brokenRule(mentor, mentee) !== undefined) continue;
                const [price] = pricePairs(input, [{ mentorId: mentor.personId, menteeId: mentee.personId }]);
                if (price?.kind !== 'priced') continue;
                const { people, waited, pairs, total } = price.loss;
                if (people === 0 && waited === 0 && pairs === 0) {
                  expect(total).toBeGreaterThanOrEqual(reason.price);
                  compared++;
                }
              }
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(50);
  });

  it('drops pairs below the floor and says how near the best one came', () => {
    const input = anInput([aMentor('ines', { teaches: [claim('content.podcast')] })], [aMentee('anne')]);
    const [pair] = formed(input).pairs;
    const { pairs, unmatched } = formed({ ...input, floor: pair!.score + 1 });
    expect(pairs).toEqual([]);
    expect(unmatched.map(({ reason }) => reason)).toEqual(Array(2).fill({ kind: 'below-floor', best: pair!.score }));
  });

  it('keeps the pairs a coordinator asks for and never forms those she rules out', () => {
    const mentors = [aMentor('ines'), aMentor('leo', { teaches: [claim('data.python')] })];
    const mentees = [aMentee('anne'), aMentee('paul', { wants: [claim('data.python')] })];
    const locked = formed(
      anInput(mentors, mentees, { locks: [named('ines', 'paul')], vetoes: [named('leo', 'anne')] }),
    );
    expect(locked.pairs.map(({ mentorId, menteeId, locked }) => [mentorId, menteeId, locked])).toEqual([
      [personId('ines'), personId('paul'), true],
    ]);
    expect(locked.unmatched.find(({ personId: id }) => id === personId('anne'))?.reason).toEqual({
      kind: 'all-taken',
      price: 'kept-pair',
    });
  });

  it('refuses a lock inside a reporting line, beyond a capacity, or with somebody unknown', () => {
    const mentors = [aMentor('ines'), aMentor('leo', { managers: ['anne'] })];
    const mentees = [aMentee('anne'), aMentee('paul')];
    const locks = [
      named('leo', 'anne'),
      named('ines', 'anne'),
      named('ines', 'paul'),
      named('tom', 'paul'),
      named('ines', 'anne'),
    ];
    const { refusedLocks, pairs } = formed(anInput(mentors, mentees, { locks }));
    expect(refusedLocks).toEqual([
      { ...named('leo', 'anne'), reason: 'reporting-line' },
      { ...named('ines', 'paul'), reason: 'no-place-left' },
      { ...named('tom', 'paul'), reason: 'not-enrolled' },
    ]);
    expect(pairs.filter(({ locked }) => locked)).toHaveLength(1);
  });

  it('marks pairs whose chain of managers is not known to the top', () => {
    const { pairs } = formed(anInput([aMentor('ines', { chainIncomplete: true })], [aMentee('anne')]));
    expect(pairs[0]?.lineToConfirm).toBe(true);
  });

  it('is stored and read back unchanged', () => {
    fc.assert(
      fc.property(programs(4), (input) => {
        const matching = formed(input);
        expect(Matching.parse(JSON.parse(JSON.stringify(matching)))).toEqual(JSON.parse(JSON.stringify(matching)));
      }),
      { numRuns: 50 },
    );
  });

  it('handles nobody at all', () => {
    expect(formed(anInput([], []))).toMatchObject({ pairs: [], unmatched: [], certificate: { gap: 0 } });
    expect(formed(anInput([aMentor('ines')], [])).unmatched).toHaveLength(1);
  });

  it('refuses a person who is on one side twice', () => {
    expect(() => formMatching(anInput([aMentor('ines'), aMentor('ines')], []))).toThrow('twice');
  });
});

describe('pricePairs', () => {
  const mentors = [aMentor('ines'), aMentor('leo', { teaches: [claim('content.podcast')] })];
  const mentees = [aMentee('anne'), aMentee('paul', { wants: [claim('content.podcast')] })];
  const input = anInput(mentors, mentees);

  it('prices a pair that is already there at nothing', () => {
    const [pair] = formed(input).pairs;
    expect(pricePairs(input, [{ mentorId: pair!.mentorId, menteeId: pair!.menteeId }])).toEqual([
      { kind: 'priced', loss: { people: 0, waited: 0, pairs: 0, worst: 0, total: 0 }, atLeast: 0 },
    ]);
  });

  it('says what imposing another pair takes from the total', () => {
    const [price] = pricePairs(input, [named('ines', 'paul')]);
    expect(price).toMatchObject({ kind: 'priced', loss: { people: 0, pairs: 0 }, atLeast: 'weaker-worst-pair' });
    expect(price?.kind === 'priced' && price.loss.total > 0).toBe(true);
  });

  it('refuses what no coordinator may decide', () => {
    const line = anInput([aMentor('ines', { managers: ['anne'] })], [aMentee('anne')]);
    expect(pricePairs(line, [named('ines', 'anne')])).toEqual([{ kind: 'refused', reason: 'reporting-line' }]);
  });

  it('prices each pair as matching again with it would show, and never below the bound that the prices prove', () => {
    let bounded = 0;
    fc.assert(
      fc.property(
        fc.oneof(programs(4), fullPrograms),
        fc.constantFrom<Preset>('nobody-sacrificed', 'total'),
        (some, preset) => {
          const program = { ...some, preset };
          const best = formed(program).certificate.objective;
          const pairs = program.mentors.flatMap(({ personId: mentorId }) =>
            program.mentees.map(({ personId: menteeId }) => ({ mentorId, menteeId })),
          );
          for (const [position, price] of pricePairs(program, pairs).entries()) {
            const forced = formed({ ...program, locks: [pairs[position]!] });
            expect(price).toMatchObject(
              forced.refusedLocks.length > 0
                ? { kind: 'refused', reason: forced.refusedLocks[0]!.reason }
                : { kind: 'priced', loss: lossOf(best, forced.certificate.objective) },
            );
            if (price.kind === 'priced' && isBound(price)) bounded++;
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(bounded).toBeGreaterThan(10);

    /** Checks what a price says it is at least; true where that was a number of points. */
    function isBound({ loss, atLeast }: Extract<PairPrice, { kind: 'priced' }>): boolean {
      const levels = [loss.people, loss.waited, loss.pairs, loss.worst];
      const at = { 'one-person-less': 0, 'someone-who-waited': 1, 'one-pair-less': 2, 'weaker-worst-pair': 3 };
      if (typeof atLeast === 'number') {
        if (levels.every((level) => level === 0)) expect(loss.total).toBeGreaterThanOrEqual(atLeast);
        return atLeast > 0;
      }
      const until = levels.slice(0, at[atLeast as keyof typeof at] + 1);
      expect([atLeast, loss, until.some((level) => level !== 0)]).toEqual([atLeast, loss, true]);
      return false;
    }
  });
});

function lossOf(from: Objective, to: Objective) {
  return {
    people: from.people - to.people,
    waited: from.waited - to.waited,
    pairs: from.pairs - to.pairs,
    worst: (from.worst ?? 0) - (to.worst ?? 0),
    total: from.total - to.total,
  };
}

describe('scorePairs', () => {
  it('knows the scores and the broken rules that looking at each pair by itself finds', () => {
    const more = fc.record({
      halfDays: fc.option(fc.subarray(['mon-am', 'mon-pm', 'tue-am', 'fri-pm'] as const), { nil: undefined }),
      timeZone: fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Tokyo'),
      formats: fc.subarray(['in-person', 'video'] as const),
      site: fc.constantFrom('paris', 'lyon'),
      languages: fc.constantFrom({ fr: 'C2' }, { en: 'B1', fr: 'A2' }, { en: 'C1' }, { es: 'C2' }),
      managers: fc.subarray(['a0', 'a1', 'b0', 'b1', 'x0', 'x1']),
      past: fc.subarray(['a0', 'b0', 'b2']),
      chainIncomplete: fc.boolean(),
    });
    const people = fc.array(fc.tuple(traits, more), { maxLength: 5 });
    const floors = fc.constantFrom(0, 5000, 8000);
    fc.assert(
      fc.property(people, people, floors, (juniors, leaders, floor) => {
        const input = anInput(
          juniors.map(([own, rest], index) => aMentor(`a${index}`, { ...own, ...(rest as object) })),
          leaders.map(([own, rest], index) =>
            aMentee(`b${index}`, { ...own, ...(rest as object), rank: own.rank + 3 }),
          ),
          { floor, vetoes: [named('a1', 'b1')] },
        );
        const { mentors, mentees, pairs } = scoreProgram(input);
        const found = [...pairs.table.cells.keys()].map((cell) => pairAt(pairs.table, cell));
        expect(found.filter((pair) => pair !== undefined)).toEqual(
          legalPairs(input).map((pair) => ({ ...pair, running: false })),
        );
        for (const [at, mentee] of mentees.entries()) {
          const counts: Partial<Record<RuleCode, number>> = {};
          for (const mentor of mentors) {
            const vetoed = mentor.personId === personId('a1') && mentee.personId === personId('b1');
            const broken = vetoed ? 'veto' : brokenRule(mentor, mentee);
            if (broken !== undefined && mentor.capacity > 0 && mentee.capacity > 0)
              counts[broken] = (counts[broken] ?? 0) + 1;
          }
          expect(pairs.obstaclesOfMentee(at).counts).toEqual(counts);
        }
      }),
      { numRuns: 500 },
    );
  });
});
