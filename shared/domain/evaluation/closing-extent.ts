import type { Form } from '../form.ts';
import type { PersonId } from '../ids.ts';
import type { Pair } from '../pair.ts';

/** How much of the closing evaluation somebody is asked (content.md 3.9). */
export type ClosingExtent = 'all' | 'last question';

/** Those whose pair stopped early are asked the last question only. */
export function closingExtent({ closedBecause }: Pick<Pair, 'closedBecause'>): ClosingExtent {
  return closedBecause === 'ended' ? 'last question' : 'all';
}

/** The most that each person was asked by these closing forms. */
export function askedExtents(forms: readonly Pick<Form, 'personId' | 'asked'>[]): Map<PersonId, ClosingExtent> {
  const extents = new Map<PersonId, ClosingExtent>();
  for (const { personId, asked } of forms) {
    const extent = asked === undefined ? 'all' : 'last question';
    if (isMore(extent, extents.get(personId))) extents.set(personId, extent);
  }
  return extents;
}

/** True when this asks something that was not asked before. */
export function isMore(extent: ClosingExtent, before: ClosingExtent | undefined): boolean {
  return before === undefined || (before === 'last question' && extent === 'all');
}
