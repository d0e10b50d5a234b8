/** How often each kind of fault struck, by site: `<function>/<service>.<operation>` for calls, `<what>/<name>` for what passes. */
export interface FaultCounts {
  readonly add: (kind: string, site: string) => void;
  readonly visit: (site: string) => void;
  readonly byKind: () => Readonly<Record<string, number>>;
  readonly bySite: () => ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** How often anything at all came to a site, struck or not: where faults could strike. */
  readonly visits: () => ReadonlyMap<string, number>;
  readonly total: () => number;
}

/** Nothing counted yet. */
export function faultCounts(): FaultCounts {
  const kinds = new Map<string, number>();
  const sites = new Map<string, Map<string, number>>();
  const visits = new Map<string, number>();
  let total = 0;
  const increase = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  return {
    add: (kind, site) => {
      total += 1;
      increase(kinds, kind);
      const ofSite = sites.get(site) ?? new Map<string, number>();
      sites.set(site, increase(ofSite, kind));
    },
    visit: (site) => {
      increase(visits, site);
    },
    byKind: () => Object.fromEntries(kinds),
    bySite: () => sites,
    visits: () => visits,
    total: () => total,
  };
}
