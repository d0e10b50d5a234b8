import type { Clock } from '../../shared/ports.ts';
import { keptState } from '../store/kept-state.ts';
import type { Parts } from '../store/key-value-store.ts';

/** A schedule of EventBridge Scheduler with a rate; a cron expression is refused, since none is used. */
export type ScheduleDefinition = {
  readonly name: string;
  readonly arn: string;
  readonly expression: string;
  readonly functionArn: string;
  /** The event as JSON text, `<aws.scheduler.…>` attributes allowed; without it the function gets Scheduler's own event. */
  readonly input?: string;
  readonly enabled: boolean;
};

/** Schedules on the virtual clock. */
export type EmbeddedSchedules = {
  readonly nextWakeAt: () => string | undefined;
  /** Runs the one schedule that is due longest; false when none is. A failed run is reported, not repeated: the next tick repairs. */
  readonly turn: () => Promise<boolean>;
  /** How many due ticks `isWorthwhile` declined. */
  readonly skipped: () => number;
  /** Keeps when each schedule is due next. */
  readonly keep: () => void;
};

type Options = {
  readonly clock: Clock;
  readonly schedules: readonly ScheduleDefinition[];
  readonly invoke: (functionArn: string, event: unknown) => Promise<unknown>;
  readonly onFailure?: (schedule: ScheduleDefinition, error: unknown) => void;
  /** Declines a tick that could not change anything (virtual months have thousands of them); every tick runs by default. */
  readonly isWorthwhile?: (schedule: ScheduleDefinition) => boolean;
  /** Goes on with what was kept. */
  readonly parts?: Parts;
};

/** Starts every enabled schedule now, unless it was kept; the first tick comes after one interval. */
export function embeddedSchedules({
  clock,
  schedules,
  invoke,
  onFailure = () => undefined,
  isWorthwhile = () => true,
  parts,
}: Options): EmbeddedSchedules {
  const state = keptState(parts?.('schedules'));
  const kept = (state.recall('timers') ?? { dueAt: {}, skipped: 0 }) as Timers; // kept by `keep`
  const timers = schedules
    .filter((schedule) => schedule.enabled)
    .map((schedule) => {
      const interval = rateMilliseconds(schedule.expression);
      return { schedule, interval, dueAt: kept.dueAt[schedule.name] ?? Date.parse(clock.now()) + interval };
    });
  const next = () => timers.toSorted((one, other) => one.dueAt - other.dueAt)[0];
  let { skipped } = kept;

  return {
    nextWakeAt: () => {
      const timer = next();
      return timer === undefined ? undefined : new Date(timer.dueAt).toISOString();
    },
    turn: async () => {
      const timer = next();
      if (timer === undefined || timer.dueAt > Date.parse(clock.now())) return false;
      const scheduledAt = new Date(timer.dueAt).toISOString();
      timer.dueAt += timer.interval;
      if (!isWorthwhile(timer.schedule)) skipped += 1;
      else
        try {
          await invoke(timer.schedule.functionArn, scheduledEvent(timer.schedule, scheduledAt));
        } catch (error) {
          onFailure(timer.schedule, error);
        }
      return true;
    },
    skipped: () => skipped,
    keep: () => {
      const dueAt = Object.fromEntries(timers.map((timer) => [timer.schedule.name, timer.dueAt]));
      state.keep('timers', { dueAt, skipped } satisfies Timers);
    },
  };
}

type Timers = { readonly dueAt: Readonly<Record<string, number>>; readonly skipped: number };

function scheduledEvent({ arn, input }: ScheduleDefinition, scheduledAt: string): unknown {
  const time = scheduledAt.replace('.000Z', 'Z');
  const id = `${arn}@${time}`;
  if (input === undefined)
    return {
      version: '0',
      id,
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: arn.split(':')[4],
      time,
      region: arn.split(':')[3],
      resources: [arn],
      detail: '{}',
    };
  const attributes: Record<string, string> = {
    'scheduled-time': time,
    'schedule-arn': arn,
    'execution-id': id,
    'attempt-number': '1',
  };
  const text = input.replace(/<aws\.scheduler\.([a-z-]+)>/g, (whole, name: string) => attributes[name] ?? whole);
  return JSON.parse(text) as unknown;
}

const UNITS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function rateMilliseconds(expression: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const length = unit === undefined ? undefined : UNITS[unit];
  if (count === undefined || length === undefined)
    throw new Error(`Only rate schedules are supported, not ${expression}`);
  return Number(count) * length;
}
