import type { Language } from '../../shared/domain/language.ts';
import type { LetterFacts } from '../../shared/messages/letter-facts.ts';
import { helene, ines, marc, sandrine } from '../domain/builders.ts';
import { writtenForm } from './every-letter.ts';
import { aProposal, letterFacts } from './letter-facts.ts';

/** The second proposal to Claire, after she asked for several things: everything that its email and its page may show. */
export function aReviewedProposal(language: Language, changes: Partial<LetterFacts> = {}): LetterFacts {
  const previous = aProposal();
  const [pair] = previous.pairs;
  if (pair === undefined) throw new Error('The first proposal has a pair');
  const other = { ...pair, mentorId: sandrine, score: 6150, locked: true };
  const proposal = aProposal({
    preset: 'total',
    pairs: [other],
    unmatched: [
      { personId: ines, side: 'mentor', reason: { kind: 'set-aside' } },
      { personId: marc, side: 'mentor', reason: { kind: 'all-taken', price: 250 } },
    ],
    refusedLocks: [{ mentorId: marc, menteeId: helene, reason: 'no-place-left' }],
    medianScore: 6150,
    certificate: { gap: 0, objective: { people: 2, waited: 0, pairs: 1, worst: 6150, total: 6150 }, scanned: 1 },
    review: {
      locks: [
        { mentorId: sandrine, menteeId: helene },
        { mentorId: marc, menteeId: helene },
      ],
      vetoes: [{ mentorId: ines, menteeId: helene }],
      excluded: [ines],
      preset: 'total',
      floor: 4000,
    },
    quality: {
      pairs: 1,
      worst: 6150,
      fifthPercentile: 6150,
      total: 6150,
      blocking: 2,
      worstPairs: [{ ...other }],
      groups: [{ by: 'site', side: 'mentor', name: 'Paris', people: 7, unmatched: 1, medianScore: 6150 }],
      hidden: [{ by: 'unit', side: 'mentor', people: 8 }],
    },
  });
  return letterFacts(language, { ...writtenForm('MAT', 'claire', language), proposal, previous, ...changes });
}
