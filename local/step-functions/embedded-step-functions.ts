import { changeLog } from '../store/key-value-store.ts';
import { agenda } from './agenda.ts';
import { deployedMachines, type MachineSource } from './deployed-machines.ts';
import type { Execution, Standing, Work } from './execution.ts';
import { type ClosedStatus, interpreter, MAX_PAYLOAD_BYTES } from './interpreter.ts';
import { type Json, jsonBytes, overTheWire } from './json.ts';
import { jsonataExpressions } from './jsonata-expressions.ts';
import { seededRandom, seededUuid } from './seeded-random.ts';
import { ServiceException } from './service-exception.ts';
import { type ErrorOutput, StatesError } from './states-error.ts';
import type {
  EmbeddedStepFunctions,
  ExecutionDescription,
  StartExecutionInput,
  StepFunctionsOptions,
} from './step-functions.ts';
import { taskCall } from './task-call.ts';
import { taskToken, tokenOrigin } from './task-token.ts';

/** Standard workflows: the 25,000th event ends the execution. */
const MAX_HISTORY = 25_000;
/** Closed executions are forgotten, and their names free again, after 90 days. */
const RETENTION = 90 * 86_400_000;
/** What AWS refuses in a name: white space, control characters, brackets, wildcards and special characters. */
const NAME = /^[^\s\p{Cc}<>{}[\]?*"#%\\^|~`$&,;:/]{1,80}$/u;

/** Interprets synthesized JSONata state machines on a clock of the caller. Refuses at load whatever it does not know. */
export function embeddedStepFunctions(options: StepFunctionsOptions): EmbeddedStepFunctions {
  const { clock, seed } = options;
  const expressions = jsonataExpressions();
  const deployed = deployedMachines({ expressions, integrates: options.integrate !== undefined });
  const executions = new Map<string, Execution>();
  const plan = agenda();
  const log = changeLog(options.store);
  let orders = 0;
  let transitions = 0;
  let isTurning = false;

  const { enter, advance } = interpreter({
    expressions,
    call: taskCall(options.invoke, options.integrate),
    callsInBackground: options.callsInBackground === true,
    now: () => clock.now(),
    moment: (execution) => ({
      now: clock.now(),
      draw: () => seededRandom(drawLabel(execution)),
      uuid: () => seededUuid(drawLabel(execution)),
    }),
    definition: (execution) => deployed.definition(execution.definitionId),
    record,
    countTransition(execution) {
      execution.transitions += 1;
      transitions += 1;
    },
    order: () => ++orders,
    issueToken: (execution) => taskToken(seed, { executionArn: execution.arn, number: ++execution.tokens }),
    ready,
    arm: plan.arm,
    close,
  });

  deployed.replace(options.machines);
  return {
    startExecution,
    async sendTaskSuccess({ taskToken: token, output }) {
      const result = overTheWire(output);
      if (jsonBytes(result) > MAX_PAYLOAD_BYTES)
        throw new ServiceException('ValidationException', 'The output is longer than 262144 bytes');
      await answer(token, { kind: 'succeed', result });
    },
    sendTaskFailure: ({ taskToken: token, error = 'States.TaskFailed', cause }) =>
      answer(token, { kind: 'fail', error: errorOutput(error, cause) }),
    async sendTaskHeartbeat({ taskToken: token }) {
      const { execution, standing } = callOf(token);
      if (standing.heartbeat !== undefined) {
        standing.heartbeat.dueAt = clock.now() + standing.heartbeat.seconds * 1000;
        plan.arm(execution);
      }
      await stored(execution);
    },
    async stopExecution({ executionArn, error, cause }) {
      const execution = executionOf(executionArn);
      if (execution.frame !== undefined)
        close(execution, 'ABORTED', error === undefined ? {} : { error: errorOutput(error, cause) });
      await stored(execution);
      return { stoppedAt: execution.stoppedAt ?? clock.now() };
    },
    describeExecution: ({ executionArn }) => describe(executionOf(executionArn)),
    listExecutions({ stateMachineArn, statusFilter }) {
      if (deployed.machine(stateMachineArn) === undefined) throw noMachine(stateMachineArn);
      return [...executions.values()]
        .filter((one) => one.machineArn === stateMachineArn && (statusFilter ?? one.status) === one.status)
        .filter((one) => !isForgotten(one))
        .sort((one, other) => other.startedAt - one.startedAt || other.order - one.order)
        .map(describe);
    },
    nextWakeAt: plan.nextWakeAt,
    turn,
    async settle() {
      while (await turn());
    },
    restore,
    get transitions() {
      return transitions;
    },
    killAll(error) {
      for (const execution of executions.values())
        if (execution.frame !== undefined) {
          close(execution, 'ABORTED', { error });
          touch(execution);
        }
    },
    replaceMachines: deployed.replace,
  };

  async function startExecution({ stateMachineArn, name = unusedName(), input = {} }: StartExecutionInput) {
    const machine = deployed.machine(stateMachineArn);
    if (machine === undefined) throw noMachine(stateMachineArn);
    if (!NAME.test(name)) throw new ServiceException('InvalidName', `Invalid name: '${name}'`);
    const given = overTheWire(input);
    if (jsonBytes(given) > MAX_PAYLOAD_BYTES)
      throw new ServiceException('ValidationException', 'The input is longer than 262144 bytes');
    const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    const earlier = executions.get(arn);
    if (earlier !== undefined && !isForgotten(earlier)) {
      if (earlier.frame === undefined || JSON.stringify(earlier.input) !== JSON.stringify(given))
        throw new ServiceException('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
      return { executionArn: arn, startedAt: earlier.startedAt };
    }
    const definition = deployed.definition(machine.definitionId);
    const execution: Execution = {
      arn,
      name,
      machineArn: stateMachineArn,
      machineName: machine.name,
      definitionId: machine.definitionId,
      input: given,
      startedAt: clock.now(),
      deadlineAt: definition.TimeoutSeconds && clock.now() + definition.TimeoutSeconds * 1000,
      order: ++orders,
      status: 'RUNNING',
      events: 0,
      transitions: 0,
      draws: 0,
      tokens: 0,
    };
    executions.set(arn, execution);
    log.touch(`definition|${machine.definitionId}`, machine.source);
    record(execution, 'ExecutionStarted');
    enter(execution, definition.StartAt, given, {});
    plan.armDeadline(execution);
    await stored(execution);
    return { executionArn: arn, startedAt: execution.startedAt };
  }

  async function turn(): Promise<boolean> {
    if (isTurning) throw new Error('A turn is under way: a task must not drive the machines that called it');
    isTurning = true;
    try {
      plan.fireDue(clock.now(), (execution, work) => {
        makeReady(execution, work);
        touch(execution);
      });
      const execution = plan.next();
      if (execution !== undefined) {
        await advance(execution);
        touch(execution);
      }
      await log.flush();
      return execution !== undefined;
    } finally {
      isTurning = false;
    }
  }

  function restore(): void {
    if (executions.size > 0) throw new Error('Executions have started already');
    for (const [key, text] of options.store?.entries() ?? []) {
      const [kind, id = ''] = key.split('|');
      const value: unknown = JSON.parse(text);
      if (kind === 'execution')
        executions.set(id, value as Execution); // written by `touch`
      else deployed.remember(id, value as MachineSource); // written by `startExecution`
    }
    const running: { execution: Execution; standing: Standing }[] = [];
    for (const execution of executions.values()) {
      orders = Math.max(orders, execution.order);
      transitions += execution.transitions;
      if (execution.frame === undefined) continue;
      const { standing } = execution.frame;
      orders = Math.max(orders, standing.order);
      running.push({ execution, standing });
    }
    running.sort((one, other) => one.standing.order - other.standing.order);
    for (const { execution, standing } of running) {
      if (execution.frame === undefined) continue;
      if (standing.kind === 'ready') plan.makeReady(execution, standing);
      else if (standing.kind === 'calling') makeReady(execution, { kind: 'run' });
      else plan.arm(execution);
      plan.armDeadline(execution);
    }
  }

  function ready(execution: Execution, work: Work): Standing {
    const standing = { kind: 'ready', order: ++orders, work } as const;
    plan.makeReady(execution, standing);
    return standing;
  }

  function makeReady(execution: Execution, work: Work): void {
    if (execution.frame !== undefined) execution.frame.standing = ready(execution, work);
  }

  function close(
    execution: Execution,
    status: ClosedStatus,
    { output, error }: { output?: Json; error?: ErrorOutput },
  ): void {
    execution.frame = undefined;
    execution.status = status;
    execution.stoppedAt = clock.now();
    if (output !== undefined) execution.output = output;
    execution.error = error;
    tell(execution, CLOSING_EVENTS[status]);
  }

  function record(execution: Execution, type: string, state?: string): void {
    if (execution.events >= MAX_HISTORY - 1)
      throw new StatesError(
        'States.Runtime',
        `The execution reached the limit of ${String(MAX_HISTORY)} history events`,
      );
    tell(execution, type, state);
  }

  function tell(execution: Execution, type: string, state?: string): void {
    execution.events += 1;
    const event = { at: clock.now(), executionArn: execution.arn, machine: execution.machineName, type };
    options.onEvent?.(state === undefined ? event : { ...event, state });
  }

  async function answer(token: string, work: Work): Promise<void> {
    const { execution } = callOf(token);
    makeReady(execution, work);
    await stored(execution);
  }

  function callOf(token: string) {
    const origin = tokenOrigin(seed, token);
    if (origin === undefined) throw new ServiceException('InvalidToken', 'Invalid token');
    const execution = executions.get(origin.executionArn);
    if (execution === undefined || isForgotten(execution))
      throw new ServiceException('TaskDoesNotExist', 'Task does not exist');
    const standing = execution.frame?.standing;
    if ((standing?.kind !== 'calling' && standing?.kind !== 'awaiting token') || standing.token !== token)
      throw new ServiceException('TaskTimedOut', 'Task Timed Out: Provided task does not exist anymore');
    return { execution, standing };
  }

  function executionOf(arn: string): Execution {
    const execution = executions.get(arn);
    if (execution === undefined || isForgotten(execution))
      throw new ServiceException('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return execution;
  }

  function isForgotten({ stoppedAt }: Execution): boolean {
    return stoppedAt !== undefined && clock.now() - stoppedAt >= RETENTION;
  }

  function touch(execution: Execution): void {
    log.touch(`execution|${execution.arn}`, execution);
  }

  function stored(execution: Execution): Promise<void> {
    touch(execution);
    return log.flush();
  }

  function drawLabel(execution: Execution): string {
    return `${String(seed)}|${execution.arn}|${String(++execution.draws)}`;
  }

  function unusedName(): string {
    return seededUuid(`${String(seed)}|execution|${String(++orders)}`);
  }
}

const CLOSING_EVENTS = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
} as const;

function describe(execution: Execution): ExecutionDescription {
  return {
    executionArn: execution.arn,
    stateMachineArn: execution.machineArn,
    name: execution.name,
    status: execution.status,
    startedAt: execution.startedAt,
    stoppedAt: execution.stoppedAt,
    input: overTheWire(execution.input),
    output: execution.output === undefined ? undefined : overTheWire(execution.output),
    error: execution.error,
    state: execution.frame?.state,
    events: execution.events,
  };
}

function errorOutput(error: string, cause: string | undefined): ErrorOutput {
  return cause === undefined ? { Error: error } : { Error: error, Cause: cause };
}

function noMachine(arn: string): ServiceException {
  return new ServiceException('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}
