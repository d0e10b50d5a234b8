import type { Clock } from '../../shared/ports.ts';

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
};

type Options = {
  readonly clock: Clock;
  readonly schedules: readonly ScheduleDefinition[];
  readonly invoke: (functionArn: string, event: unknown) => Promise<unknown>;
  readonly onFailure?: (schedule: ScheduleDefinition, error: unknown) => void;
  /** Declines a tick that could not change anything (virtual months have thousands of them); every tick runs by default. */
  readonly isWorthwhile?: (schedule: ScheduleDefinition) => boolean;
};

/** Starts every enabled schedule now; the first tick comes after one interval. */
export function embeddedSchedules({
  clock,
  schedules,
  invoke,
  onFailure = () => undefined,
  isWorthwhile = () => true,
}: Options): EmbeddedSchedules {
  const timers = schedules
    .filter((schedule) => schedule.enabled)
    .map((schedule) => {
      const interval = rateMilliseconds(schedule.expression);
      return { schedule, interval, dueAt: Date.parse(clock.now()) + interval };
    });
  const next = () => timers.toSorted((one, other) => one.dueAt - other.dueAt)[0];
  let skipped = 0;

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
  };
}

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
