import { describe, expect, it } from 'vitest';
import { whatWouldChange } from '../../../shared/domain/matching/unmatched-reason-text.ts';

describe('whatWouldChange', () => {
  it('names what stood in the way most and could change, with the counts per rule', () => {
    const reason = {
      kind: 'no-legal-partner' as const,
      counts: { 'reporting-line': 9, 'no-common-time': 7, 'no-common-language': 2 },
    };
    expect(whatWouldChange({ side: 'mentor', reason }, 'en')).toBe(
      'More half-days. Leaders excluded: reporting line 9, times 7, language 2.',
    );
    expect(whatWouldChange({ side: 'mentee', reason }, 'fr')).toBe(
      'Davantage de demi-journées. Mentors exclus : lien hiérarchique 9, moments 7, langue 2.',
    );
  });

  it('asks for one more partner where rules protect people, or where all are taken', () => {
    const protectedOnly = { kind: 'no-legal-partner' as const, counts: { 'reporting-line': 1, veto: 2 } };
    expect(whatWouldChange({ side: 'mentee', reason: protectedOnly }, 'en')).toMatch(
      /^One more mentor for these topics\. /,
    );
    const taken = { kind: 'all-taken' as const, price: 120 };
    expect(whatWouldChange({ side: 'mentor', reason: taken }, 'fr')).toBe(
      'Un dirigeant de plus sur ces sujets, ou imposer une paire (demandez ce qu’elle coûterait).',
    );
  });

  it('names the floor that would let the best pair in', () => {
    expect(whatWouldChange({ side: 'mentor', reason: { kind: 'below-floor', best: 4375 } }, 'en')).toContain(
      'A floor of 43',
    );
    expect(whatWouldChange({ side: 'mentor', reason: { kind: 'no-capacity' } }, 'en')).toBe('Offering a place.');
  });
});
