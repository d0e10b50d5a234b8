import { dueAt, type Execution, type Standing, type Work, workWhenDue } from './execution.ts';
import { type Timer, timerHeap } from './timers.ts';

/** Who is next: ready executions first in, first out, and the timers that make executions ready. */
export type Agenda = {
  /** Gives an execution its turn after all that are ready already. */
  readonly makeReady: (execution: Execution, standing: Extract<Standing, { kind: 'ready' }>) => void;
  /** Wakes an execution when its present standing is due. */
  readonly arm: (execution: Execution) => void;
  /** Ends an execution at its own deadline. */
  readonly armDeadline: (execution: Execution) => void;
  /** The next execution to have its turn. Its standing is `ready`. */
  readonly next: () => Execution | undefined;
  /** Makes ready what is due now, in time order. */
  readonly fireDue: (now: number, wake: (execution: Execution, work: Work) => void) => void;
  readonly nextWakeAt: () => number | undefined;
};

type Wake = Timer & { readonly execution: Execution; readonly standing: Standing | undefined };

export function agenda(): Agenda {
  const timers = timerHeap<Wake>();
  let queue: { readonly execution: Execution; readonly standing: Standing }[] = [];
  let head = 0;

  return {
    makeReady(execution, standing) {
      queue.push({ execution, standing });
    },
    arm(execution) {
      const standing = execution.frame?.standing;
      const at = standing && dueAt(standing);
      if (at !== undefined && standing !== undefined) timers.add({ at, order: standing.order, execution, standing });
    },
    armDeadline(execution) {
      const at = execution.deadlineAt;
      if (at !== undefined) timers.add({ at, order: execution.order, execution, standing: undefined });
    },
    next() {
      for (;;) {
        const entry = queue[head];
        if (entry === undefined) {
          queue = [];
          head = 0;
          return undefined;
        }
        head += 1;
        if (head > 1024) {
          queue = queue.slice(head);
          head = 0;
        }
        if (entry.execution.frame?.standing === entry.standing) return entry.execution;
      }
    },
    fireDue(now, wake) {
      for (let timer = earliestLive(); timer !== undefined && timer.at <= now; timer = earliestLive()) {
        timers.removeEarliest();
        wake(timer.execution, timer.standing === undefined ? { kind: 'time out' } : workWhenDue(timer.standing, now));
      }
    },
    nextWakeAt: () => earliestLive()?.at,
  };

  function earliestLive(): Wake | undefined {
    for (;;) {
      const timer = timers.earliest();
      if (timer === undefined || isLive(timer)) return timer;
      timers.removeEarliest();
    }
  }
}

function isLive({ execution, standing, at }: Wake): boolean {
  if (standing === undefined) return execution.frame !== undefined;
  return execution.frame?.standing === standing && dueAt(standing) === at;
}
