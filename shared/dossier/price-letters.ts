import { type Command, mail } from '../domain/command.ts';
import type { Cycle } from '../domain/cycle.ts';
import type { Instant } from '../domain/instant.ts';
import type { MatchingInput } from '../domain/matching/form-matching.ts';
import { type PairPrice, pricePairs } from '../domain/matching/price-pair.ts';
import { priceCode } from '../messages/price-lines.ts';

/** One email for each message that asked what pairs would cost: the exact prices, under what is asked for now. */
export function priceLetters(
  { cycleId, pricing, coordinators }: Pick<Cycle, 'cycleId' | 'pricing' | 'coordinators'>,
  input: MatchingInput,
  now: Instant,
): Command[] {
  const prices =
    pricing.length === 0
      ? []
      : pricePairs(
          input,
          pricing.flatMap(({ pairs }) => pairs),
        );
  let next = 0;
  return pricing.flatMap(({ form, message, pairs, to }) => {
    const own = prices.slice(next, next + pairs.length);
    next += pairs.length;
    if (!coordinators.includes(to)) return [];
    return [
      mail({
        key: `${form}#prices#${message}`,
        mail: 'prices',
        to,
        cycleId,
        formId: form,
        facts: Object.fromEntries(
          pairs.map((pair, at) => [String(at + 1).padStart(2, '0'), priceCode(pair, own[at] as PairPrice)]),
        ),
        dueAt: now, // the answer to her own message
        ifUnsure: 'give up',
      }),
    ];
  });
}
