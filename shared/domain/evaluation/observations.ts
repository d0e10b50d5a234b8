import type { PersonId } from '../ids.ts';
import type { BeforeAfter, Observation } from './figures.ts';

/** The answers that hold a value, one observation each. */
export function observe<Answer extends { readonly personId: PersonId }, Value>(
  answers: readonly Answer[],
  valueOf: (answer: Answer) => Value | undefined,
): Observation<Value>[] {
  return answers.flatMap((answer) => {
    const value = valueOf(answer);
    return value === undefined ? [] : [{ who: answer.personId, value }];
  });
}

type Rated<Scale extends string> = { readonly personId: PersonId } & Readonly<
  Partial<Record<Scale, number | undefined>>
>;

/** One scale of those who rated it both before and after. */
export function pairedRatings<Scale extends string>(
  baselines: readonly Rated<Scale>[],
  closings: readonly Rated<Scale>[],
  scale: Scale,
): Observation<BeforeAfter>[] {
  return observe(closings, (closing) => {
    const before = baselines.find(({ personId }) => personId === closing.personId)?.[scale];
    const after = closing[scale];
    return before === undefined || after === undefined ? undefined : { before, after };
  });
}
