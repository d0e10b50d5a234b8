import * as z from 'zod';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Fate, Passage } from '../faults/fault.ts';
import type { EmbeddedQueues } from '../queues/embedded-queues.ts';
import { type Sandboxes, sandboxes } from '../simulation/sandboxes.ts';
import { type Scheduler, scheduler } from '../simulation/scheduler.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { seededRandom } from '../step-functions/seeded-random.ts';

/** An event of SES that nobody heard of in time: what excuses a second email. */
export interface LostEvent {
  readonly at: Instant;
  readonly type: string;
  /** Never told, told after the sweeper may have given up on it, or given up after several receives. */
  readonly how: 'lost' | 'late' | 'dead letters';
  readonly sesMessageId: string;
  /** The ledger's tag on the email; undefined for one without. */
  readonly tag: string | undefined;
}

/** What can be done to a simulated world, and what is known of it. */
export interface Simulated {
  readonly simulation: Simulation;
  /** Moves the clock from event to event up to and including `until`; stops earlier when an email has just left. */
  readonly advance: (until: Instant) => Promise<'mail' | 'reached'>;
  /** Nothing is in flight, and nothing but schedules is due within a minute. */
  readonly isAtRest: () => boolean;
  /** Moves the clock until the world is at rest, at most to `limit`. */
  readonly rest: (limit: Instant) => Promise<void>;
  /** Aborts every running execution. Functions they called run on, as in AWS. */
  readonly killAll: () => void;
  /** From now on functions start from this assembly (the same one unless said) with nothing in memory, and executions on its machines. What runs already ends as it began. */
  readonly deploy: (change?: { readonly assembly?: string }) => Promise<void>;
  /** Until then nothing is invoked, no call gets through, ticks of schedules are lost and timers are late. */
  readonly outage: (until: Instant) => void;
  /** Until then SES refuses every email for the day's quota. */
  readonly exhaustQuota: (until: Instant) => void;
  /** Until then this share of all addresses bounces; the seed says which. */
  readonly bounceStorm: (storm: { readonly share: number; readonly until: Instant }) => void;
  readonly lostEvents: () => readonly LostEvent[];
  /** SES's ids of stored emails nobody was told of. */
  readonly lostNotices: () => readonly string[];
  /** Invocations that have begun or are about to. */
  readonly inFlight: () => number;
  /** Equal for equal seeds and code, however often the world is run. */
  readonly traceHash: () => string;
  /** The last events, as many as the simulation was asked to keep. Ids only. */
  readonly story: () => readonly string[];
}

/** What a simulation puts between the parts of a world. */
export interface SimulatedParts {
  readonly simulation: Simulation;
  readonly scheduler: Scheduler;
  readonly sandboxes: Sandboxes;
  readonly isDown: () => boolean;
  readonly isQuotaExhausted: () => boolean;
  readonly isStruck: (address: string) => boolean;
  readonly messageFate: (queue: string) => Fate;
  readonly returnsAfter: (queue: string) => number | undefined;
  /** How many milliseconds old the state is that this read of an index sees. */
  readonly indexLag: (index: string) => number;
  /** Publishes what SES says of an email, as often and as late as the simulation has it. */
  readonly publishEvent: (publish: Publish) => (topicArn: string, message: string) => Promise<void>;
  /** Publishes that an email is stored, unless that is lost. */
  readonly publishNotice: (publish: Publish) => (topicArn: string, message: string) => Promise<void>;
  readonly tell: (line: string, folded?: string) => void;
  /** Something was lost or killed of which no table knows: the next sweeps have reason to look. */
  readonly disturb: () => void;
  /** Messages went to the dead letters: events of SES among them are lost. */
  readonly giveUp: (bodies: readonly string[]) => void;
  readonly disturbedAt: () => number;
  readonly events: Pick<
    Simulated,
    'outage' | 'exhaustQuota' | 'bounceStorm' | 'lostEvents' | 'lostNotices' | 'inFlight' | 'traceHash' | 'story'
  >;
}

type Publish = EmbeddedQueues['publish'];

/** The sweeper settles an email nobody heard of after 30 minutes: an event this late may come after it. */
const tooLate = 25 * 60_000;

const SesEvent = z.object({
  eventType: z.string(),
  mail: z.object({ messageId: z.string(), tags: z.record(z.string(), z.array(z.string())) }),
});
/** What SNS makes of a message that is not delivered raw. */
const Wrapped = z.object({ Message: z.string().optional() });
const Notice = z.object({ mail: z.object({ messageId: z.string() }) });

/** The parts on a clock that the world moves. */
export function simulatedParts(simulation: Simulation, now: () => number): SimulatedParts {
  const schedule = scheduler(now);
  const lostEvents: LostEvent[] = [];
  const lostNotices: string[] = [];
  let [downUntil, quotaUntil, disturbedAt] = [-Infinity, -Infinity, -Infinity];
  let storm = { share: 0, until: -Infinity };
  const isDown = () => now() < downUntil;
  const instant = () => new Date(now()).toISOString();
  const disturb = () => {
    disturbedAt = now();
  };
  const lose = ({ eventType, mail }: z.infer<typeof SesEvent>, how: LostEvent['how']) => {
    const [tag] = mail.tags['ledger'] ?? [];
    lostEvents.push({ at: instant(), type: eventType, how, sesMessageId: mail.messageId, tag });
  };
  const tell = (line: string, folded?: string) => {
    simulation.trace.tell(`${instant()} ${line}`, folded);
  };
  const fateOf = (passage: Passage): Fate => {
    const fate = simulation.fateOf(passage);
    if (fate.length === 1 && fate[0] === 0) return fate;
    tell(`${passage.what} ${passage.name}: ${String(fate) || 'lost'}`);
    if (fate.length === 0 || fate === 'dead letters') disturb();
    return fate;
  };
  const delaysOf = (passage: Passage): readonly number[] => {
    const fate = fateOf(passage);
    return typeof fate === 'string' ? [] : fate;
  };
  const sandboxed = sandboxes({ scheduler: schedule, simulation, isDown });

  return {
    simulation,
    scheduler: schedule,
    sandboxes: sandboxed,
    isDown,
    isQuotaExhausted: () => now() < quotaUntil,
    isStruck: (address) =>
      now() < storm.until && seededRandom(`${String(simulation.seed)}|storm|${address}`) < storm.share,
    messageFate: (queue) => fateOf({ what: 'message', name: queue }),
    returnsAfter: (queue) => {
      const [delay = 0] = delaysOf({ what: 'handled', name: queue });
      return delay === 0 ? undefined : delay;
    },
    indexLag: (index) => delaysOf({ what: 'index-read', name: index })[0] ?? 0,
    publishEvent: (publish) => (topicArn, message) => {
      const event = SesEvent.parse(JSON.parse(message));
      const { eventType } = event;
      const delays = delaysOf({ what: 'ses-event', name: eventType });
      if (delays.length === 0) lose(event, 'lost');
      else if (Math.min(...delays) > tooLate) lose(event, 'late');
      for (const delay of delays) publish(topicArn, message, simulation.newsLatency(eventType) + delay);
      return Promise.resolve();
    },
    publishNotice: (publish) => (topicArn, message) => {
      const delays = delaysOf({ what: 'notice', name: 'inbound' });
      if (delays.length === 0) lostNotices.push(Notice.parse(JSON.parse(message)).mail.messageId);
      for (const delay of delays) publish(topicArn, message, simulation.newsLatency('notice') + delay);
      return Promise.resolve();
    },
    tell,
    disturb,
    giveUp: (bodies) => {
      disturb();
      for (const body of bodies.filter((text) => text.includes('eventType'))) {
        const { Message = body } = Wrapped.catch({}).parse(JSON.parse(body));
        const event = SesEvent.safeParse(JSON.parse(Message));
        if (event.success) lose(event.data, 'dead letters');
      }
    },
    disturbedAt: () => disturbedAt,
    events: {
      outage: (until) => {
        tell(`outage until ${until}`);
        downUntil = Date.parse(until);
        schedule.at(downUntil, () => {
          tell('outage over');
          disturb();
        });
      },
      exhaustQuota: (until) => {
        tell(`quota exhausted until ${until}`);
        quotaUntil = Date.parse(until);
      },
      bounceStorm: ({ share, until }) => {
        tell(`${String(share)} of all addresses bounce until ${until}`);
        storm = { share, until: Date.parse(until) };
      },
      lostEvents: () => lostEvents,
      lostNotices: () => lostNotices,
      inFlight: sandboxed.inFlight,
      traceHash: simulation.trace.hash,
      story: simulation.trace.story,
    },
  };
}
