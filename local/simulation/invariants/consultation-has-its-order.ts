import type { FormId } from '../../../shared/domain/ids.ts';
import { earliest, type Instant } from '../../../shared/domain/instant.ts';
import type { Pair, PairSide } from '../../../shared/domain/pair.ts';
import { type Evidence, graceAfter } from '../evidence.ts';
import { type SaidToProposal, saidToProposals } from '../said-to-proposals.ts';
import type { Invariant, Violation } from './invariant.ts';

/** A refusal that came so long before was read, however its message was held up. */
const readWithinMinutes = 24 * 60;

/** The leader is asked after the mentor's yes, and nothing of a pair begins before both said it: by their own diaries. */
export const consultationHasItsOrder: Invariant = {
  number: 22,
  name: 'the consultation has its order',
  check: (evidence) => {
    const said = saidToProposals(evidence);
    return [...evidence.records.pairs.values()].flatMap((pair): Violation[] => {
      const ofPair = said.filter(({ pairId }) => pairId === pair.pairId);
      const asked = issuedAt(evidence, pair.menteeProposal);
      const begun = beginning(evidence, pair);
      return [
        ...missing(evidence, ofPair, 'mentor', asked, 'the leader was asked'),
        ...missing(evidence, ofPair, 'mentor', begun, 'the pair began'),
        ...missing(evidence, ofPair, 'mentee', begun, 'the pair began'),
      ].map((what) => ({ ids: [pair.pairId], what }));
    });
  },
};

function missing(
  evidence: Evidence,
  said: readonly SaidToProposal[],
  side: PairSide,
  happenedAt: Instant | undefined,
  what: string,
): string[] {
  if (happenedAt === undefined) return [];
  const before = said.filter((each) => each.side === side && each.at <= happenedAt);
  if (!before.some(({ says }) => says === 'yes')) return [`${what} without a yes of the ${side}`];
  const last = before.at(-1);
  return last?.says === 'refusal' && graceAfter(evidence, last.at, readWithinMinutes) < happenedAt
    ? [`${what} after the ${side} had taken the yes back`]
    : [];
}

/** When the two were introduced, or got anything of a pair that meets. */
function beginning({ records }: Evidence, { pairId, introducedAt }: Pair): Instant | undefined {
  const begun = [...records.forms.values()]
    .filter((form) => form.pairId === pairId && /^(?:STA|AGD|MOV|NXT|SES)/.test(form.kind))
    .map((form) => form.issuedAt);
  const [first, ...others] = introducedAt === undefined ? begun : [introducedAt, ...begun];
  return first === undefined ? undefined : earliest(first, ...others);
}

function issuedAt({ records }: Evidence, formId: FormId | undefined): Instant | undefined {
  return formId === undefined ? undefined : records.forms.get(formId)?.issuedAt;
}
