import type { SeedOutcome } from './seed-outcome.ts';

/** Virtual days of a year, as "virtual years" counts. */
const daysOfAYear = 365.25;
/** From so many seeds on, a site at which nothing ever failed is one that chance has spared, or that faults do not reach. */
const enoughSeeds = 500;

/** The sum of many seeds. */
export interface Totals {
  readonly seeds: number;
  readonly failed: readonly SeedOutcome[];
  readonly years: number;
  readonly mailsOut: number;
  readonly mailsIn: number;
  readonly excusedDuplicates: number;
  readonly byStatus: Counts;
  readonly kinds: Counts;
  readonly events: Counts;
  readonly faultsByKind: Counts;
  readonly faultsBySite: Counts;
  /** How many sites were passed at least once, and which of them never with a fault. */
  readonly sites: number;
  readonly sitesNeverHit: readonly string[];
}
type Counts = Readonly<Record<string, number>>;

/** Adds outcomes up. */
export function totalsOf(outcomes: readonly SeedOutcome[]): Totals {
  const sum = (value: (outcome: SeedOutcome) => number) => outcomes.reduce((total, each) => total + value(each), 0);
  const faultsBySite = added(
    outcomes.map(({ faults }) =>
      Object.fromEntries(
        Object.entries(faults).map(([site, kinds]) => [
          site,
          Object.values(kinds).reduce((total, count) => total + count, 0),
        ]),
      ),
    ),
  );
  const visits = added(outcomes.map((outcome) => outcome.visits));
  return {
    seeds: outcomes.length,
    failed: outcomes.filter(({ violations }) => violations.length > 0),
    years: sum(({ days }) => days) / daysOfAYear,
    mailsOut: sum(({ mailsOut }) => mailsOut),
    mailsIn: sum(({ mailsIn }) => mailsIn),
    excusedDuplicates: sum(({ excusedDuplicates }) => excusedDuplicates),
    byStatus: added(outcomes.map(({ status }) => ({ [status]: 1 }))),
    kinds: added(outcomes.map(({ kinds }) => kinds)),
    events: added(outcomes.map(({ events }) => events)),
    faultsByKind: added(outcomes.flatMap(({ faults }) => Object.values(faults))),
    faultsBySite,
    sites: Object.keys(visits).length,
    sitesNeverHit: Object.keys(visits).filter((site) => faultsBySite[site] === undefined),
  };
}

/** True when so many seeds ran that every site must have been hit. */
export function mustHaveHitAll({ length }: readonly SeedOutcome[]): boolean {
  return length >= enoughSeeds;
}

/** The totals as lines to read; `seconds` is how long the run took on the wall. */
export function totalsText(totals: Totals, seconds: number): string[] {
  const { seeds, failed, years } = totals;
  const each = (counts: Counts): string =>
    Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => `${name} ${String(count)}`)
      .join(', ') || 'none';
  const faults = Object.values(totals.faultsByKind).reduce((sum, count) => sum + count, 0);
  return [
    `Cycles               ${String(seeds)} (${each(totals.byStatus)})`,
    `Virtual years        ${years.toFixed(1)}`,
    `Speed                ${(seeds / seconds).toFixed(2)} cycles/s, ${((years / seconds) * 60).toFixed(1)} virtual years per minute, ${seconds.toFixed(0)} s`,
    `Emails               ${String(totals.mailsOut)} out, ${String(totals.mailsIn)} in`,
    `Duplicates           ${String(totals.excusedDuplicates)}, each with a dropped Send event`,
    `People               ${each(totals.kinds)}`,
    `Events               ${each(totals.events)}`,
    `Faults               ${String(faults)} (${each(totals.faultsByKind)})`,
    ...Object.entries(totals.faultsBySite)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([site, count]) => `  ${site.padEnd(60)} ${String(count)}`),
    `Sites never hit      ${String(totals.sitesNeverHit.length)} of ${String(totals.sites)}${seeds >= enoughSeeds ? ` ${totals.sitesNeverHit.join(', ')}` : ''}`,
    `Seeds with violations ${String(failed.length)}${failed.length === 0 ? '' : `: ${failed.map(({ seed }) => seed).join(', ')}`}`,
  ];
}

/** Counts of the same names together. */
function added(all: readonly Counts[]): Counts {
  const total: Record<string, number> = {};
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) total[name] = (total[name] ?? 0) + count;
  return total;
}
