import { describe, expect, it } from 'vitest';
import { formMatching, type MatchingInput } from '../../../shared/domain/matching/form-matching.ts';
import { matchingQuality } from '../../../shared/domain/matching/matching-quality.ts';
import { aMentee, aMentor, anInput, claim, named } from './a-candidate.ts';

function qualityOf(input: MatchingInput, threshold = 5) {
  const matching = formMatching(input);
  if (matching.kind !== 'formed') throw new Error('gave up');
  return matchingQuality(input, matching.pairs, threshold);
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('matchingQuality', () => {
  it('says what a sum hides: the worst pair, one in twenty, and the worst ones by name', () => {
    const video = claim('content.short-video:3');
    const mentors = numbers(21).map((index) =>
      aMentor(
        `a${String(index).padStart(2, '0')}`,
        index === 20 ? { teaches: [claim('content.podcast:3')] } : { teaches: [video] },
      ),
    );
    const input = anInput(
      mentors,
      numbers(21).map((index) => aMentee(`b${String(index).padStart(2, '0')}`)),
    );
    const { pairs, worst, fifthPercentile, worstPairs, total } = qualityOf(input);
    expect(pairs).toBe(21);
    expect(worstPairs[0]?.mentorId).toBe('per_a20');
    expect(worstPairs.length).toBe(10);
    expect(worst).toBeLessThan(fifthPercentile! + 1);
    expect(total).toBeGreaterThan(20 * worst!);
  });

  it('counts the pairs that both would rather have', () => {
    const video = claim('content.short-video:3');
    const input = anInput(
      [aMentor('ines', { teaches: [video] }), aMentor('leo', { teaches: [claim('content.podcast:3')] })],
      [aMentee('anne'), aMentee('paul', { teaches: [claim('network.network')] })],
      { locks: [named('ines', 'paul'), named('leo', 'anne')] },
    );
    // Ines and Anne: she wants what Ines teaches, and he wants the strategy that Anne, not Paul, gives.
    expect(qualityOf(input).blocking).toBe(1);
    expect(qualityOf({ ...input, locks: [named('ines', 'anne')] }).blocking).toBe(0);
  });

  it('shows units and sites of five people or more, and never one that the others give away', () => {
    const mentors = numbers(14).map((index) =>
      aMentor(`a${String(index)}`, { unit: index < 6 ? 'Retail' : index < 12 ? 'Legal' : 'Research' }),
    );
    const mentees = numbers(6).map((index) => aMentee(`b${String(index)}`, { unit: 'Finance' }));
    const { groups, hidden } = qualityOf(anInput(mentors, mentees));
    const units = groups.filter((group) => group.by === 'unit' && group.side === 'mentor');
    // Research is two people; alone it could be worked out from the whole, so that one more unit is kept back.
    expect(units.map(({ name }) => name)).toHaveLength(1);
    expect(hidden).toContainEqual({ by: 'unit', side: 'mentor', people: 8 });
    expect(groups).toContainEqual(
      expect.objectContaining({ by: 'unit', side: 'mentee', name: 'Finance', unmatched: 0 }),
    );
    expect(() => qualityOf(anInput(mentors, mentees), 4)).toThrow('five people');
  });
});
