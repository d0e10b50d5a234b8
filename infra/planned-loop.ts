import { Duration } from 'aws-cdk-lib';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import {
  Choice,
  Condition,
  Errors,
  Fail,
  type IChainable,
  IntegrationPattern,
  JitterType,
  Pass,
  Succeed,
  TaskInput,
  type TaskStateBase,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type * as z from 'zod';
import { FactsMoved, NotFound } from '../shared/contracts/errors.ts';
import type { recordFailure } from '../shared/contracts/steps.ts';

type Watched = z.infer<(typeof recordFailure)['input']>['target'];

/** What a plan of this contract may say. */
export type NextOf<S extends { readonly output: z.ZodType<{ next: string }> }> = z.output<S['output']>['next'];

/** A function as a machine sees it. */
export interface Worker {
  readonly function: Function;
  readonly timeout: Duration;
}

/** One thing a plan may ask for: the state's name as a coordinator would say it, and who does it. */
export interface Act {
  readonly state: string;
  readonly by: Worker;
}

export interface PlannedLoopProps<Next extends string, Waiting extends Next> {
  readonly entity: Watched;
  readonly plan: Worker;
  /** Every `next` of the plan's contract but those that wait and `closed`: a forgotten one does not compile. */
  readonly acts: Readonly<Record<Exclude<Next, Waiting | 'closed'>, Act>>;
  /** Where the execution waits until it is woken or the plan's time is over. */
  readonly wait: Act & { readonly on: readonly Waiting[]; readonly payload: Readonly<Record<string, string>> };
  readonly tellEngineer: Worker;
}

/** What the park function stores: the token, if the version planned on is still the present one. */
export function parking(target: Watched): Readonly<Record<string, string>> {
  return {
    target,
    id: `{% $states.context.Execution.Input.${target}Id %}`,
    version: '{% $version %}',
    wakes: '{% $wakes %}',
    waitSeconds: '{% $waitSeconds %}',
  };
}

/**
 * What all three machines do: plan, then act or wait, then plan again, until the plan says closed. The facts are in the table;
 * the execution holds the last plan alone, so any execution can be lost and started again.
 */
export function plannedLoop<Next extends string, Waiting extends Next>(
  scope: Construct,
  { entity, plan, acts, wait, tellEngineer }: PlannedLoopProps<Next, Waiting>,
): IChainable {
  const id = `{% $states.context.Execution.Input.${entity}Id %}`;
  const stopped = Fail.jsonata(scope, `The ${entity} stopped`, { error: '{% $error %}' });
  const tell = task(scope, `Tell the engineer that the ${entity} stopped`, tellEngineer, {
    target: entity,
    id,
    error: '{% $error %}',
  });
  tell.addCatch(stopped, { errors: [Errors.ALL] }).next(stopped);

  const failing = { errors: [Errors.ALL], assign: { error: '{% $states.errorOutput.Error %}' } }; // never the cause: it may quote a person
  const planning = task(
    scope,
    `Plan the ${entity}`,
    plan,
    { [`${entity}Id`]: id },
    {
      next: '{% $states.result.Payload.next %}',
      version: '{% $states.result.Payload.version %}',
      wakes: '{% $states.result.Payload.wakes %}',
      waitSeconds: '{% $states.result.Payload.waitSeconds %}',
    },
  ).addCatch(tell, failing);

  const waiting = waitForWake(scope, wait.state, wait.by, {
    ...wait.payload,
    token: '{% $states.context.Task.Token %}',
  })
    // The time being over is the normal way to a reminder; moved facts ask for another plan.
    .addCatch(planning, { errors: [Errors.TIMEOUT, FactsMoved.code] })
    .addCatch(tell, failing);
  waiting.next(planning);

  const route = Choice.jsonata(scope, `What does the ${entity} need?`);
  const when = (next: string) => Condition.jsonata(`{% $next = '${next}' %}`);
  for (const [next, act] of Object.entries<Act>(acts)) {
    const acting = task(scope, act.state, act.by, { [`${entity}Id`]: id })
      .addCatch(planning, { errors: [FactsMoved.code] })
      .addCatch(tell, failing);
    acting.next(planning);
    route.when(when(next), acting);
  }
  for (const next of wait.on) route.when(when(next), waiting);
  route.when(when('closed'), Succeed.jsonata(scope, `${capitalized(entity)} closed`));
  // An execution keeps the definition it started with: a newer plan may name what it does not know.
  route.otherwise(Pass.jsonata(scope, 'Nobody here knows this step', { assign: { error: 'UnknownStep' } }).next(tell));

  return planning.next(route);
}

/** One call of a function: it may be repeated, and the next state needs nothing but what is assigned. */
function task(
  scope: Construct,
  state: string,
  worker: Worker,
  payload: Record<string, unknown>,
  assign?: Record<string, string>,
): TaskStateBase {
  const invoke = LambdaInvoke.jsonata(scope, state, {
    lambdaFunction: worker.function,
    payload: TaskInput.fromObject(payload),
    outputs: {},
    ...(assign === undefined ? {} : { assign }),
    // Later than the function's own timeout, which thus comes first and is retried like any failure.
    taskTimeout: Timeout.duration(worker.timeout.plus(Duration.seconds(30))),
    retryOnServiceExceptions: false,
  });
  return retried(invoke, [Errors.TASKS_FAILED, Errors.TIMEOUT]);
}

/** Gives a function this state's token, then waits until somebody sends it back or the planned time is over. */
function waitForWake(scope: Construct, state: string, worker: Worker, payload: Record<string, unknown>): TaskStateBase {
  const invoke = LambdaInvoke.jsonata(scope, state, {
    lambdaFunction: worker.function,
    integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    payload: TaskInput.fromObject(payload),
    outputs: {},
    taskTimeout: Timeout.jsonata('{% $waitSeconds %}'),
    retryOnServiceExceptions: false,
  });
  return retried(invoke, [Errors.TASKS_FAILED]); // not the timeout: that would send again in silence
}

function retried(invoke: TaskStateBase, errors: string[]): TaskStateBase {
  return invoke.addRetry({ errors: [FactsMoved.code, NotFound.code], maxAttempts: 0 }).addRetry({
    errors,
    // 2 + 4 + 8 + 16 + 32 + 64 s, then 6 times 2 min: 14 minutes at most, 7 on average with full jitter.
    // Longer than a throttle or a deploy, shorter than the sweeper's turn.
    interval: Duration.seconds(2),
    backoffRate: 2,
    maxDelay: Duration.minutes(2),
    maxAttempts: 12,
    jitterStrategy: JitterType.FULL,
  });
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
