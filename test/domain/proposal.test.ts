import { describe, expect, it } from 'vitest';
import { defaultCatalog } from '../../shared/domain/expertise/default-catalog.ts';
import { formMatching } from '../../shared/domain/matching/form-matching.ts';
import { Matching } from '../../shared/domain/matching/matching.ts';
import { explainedMatching, Proposal } from '../../shared/domain/proposal.ts';
import { aMentee, aMentor, anInput } from './matching/a-candidate.ts';

const candidates = [aMentor('ines'), aMentee('helene'), aMentor('tom', { chainIncomplete: true }), aMentee('paul')];
const [first, second, third, fourth] = candidates as [
  ReturnType<typeof aMentor>,
  ReturnType<typeof aMentor>,
  ReturnType<typeof aMentor>,
  ReturnType<typeof aMentor>,
];
const matching = Matching.parse(formMatching(anInput([first, third], [second, fourth])));

describe('explainedMatching', () => {
  const proposal = explainedMatching(matching, candidates, defaultCatalog, '2027-02-04');

  it('adds reasons and concerns to each pair, and changes nothing that was computed', () => {
    expect(proposal.pairs).toHaveLength(2);
    for (const [index, { explanation, concerns, ...pair }] of proposal.pairs.entries()) {
      expect(pair).toEqual(matching.pairs[index]);
      expect(explanation.reasons.length).toBeGreaterThanOrEqual(2);
      expect(concerns.fr).toHaveLength(concerns.en.length);
    }
    const { pairs: _pairs, numbered: _numbered, ...rest } = proposal;
    expect(matching).toMatchObject(rest);
  });

  it('survives being stored', () => {
    expect(Proposal.parse(JSON.parse(JSON.stringify(proposal)))).toEqual(proposal);
  });

  it('refuses a matching of people it does not know', () => {
    expect(() => explainedMatching(matching, [first], defaultCatalog, '2027-02-04')).toThrow('pairs candidates only');
  });
});
