import { callFaults } from '../faults/call-faults.ts';
import { passageFaults } from '../faults/passage-faults.ts';
import type { ForcedFault } from './simulation.ts';
import { siteOf } from './site-name.ts';

/** One fault that strikes once, at the first visit of a site, whatever else is drawn. */
export interface Strike {
  readonly kind: string;
  /** As counts and stories name it, e.g. `park/dynamodb.UpdateItem`. */
  readonly site: string;
}

/** What can strike at a site, by the site's name: nothing where the name is none. */
export function strikesAt(name: string): Strike[] {
  const site = siteOf(name);
  if (site === undefined) return [];
  const able =
    'what' in site
      ? passageFaults.filter(({ canStrike }) => canStrike(site))
      : callFaults.filter(({ canStrike }) => canStrike(site));
  return able.map(({ kind }) => ({ kind, site: name }));
}

/** A strike as a simulation takes it. Throws where the site's name is none. */
export function forcedBy({ kind, site }: Strike): ForcedFault {
  const place = siteOf(site);
  if (place === undefined)
    throw new Error(`"${site}" is no site: sites are called like park/dynamodb.UpdateItem or ses-event/Send`);
  return { kind, at: 'what' in place ? { name: place.name } : place, times: 1 };
}
