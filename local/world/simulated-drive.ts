import type { Instant } from '../../shared/domain/instant.ts';
import type { StoredMail } from '../mail/mailbox.ts';
import type { EmbeddedQueues } from '../queues/embedded-queues.ts';
import type { EmbeddedSchedules } from '../queues/embedded-schedules.ts';
import type { EmbeddedStepFunctions } from '../step-functions/step-functions.ts';
import type { Simulated, SimulatedParts } from './simulated.ts';

type Options = {
  readonly parts: SimulatedParts;
  readonly queues: EmbeddedQueues;
  readonly machines: EmbeddedStepFunctions;
  readonly schedules: EmbeddedSchedules;
  readonly mails: readonly StoredMail[];
  readonly now: () => number;
  readonly moveTo: (instant: Instant) => void;
  /** Looks up, before a tick, whether a sweep could find anything. */
  readonly beforeTick: () => Promise<void>;
};

/** How a simulated world moves: one thing at a time, and the next one only when every function waits for something. */
export type SimulatedDrive = Pick<Simulated, 'advance' | 'rest' | 'isAtRest'> & {
  /** Does everything that is due now. */
  readonly settle: () => Promise<void>;
  readonly nextWakeAt: () => Instant | undefined;
};

/** What comes due within this time still counts as going on: longer than the first retries of a machine. */
const SOON = 60_000;

/** Drives the parts in one fixed order: calls and answers, then batches, transitions, schedules. */
export function simulatedDrive(options: Options): SimulatedDrive {
  const { parts, queues, machines, schedules, mails, now, moveTo, beforeTick } = options;
  const { scheduler, sandboxes, isDown, tell } = parts;
  let told = 0;

  const tellMails = () => {
    for (; told < mails.length; told += 1) {
      const mail = mails[told];
      if (mail !== undefined) tell(`SES accepts ${mail.id}`, Buffer.from(mail.raw).toString('latin1'));
    }
  };
  const settle = async (): Promise<void> => {
    for (;;) {
      if (scheduler.fireNext()) {
        await sandboxes.quiet();
        tellMails();
      } else if (!isDown() && ((await queues.turn()) || (await machines.turn()))) continue;
      else {
        await beforeTick();
        if (!(await schedules.turn())) return;
      }
    }
  };
  const wakes = (): number[] =>
    [scheduler.nextAt(), ...(isDown() ? [] : [timeOf(queues.nextWakeAt()), machines.nextWakeAt()])].filter(
      (at) => at !== undefined,
    );
  const nextWakeAt = (): Instant | undefined => {
    const next = Math.min(...wakes(), timeOf(schedules.nextWakeAt()) ?? Infinity);
    return next === Infinity ? undefined : new Date(next).toISOString();
  };
  const isAtRest = () => sandboxes.inFlight() === 0 && wakes().every((at) => at > now() + SOON);
  /** Moves on to what is next, but not beyond `until`; false when it is reached. */
  const move = (until: Instant): boolean => {
    const next = nextWakeAt();
    const isBefore = next !== undefined && next <= until;
    moveTo(isBefore ? next : until);
    return isBefore;
  };

  return {
    settle,
    nextWakeAt,
    isAtRest,
    advance: async (until) => {
      const left = mails.length;
      for (;;) {
        await settle();
        if (mails.length > left) return 'mail';
        if (!move(until)) {
          await settle();
          return mails.length > left ? 'mail' : 'reached';
        }
      }
    },
    rest: async (limit) => {
      for (;;) {
        await settle();
        if (isAtRest() || !move(limit)) return;
      }
    },
  };
}

function timeOf(instant: Instant | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant);
}
