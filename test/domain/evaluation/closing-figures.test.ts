import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClosingFacts } from '../../../shared/domain/evaluation/closing-facts.ts';
import { closingFigures } from '../../../shared/domain/evaluation/closing-figures.ts';
import type { Figure } from '../../../shared/domain/evaluation/figures.ts';
import { aClosing, type Leader, mentee, mentor, pair } from './a-closing.ts';

/** Scene 9: 7 leaders closed, the sponsor (the first) among them, 6 answered, one said D; 3 are in Lyon. */
const scene9 = aClosing(
  [
    { management: 'much-better' },
    { management: 'much-better' },
    { management: 'much-better' },
    { management: 'better', site: 'Lyon' },
    { management: 'harder', site: 'Lyon' },
    { management: 'unsure', site: 'Lyon' },
    {},
  ],
  { readers: [mentee(0)] },
);

describe('closingFigures', () => {
  it('prints the share of A with n and interval, and neither D nor a line of Lyon or its complement (scene 9)', () => {
    const { management, breakdowns } = closingFigures(scene9, 5);
    expect(management.improved).toMatchObject({ kind: 'share', asked: 7, answered: 6, count: 3, share: 0.5 });
    expect(management.harder).toBe('few');
    expect(breakdowns.filter(({ of }) => of === 'management').flatMap(({ rows }) => rows)).toEqual([]);
    expect(breakdowns.find(({ of, by }) => of === 'management' && by === 'site')?.someWithheld).toBe(true);
  });

  it('withholds the same share when one more of the six is a reader', () => {
    const { management } = closingFigures({ ...scene9, readers: [mentee(0), mentee(1)] }, 5);
    expect(management.improved).toEqual({ kind: 'withheld', asked: 7 });
  });

  it('tells nobody and a few harder the same way', () => {
    const nobody = aClosing(Array.from({ length: 6 }, (): Leader => ({ management: 'much-better' })));
    expect(closingFigures(nobody, 5).management.harder).toBe('few');
    const five = aClosing(
      Array.from({ length: 6 }, (_, index): Leader => ({ management: index < 5 ? 'harder' : 'same' })),
    );
    expect(closingFigures(five, 5).management.harder).toBe(5);
  });

  it('measures the change of those who answered both times, with a Student interval', () => {
    const facts = aClosing([
      { topic: [2, 4] },
      { topic: [2, 3] },
      { topic: [3, 3] },
      { topic: [1, 3] },
      { topic: [2, 4] },
      {},
      {},
    ]);
    const { menteeChanges } = closingFigures(facts, 5);
    expect(menteeChanges.topic).toMatchObject({
      kind: 'change',
      asked: 7,
      answered: 5,
      levels: { before: 2, after: 3.4 },
    });
    expect(menteeChanges.topic).toMatchObject({ change: expect.closeTo(1.4) as number });
    const interval = menteeChanges.topic.kind === 'change' ? menteeChanges.topic.interval : [];
    expect(interval.map((end) => end.toFixed(2))).toEqual(['0.29', '2.51']); // 1.4 ± 2.776 * 0.894 / sqrt(5)
    expect(menteeChanges.listening.kind).toBe('withheld');
  });

  it('keeps to itself the means of those who only looked back', () => {
    const facts = aClosing(Array.from({ length: 6 }, (): Leader => ({ topic: [2, 4] })));
    const looked = facts.menteeClosings.map((closing) => ({ ...closing, topicBefore: 1 }));
    const { lookingBack } = closingFigures(
      { ...facts, menteeClosings: looked, menteeBaselines: facts.menteeBaselines.slice(1) },
      5,
    );
    expect(lookingBack).toEqual({
      kind: 'change',
      asked: 6,
      answered: 6,
      levels: undefined,
      change: 3,
      interval: [3, 3],
    });
  });

  it('never tells that one to four people would not recommend it', () => {
    const thirty = (no: number) =>
      aClosing(Array.from({ length: 30 }, (_, index): Leader => ({ recommend: index >= no })));
    expect([1, 2, 3, 4].map((no) => closingFigures(thirty(no), 5).recommend.mentee)).toEqual(
      Array.from({ length: 4 }, () => ({ kind: 'at-least', asked: 30, answered: 30, share: 26 / 30 })),
    );
    expect(closingFigures(thirty(0), 5).recommend.mentee).toMatchObject({ kind: 'share', share: 1 });
    expect(closingFigures(thirty(5), 5).recommend.mentee).toMatchObject({ kind: 'share', count: 25 });
  });

  it('counts pairs in which both progressed, and both see a change', () => {
    const facts = aClosing(
      Array.from(
        { length: 6 },
        (_, index): Leader => ({ topic: [2, index === 0 ? 2 : 4], management: index < 3 ? 'better' : 'same' }),
      ),
    );
    const { bothWays, management } = closingFigures(facts, 5);
    expect(bothWays).toMatchObject({ kind: 'share', count: 5, answered: 6 });
    expect(management.seenByBoth).toMatchObject({ kind: 'share', count: 3, answered: 6 });
    expect(management.seenByMentors).toMatchObject({ kind: 'share', count: 6, answered: 6 });
  });

  it('needs five mentors behind a share of pairs, not five pairs of four mentors', () => {
    const facts = aClosing(Array.from({ length: 5 }, (): Leader => ({ topic: [2, 4] })));
    const twice = facts.pairs.map((one) => (one.pairId === pair(4) ? { ...one, mentorId: mentor(0) } : one));
    expect(closingFigures(facts, 5).bothWays.kind).toBe('share');
    expect(closingFigures({ ...facts, pairs: twice }, 5).bothWays.kind).toBe('withheld');
  });

  it('leaves a small session out of the overall rating, so that it cannot be computed', () => {
    const facts = aClosing(Array.from({ length: 6 }, (): Leader => ({})));
    const second = facts.feedback.slice(0, 3).map((answer) => ({ ...answer, session: 2, useful: 1 }));
    const { mentor: ratings } = closingFigures({ ...facts, feedback: [...facts.feedback, ...second] }, 5).sessions;
    expect(ratings.bySession.map(({ useful }) => useful.kind)).toEqual(['mean', 'withheld']);
    expect(ratings.overall.useful).toMatchObject({ kind: 'mean', mean: 4, answered: 6 });
  });

  it('takes the last answer on the fit, and ratings of held sessions only', () => {
    const facts = aClosing(Array.from({ length: 12 }, (): Leader => ({})));
    const unsure = facts.feedback.map((answer) => ({ ...answer, fit: 'unsure' as const, held: 'moved' as const }));
    const later = facts.feedback.slice(0, 6).map((answer) => ({ ...answer, session: 2 }));
    const figures = closingFigures({ ...facts, feedback: [...later, ...unsure] }, 5);
    expect(figures.goodFit.mentor).toMatchObject({ kind: 'share', count: 6, answered: 12 });
    expect(figures.sessions.mentor.bySession.map(({ session }) => session)).toEqual([2]);
  });

  it('prints a worry from five people on', () => {
    const facts = aClosing(Array.from({ length: 6 }, (): Leader => ({})));
    const baselines = facts.mentorBaselines.map((one, index) => (index < 2 ? { ...one, worries: ['time'] } : one));
    expect(closingFigures({ ...facts, mentorBaselines: baselines }, 5).worries.mentor).toEqual({
      asked: 6,
      answered: 6,
      counts: [{ worry: 'time', count: 6 }],
    });
  });

  it('counts the way from invitation to answers, and tells no small step', () => {
    const facts = aClosing(Array.from({ length: 6 }, (): Leader => ({})));
    const { funnel } = closingFigures({ ...facts, matched: facts.matched.slice(0, 9) }, 5);
    expect(funnel).toMatchObject({
      invited: { all: 12, sides: { mentor: 6, mentee: 6 } },
      matched: { all: 9, sides: undefined },
      pairs: 6,
      sessionsPlanned: 36,
      sessionsHeld: 30,
      formsAsked: 24,
    });
    expect(closingFigures(aClosing([{}, {}]), 5).funnel).toMatchObject({
      pairs: 'few',
      sessionsHeld: 'few',
      formsAsked: 8,
    });
  });

  it('quotes only leaders who added the word, and nobody when few answered', () => {
    const facts = aClosing(Array.from({ length: 6 }, (): Leader => ({})));
    const said = [
      'Je laisse parler avant de conclure. CITER',
      'Je pose des questions.',
      'ne pas citer',
      'I ask first. Quote',
      '',
      'x',
    ];
    const feedback = said.map((quote, index) => ({
      pairId: pair(index),
      personId: mentee(index),
      side: 'mentee' as const,
      session: 6,
      held: 'held' as const,
      quote,
    }));
    expect(closingFigures({ ...facts, feedback }, 5).quotes).toEqual([
      'Je laisse parler avant de conclure.',
      'I ask first.',
    ]);
    expect(closingFigures({ ...facts, feedback: feedback.slice(0, 4) }, 5).quotes).toEqual([]);
  });

  it('prints no figure on fewer than five people other than the readers, whatever was answered', () => {
    const leader = fc.record({
      site: fc.constantFrom('Paris', 'Lyon', 'Montréal'),
      unit: fc.constantFrom('Supply', 'Finance'),
      management: fc.constantFrom(undefined, 'much-better', 'better', 'same', 'harder', 'unsure' as const),
      recommend: fc.option(fc.boolean(), { nil: undefined }),
    }) as fc.Arbitrary<Leader>;
    fc.assert(
      fc.property(fc.array(leader, { maxLength: 25 }), fc.nat(4), (leaders, readers) => {
        const facts: ClosingFacts = aClosing(leaders, {
          readers: Array.from({ length: readers }, (_, index) => mentee(index)),
        });
        const figures = closingFigures(facts, 5);
        const answered = leaders.filter(({ recommend }, index) => recommend !== undefined && index >= readers).length;
        expect(figures.recommend.mentee.kind === 'withheld').toBe(answered < 5);
        for (const { rows } of figures.breakdowns.filter(({ of }) => of === 'management')) {
          const total = figures.management.improved;
          if (rows.length === 0 || total.kind === 'withheld') continue;
          const left = total.answered - rows.reduce((sum, { figure }) => sum + answeredOf(figure), 0);
          expect(left === 0 || left >= 5).toBe(true);
          for (const { figure } of rows) expect(answeredOf(figure)).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function answeredOf(figure: Figure): number {
  return figure.kind === 'withheld' ? 0 : figure.answered;
}
