import * as z from 'zod';
import type { SkillCatalog } from './expertise/skill-catalog.ts';
import type { Candidate } from './matching/candidate.ts';
import { explainPair, PairExplanation } from './matching/explain-pair.ts';
import { MatchedPair, Matching } from './matching/matching.ts';
import { pairConcerns } from './matching/pair-concerns.ts';
import { MatchingQuality } from './matching/quality-figures.ts';
import { Review } from './review.ts';

/** A computed matching with what people are told about each pair; nothing in it is decided until a coordinator approves. */
export const Proposal = Matching.extend({
  pairs: z.array(
    MatchedPair.extend({
      explanation: PairExplanation,
      /** What a coordinator should look at; never shown to the two. */
      concerns: z.object({ fr: z.array(z.string()), en: z.array(z.string()) }),
    }),
  ),
  /** What coordinators had asked for when it was computed: its demands are numbered in this order. */
  review: Review.optional(),
  /** What the sum hides; of the pairs that one may choose between, not of those a coordinator asked for by name. */
  quality: MatchingQuality.optional(),
});
export type Proposal = z.infer<typeof Proposal>;
export type ProposedPair = Proposal['pairs'][number];

/** Adds to each pair of a matching why these two, first topics, and what to look at. `day` settles summer time. */
export function explainedMatching(
  matching: Matching,
  candidates: readonly Candidate[],
  catalog: SkillCatalog,
  day: string,
): Proposal {
  const byId = new Map(candidates.map((candidate) => [candidate.personId, candidate]));
  return {
    ...matching,
    pairs: matching.pairs.map((pair) => {
      const mentor = byId.get(pair.mentorId);
      const mentee = byId.get(pair.menteeId);
      if (mentor === undefined || mentee === undefined) throw new Error('A matching pairs candidates only');
      const both = { mentor, mentee };
      return {
        ...pair,
        explanation: explainPair(both, catalog, day),
        concerns: { fr: pairConcerns(both, catalog, day, 'fr'), en: pairConcerns(both, catalog, day, 'en') },
      };
    }),
  };
}
