import type { Service } from '../../shared/adapters/wires.ts';
import { callFaults } from '../faults/call-faults.ts';
import {
  type CallFault,
  type CallSite,
  type Fate,
  type HandOver,
  type Level,
  levels,
  type Passage,
  type PassageFault,
} from '../faults/fault.ts';
import { handOvers } from '../faults/hand-overs.ts';
import { passageFaults } from '../faults/passage-faults.ts';
import { type FaultCounts, faultCounts } from './fault-counts.ts';
import { type Generator, generator } from './generator.ts';
import { passageName, siteName } from './site-name.ts';
import { type Trace, trace } from './trace.ts';

/** A fault that must strike where it says: what a test or a mutant needs, beside whatever is drawn. */
export interface ForcedFault {
  readonly kind: string;
  /** Every part must match; a part left out matches all. `name` is that of a passage (a queue, an event type). */
  readonly at?: Partial<CallSite> & { readonly name?: string };
  /** Certain unless said. */
  readonly probability?: number;
  /** How often at most; without end unless said. */
  readonly times?: number;
}

export interface SimulationOptions {
  readonly seed: number;
  /** One level for every kind, or levels by kind (kinds left out do not strike); drawn from the seed for each kind unless said. */
  readonly rates?: Level | Readonly<Record<string, Level>>;
  readonly forced?: readonly ForcedFault[];
  /** How many of the last events the story keeps; none unless said. */
  readonly story?: number;
}

/** The chance and the record of one simulated world. One simulation is for one world. */
export interface Simulation {
  readonly seed: number;
  /** Of every kind of fault. */
  readonly rates: Readonly<Record<string, Level>>;
  /** A stream of the caller's own by name, e.g. `people`; the same name continues the same stream. */
  readonly stream: (name: string) => Generator;
  readonly counts: FaultCounts;
  readonly trace: Trace;
  /** What is to go wrong with this attempt of a call, made at this instant (epoch ms); counted. */
  readonly callFault: (site: CallSite, now: number) => CallFault | undefined;
  /** Milliseconds an invocation is made to pause before this call, hand-over points only; counted. */
  readonly pause: (site: CallSite) => number;
  /** Virtual milliseconds there and back of an ordinary call. */
  readonly latency: (service: Service) => { readonly there: number; readonly back: number };
  /** Virtual milliseconds before an invocation begins: a cold start takes longer. */
  readonly startLatency: (isCold: boolean) => number;
  /** Virtual milliseconds until a queue has what SES tells a topic: its events of an email (by type) or the notice of a stored one. */
  readonly newsLatency: (news: string) => number;
  /** What becomes of a message, an event, a notice; `[0]` is the usual. Counted. */
  readonly fateOf: (passage: Passage) => Fate;
  /** Draws that give a fault its details. */
  readonly details: Generator;
}

/** Every kind of fault there is. */
export const faultKinds: readonly string[] = [...callFaults, ...passageFaults, ...handOvers].map(({ kind }) => kind);

/** Decides by seed what goes wrong, how long everything takes and nothing else. Throws for a kind it does not know. */
export function simulationFor(options: SimulationOptions): Simulation {
  const { seed, forced = [], story = 0 } = options;
  for (const kind of [...forced.map((fault) => fault.kind), ...Object.keys(asRecord(options.rates))])
    if (!faultKinds.includes(kind)) throw new Error(`There is no fault ${kind}; there are ${faultKinds.join(', ')}`);
  const rates = Object.fromEntries(faultKinds.map((kind) => [kind, levelOf(kind, options)]));
  const streams = new Map<string, Generator>();
  const stream = (name: string): Generator => {
    const known = streams.get(name) ?? generator(seed, name);
    streams.set(name, known);
    return known;
  };
  const [calls, passages, pauses, forcing] = [stream('faults'), stream('messages'), stream('pauses'), stream('forced')];
  const [latencies, details] = [stream('latency'), stream('fault details')];
  const counts = faultCounts();
  const struck = new Map<ForcedFault, number>();
  const spells = new Map<string, { readonly fault: CallFault; readonly until: number }>();
  const probability = (fault: { readonly kind: string; readonly usually: number }) =>
    fault.usually * levels[rates[fault.kind] ?? 'none'];

  const isForced = (kind: string, at: Partial<CallSite> & { readonly name?: string }): boolean =>
    forced.some((one) => {
      if (one.kind !== kind || !matches(one.at ?? {}, at)) return false;
      const times = struck.get(one) ?? 0;
      if (times >= (one.times ?? Infinity) || !forcing.chance(one.probability ?? 1)) return false;
      struck.set(one, times + 1);
      return true;
    });
  /** One draw whatever the faults, so that a fault more or less does not reshuffle what follows. */
  const drawn = <T extends CallFault | PassageFault | HandOver>(
    faults: readonly T[],
    draw: Generator,
  ): T | undefined => {
    let left = draw.next();
    return faults.find((fault) => {
      left -= probability(fault);
      return left < 0;
    });
  };

  const fateOf = (passage: Passage): Fate => {
    const site = passageName(passage);
    counts.visit(site);
    const able = passageFaults.filter((fault) => fault.canStrike(passage));
    const chosen = drawn(able, passages);
    const fault = able.find(({ kind }) => isForced(kind, { name: passage.name })) ?? chosen;
    if (fault === undefined) return usualFate;
    counts.add(fault.kind, site);
    return fault.fate(details);
  };

  return {
    seed,
    rates,
    stream,
    counts,
    trace: trace(story),
    details,
    callFault: (site, now) => {
      const name = siteName(site);
      counts.visit(name);
      const able = callFaults.filter((fault) => fault.canStrike(site));
      const chosen = drawn(able, calls);
      const spell = spells.get(name);
      const lasting = spell !== undefined && now < spell.until ? spell.fault : undefined;
      const fault = able.find(({ kind }) => isForced(kind, site)) ?? lasting ?? chosen;
      if (fault === undefined) return undefined;
      counts.add(fault.kind, name);
      if (fault === chosen && fault.spell !== undefined && details.chance(fault.spell.probability))
        spells.set(name, { fault, until: now + details.between(...fault.spell.milliseconds) });
      return fault;
    },
    pause: (site) => {
      const able = handOvers.filter(({ before }) => before(site));
      const chosen = drawn(able, pauses);
      const handOver = able.find(({ kind }) => isForced(kind, site)) ?? chosen;
      if (handOver === undefined) return 0;
      counts.add(handOver.kind, siteName(site));
      return details.between(...handOver.milliseconds);
    },
    latency: (service) => {
      const [low, high] = usualLatency[service];
      return { there: latencies.between(low, high), back: latencies.between(1, low) };
    },
    startLatency: (isCold) => latencies.between(2, 20) + (isCold ? latencies.between(150, 700) : 0),
    newsLatency: (news) => (news === 'Send' ? latencies.between(100, 1500) : latencies.between(300, 5000)),
    fateOf,
  };
}

const usualFate: Fate = [0];

/** Milliseconds a request takes, low to high: what the services' own dashboards show between the median and the 99th percentile. */
const usualLatency: Readonly<Record<Service, readonly [low: number, high: number]>> = {
  dynamodb: [2, 12],
  sqs: [4, 25],
  s3: [10, 70],
  states: [10, 60],
  ses: [30, 180],
};

function levelOf(kind: string, { seed, rates }: SimulationOptions): Level {
  if (typeof rates === 'string') return rates;
  if (rates !== undefined) return rates[kind] ?? 'none';
  return generator(seed, `rate of ${kind}`).pick(swarm);
}

/** Of ten runs three know nothing of a kind: what several faults hide together shows when some are absent. */
const swarm: readonly Level[] = [
  ...(['none', 'none', 'none'] as const),
  ...(['light', 'light', 'light'] as const),
  ...(['normal', 'normal', 'normal'] as const),
  'heavy',
];

function asRecord(rates: SimulationOptions['rates']): Readonly<Record<string, Level>> {
  return rates === undefined || typeof rates === 'string' ? {} : rates;
}

function matches(
  pattern: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string | undefined>>,
): boolean {
  return Object.entries(pattern).every(([part, value]) => given[part] === value);
}
