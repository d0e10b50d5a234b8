import type { PersonId } from '../ids.ts';
import { type Disclosure, isPublishable } from './disclosure.ts';
import { type Interval, mean, meanInterval, wilsonInterval } from './estimates.ts';

/** A number of people or things; 'few' is fewer than the threshold. */
export type Count = number | 'few';

/** One measure as it may be printed: always with how many were asked and how many answered. */
export type Figure =
  | { readonly kind: 'mean'; readonly asked: number; readonly answered: number; readonly mean: number }
  | {
      readonly kind: 'share';
      readonly asked: number;
      readonly answered: number;
      readonly count: number;
      readonly share: number;
      readonly interval: Interval;
    }
  /** The exact share would tell that 1 to 4 people answered unfavorably; it is this much or more. */
  | { readonly kind: 'at-least'; readonly asked: number; readonly answered: number; readonly share: number }
  /** Mean change of the people who answered both times, with its 95 % interval. */
  | {
      readonly kind: 'change';
      readonly asked: number;
      readonly answered: number;
      /** Means at both dates; absent where a figure on other people tells one of them too. */
      readonly levels?: BeforeAfter | undefined;
      readonly change: number;
      readonly interval: Interval;
    }
  /** Too few people other than the readers. */
  | { readonly kind: 'withheld'; readonly asked: Count };

/** One answer of one person, or of a pair of two persons. */
export interface Observation<Value> {
  readonly who: PersonId;
  readonly partner?: PersonId;
  readonly value: Value;
}

/** Ratings of the same question before and after. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

/** A count of people who gave an unfavorable answer: nobody and a few read the same, so that no remainder tells them apart. */
export function countOf(people: readonly PersonId[], disclosure: Disclosure): Count {
  return isPublishable(people, disclosure) ? people.length : 'few';
}

/** A count of things that are not people's answers: pairs, sessions, forms. */
export function plainCount(count: number, { threshold }: Disclosure): Count {
  return count === 0 || count >= threshold ? count : 'few';
}

/** Mean of ratings. */
export function meanFigure(observed: readonly Observation<number>[], asked: number, disclosure: Disclosure): Figure {
  return whenEnough(observed, asked, disclosure, (counts) => ({
    kind: 'mean',
    ...counts,
    mean: mean(observed.map(({ value }) => value)),
  }));
}

/** Share of yes with its Wilson interval. Where a no is unfavorable, the share never tells that fewer than the threshold said it. */
export function shareFigure(
  observed: readonly Observation<boolean>[],
  asked: number,
  disclosure: Disclosure,
  complement: 'no is neutral' | 'few no untold' = 'no is neutral',
): Figure {
  return whenEnough(observed, asked, disclosure, (counts) => {
    const no = observed.filter(({ value }) => !value).map(({ who }) => who);
    if (complement === 'few no untold' && no.length > 0 && !isPublishable(no, disclosure)) {
      const readers = observed.filter(({ who }) => disclosure.readers.has(who)).length;
      const noAtMost = disclosure.threshold - 1 + readers; // the same whatever the readers answered
      return { kind: 'at-least', ...counts, share: (counts.answered - noAtMost) / counts.answered };
    }
    const count = observed.length - no.length;
    return {
      kind: 'share',
      ...counts,
      count,
      share: count / observed.length,
      interval: wilsonInterval(count, observed.length),
    };
  });
}

/** Mean paired change with its Student interval, and the means it comes from unless they stay `untold`. */
export function changeFigure(
  observed: readonly Observation<BeforeAfter>[],
  asked: number,
  disclosure: Disclosure,
  levels: 'levels told' | 'levels untold' = 'levels told',
): Figure {
  return whenEnough(observed, asked, disclosure, (counts) => {
    const changes = observed.map(({ value }) => value.after - value.before);
    return {
      kind: 'change',
      ...counts,
      levels: levels === 'levels told' ? meansOf(observed) : undefined,
      change: mean(changes),
      interval: meanInterval(changes),
    };
  });
}

function meansOf(observed: readonly Observation<BeforeAfter>[]): BeforeAfter {
  return {
    before: mean(observed.map(({ value }) => value.before)),
    after: mean(observed.map(({ value }) => value.after)),
  };
}

function whenEnough(
  observed: readonly Observation<unknown>[],
  asked: number,
  disclosure: Disclosure,
  figure: (counts: { asked: number; answered: number }) => Figure,
): Figure {
  const others = observed.filter(
    ({ who, partner }) => !disclosure.readers.has(who) && !(partner !== undefined && disclosure.readers.has(partner)),
  );
  const enough = [others.map(({ who }) => who), others.map(({ who, partner }) => partner ?? who)].every((people) =>
    isPublishable(people, disclosure),
  );
  const sent = Math.max(asked, observed.length); // a person asked twice may answer once more than the list says
  return enough
    ? figure({ asked: sent, answered: observed.length })
    : { kind: 'withheld', asked: plainCount(sent, disclosure) };
}
