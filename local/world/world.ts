import type { Instant } from '../../shared/domain/instant.ts';
import type { Clock } from '../../shared/ports.ts';
import { type Assembly, loadAssembly } from '../assembly/load-assembly.ts';
import { REGION } from '../assembly/resource-naming.ts';
import { type DynamoFault, type EmbeddedDynamo, embeddedDynamo } from '../dynamodb/embedded-dynamo.ts';
import { eventDestinations } from '../mail/event-destinations.ts';
import { createInbound, type Findings, type Inbound } from '../mail/inbound.ts';
import { createMailbox, type SendFault, type StoredMail } from '../mail/mailbox.ts';
import { type EmbeddedQueues, embeddedQueues, type QueueEvent } from '../queues/embedded-queues.ts';
import { type EmbeddedSchedules, embeddedSchedules } from '../queues/embedded-schedules.ts';
import type { SandboxedFunction } from '../simulation/sandboxes.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { embeddedStepFunctions } from '../step-functions/embedded-step-functions.ts';
import { stepFunctionsRequestHandler } from '../step-functions/request-handler.ts';
import type { EmbeddedStepFunctions, HistoryEvent } from '../step-functions/step-functions.ts';
import { tokenOrigin } from '../step-functions/task-token.ts';
import { type EmbeddedStorage, embeddedStorage } from '../storage/embedded-storage.ts';
import { keptMessages } from '../store/kept-messages.ts';
import { keptState } from '../store/kept-state.ts';
import type { Parts } from '../store/key-value-store.ts';
import { deployedFunctions, mayInvoke } from './deployed-functions.ts';
import { seededIds } from './seeded-ids.ts';
import { type Simulated, simulatedParts } from './simulated.ts';
import { simulatedDrive } from './simulated-drive.ts';
import { virtualClock } from './virtual-clock.ts';
import { type SweepMemory, worthwhileSweeps } from './worthwhile-sweeps.ts';

export interface WorldOptions {
  /** A synthesized assembly (`cdk.out`). */
  readonly assembly: string;
  readonly seed: number;
  readonly startsAt: Instant;
  /** True for an address that does not exist any more. */
  readonly bounces?: (address: string) => boolean;
  /** Runs every sweep, also those that could find nothing to do. */
  readonly everySweep?: boolean;
  /** Where the world keeps what it is, and from where it goes on if anything was kept. Not what a simulation has under way. */
  readonly parts?: Parts;
  readonly onHistory?: (event: HistoryEvent) => void;
  readonly onLog?: (line: string) => void;
  /** Every call of a function by a machine, a queue or a schedule, with what it got and gave. */
  readonly onInvoke?: (call: { readonly name: string; readonly event: unknown; readonly result: unknown }) => void;
  readonly onQueueEvent?: (event: QueueEvent) => void;
  readonly faults?: {
    readonly dynamo?: (operation: string, input: unknown) => DynamoFault | undefined;
    readonly ses?: (send: { from: string; to: readonly string[]; count: number }) => SendFault | undefined;
    readonly duplicate?: () => boolean;
  };
  /** Makes every AWS call take virtual time, lets functions run side by side, and decides what goes wrong. Without it a call takes none. */
  readonly simulation?: Simulation;
}

/** The deployed program without AWS: the same handlers, state machines, environments and permissions, on a clock that the caller moves. */
export interface World {
  readonly clock: Clock;
  readonly assembly: Assembly;
  readonly mails: readonly StoredMail[];
  readonly machines: EmbeddedStepFunctions;
  readonly queues: EmbeddedQueues;
  readonly schedules: EmbeddedSchedules;
  readonly storage: EmbeddedStorage;
  readonly dynamo: EmbeddedDynamo;
  readonly invocations: ReadonlyMap<string, number>;
  /** A message arrives from outside; answers SES's id, or undefined when no recipient is ours. */
  readonly deliver: Inbound['deliver'];
  /**
   * Calls a function by its contract's name, as somebody whom IAM lets do so; what follows from it is done by `settle`. In a simulated world
   * the answer comes while the caller drives on: do not wait for it first.
   */
  readonly call: (name: string, event: unknown) => Promise<unknown>;
  /** Does everything that is due now. */
  readonly settle: () => Promise<void>;
  /** When something is due next; undefined when nothing ever will be. */
  readonly nextWakeAt: () => Instant | undefined;
  /** Moves the clock; never backwards. */
  readonly moveTo: (instant: Instant) => void;
  /** Writes to `parts` whatever has changed; to be called when everything due is done. */
  readonly keep: () => void;
  /** Of a world opened with a simulation. */
  readonly simulated: Simulated | undefined;
}

/** What the world itself remembers besides its clock: its counters, and what the last sweep left. */
interface Kept extends SweepMemory {
  readonly drawn: number;
  readonly received: number;
  readonly invocations: Readonly<Record<string, number>>;
}

/** After a loss that no table knows of every sweep runs for this long (ms): what a repair needs may fail again and again. */
const disturbance = 3 * 3_600_000;

/** Opens a world on a synthesized assembly, or goes on with one that was kept. The same seed and the same messages give the same world, byte for byte. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { seed, startsAt, faults = {} } = options;
  const keeping = options.parts === undefined ? {} : { parts: options.parts };
  const state = keptState(options.parts?.('world'));
  const kept = state.recall('counters') as Kept | undefined; // kept by `keep`
  const assembly = loadAssembly(options.assembly);
  let deployed = assembly;
  let deploys = 0;
  const clock = virtualClock((state.recall('clock') as Instant | undefined) ?? startsAt);
  const now = clock.millis;
  const ids = seededIds(seed, kept?.drawn ?? 0);
  const invocations = new Map(Object.entries(kept?.invocations ?? {}));
  let functions: ReadonlyMap<string, SandboxedFunction> = new Map();
  const opened = new Map<SandboxedFunction, (event: unknown) => Promise<unknown>>();
  const simulated = options.simulation && simulatedParts(options.simulation, now);
  const run = (found: SandboxedFunction, event: unknown): Promise<unknown> => {
    if (simulated !== undefined) return simulated.sandboxes.invoke(found, event);
    // Without a simulation one sandbox per function does: nothing runs beside anything.
    const only = opened.get(found);
    if (only === undefined) throw new Error(`${found.name} was not opened`);
    return only(event);
  };
  const invoke = async (functionArn: string, event: unknown): Promise<unknown> => {
    const found = functions.get(functionArn);
    if (found === undefined) throw new Error(`There is no function ${functionArn}`);
    const name = functionArn.split(':').at(-1) ?? functionArn;
    invocations.set(name, (invocations.get(name) ?? 0) + 1);
    const result = await run(found, event);
    options.onInvoke?.({ name, event, result });
    return result;
  };

  const dynamo = embeddedDynamo({
    tables: assembly.tables,
    ...keeping,
    ...(faults.dynamo === undefined ? {} : { fault: faults.dynamo }),
    ...(simulated && {
      staleness: { now, lag: ({ index = 'the table itself' }) => simulated.indexLag(index) },
    }),
  });
  const storage = embeddedStorage({ buckets: assembly.buckets, clock, ...keeping });
  const queues = embeddedQueues({
    clock,
    queues: assembly.queues,
    subscriptions: assembly.subscriptions,
    mappings: assembly.eventSourceMappings,
    invoke,
    ...keeping,
    onEvent: (event) => {
      simulated?.tell(`${event.queue} ${event.kind} ${event.messageIds.join(' ')}`);
      if (event.kind === 'dead-lettered') simulated?.giveUp(event.bodies ?? []);
      options.onQueueEvent?.(event);
    },
    ...(faults.duplicate === undefined ? {} : { duplicate: faults.duplicate }),
    ...(simulated && {
      batchesInBackground: true,
      fateOf: simulated.messageFate,
      returnsAfter: simulated.returnsAfter,
    }),
  });
  const roleOf = (machineArn: string) => deployed.stateMachines.find(({ arn }) => arn === machineArn)?.roleArn ?? '';
  const machines = embeddedStepFunctions({
    machines: assembly.stateMachines,
    clock: { now },
    seed,
    invoke: (functionArn, payload, caller) => {
      mayInvoke(deployed, roleOf(caller.machineArn), functionArn);
      return invoke(functionArn, payload);
    },
    callsInBackground: simulated !== undefined,
    ...(options.parts === undefined ? {} : { store: options.parts('executions') }),
    onEvent: (event) => {
      simulated?.tell(`${event.executionArn.split(':').at(-1) ?? ''} ${event.type} ${event.state ?? ''}`);
      options.onHistory?.(event);
    },
  });
  const publish = (topicArn: string, message: string) => {
    queues.publish(topicArn, message);
    return Promise.resolve();
  };
  const identities = assembly.cloud
    .resources('AWS::SES::EmailIdentity')
    .map(({ property }) => String(property('EmailIdentity')));
  const mails = keptMessages<StoredMail>(options.parts?.('mails'));
  const mailbox = createMailbox({
    mails: mails.messages,
    now: () => clock.now(),
    region: REGION,
    identities,
    configurationSets: eventDestinations(assembly),
    publish: simulated?.publishEvent(queues.publish) ?? publish,
    bounces: (address) => options.bounces?.(address) === true || simulated?.isStruck(address) === true,
    fault: (send) => (simulated?.isQuotaExhausted() === true ? 'quota' : faults.ses?.(send)),
  });
  const deployment = {
    wires: {
      dynamodb: dynamo.requestHandler,
      s3: storage.requestHandler,
      sqs: queues.requestHandler,
      ses: mailbox.requestHandler,
      states: stepFunctionsRequestHandler(machines, { region: REGION }),
    },
    account: {
      tables: assembly.tables,
      identities,
      machineOf: (token: string) => machineOfToken(seed, token),
    },
    clock,
    ids,
    log: options.onLog ?? (() => undefined),
  };
  functions = await deployedFunctions({ ...deployment, assembly });
  if (simulated === undefined)
    for (const found of functions.values())
      opened.set(
        found,
        found.open((_service, requestHandler) => requestHandler),
      );

  const sweeps = worthwhileSweeps({ dynamo, program: programTableName(assembly), now, kept });
  const lookAhead = () => {
    if (options.everySweep !== true) sweeps.look(schedules.nextWakeAt());
  };
  const isDisturbed = () => simulated !== undefined && now() - simulated.disturbedAt() < disturbance;
  const inBackground = (functionArn: string, event: unknown) => {
    invoke(functionArn, event).catch(sweeps.forget);
    return Promise.resolve();
  };
  const schedules = embeddedSchedules({
    clock,
    schedules: assembly.schedules,
    ...keeping,
    invoke: simulated === undefined ? invoke : inBackground,
    isWorthwhile: () => {
      if (simulated?.isDown() === true) return false;
      const isWorthwhile = options.everySweep === true || isDisturbed() || sweeps.isWorthwhile();
      if (simulated !== undefined && isWorthwhile) sweeps.remember(); // what is written while it runs is for the next one
      return isWorthwhile;
    },
  });

  const [rule] = assembly.receiptRules;
  if (rule?.topicArn === undefined) throw new Error('The assembly has no receipt rule that tells a topic');
  let received = kept?.received ?? 0;
  const inbound = createInbound({
    count: received,
    now: () => clock.now(),
    region: REGION,
    domain: rule.recipients[0] ?? '',
    bucket: rule.bucket,
    keyPrefix: rule.prefix,
    topicArn: rule.topicArn,
    put: (bucket, key, bytes) => {
      storage.put(bucket, key, bytes);
      return Promise.resolve();
    },
    publish: simulated?.publishNotice(queues.publish) ?? publish,
  });

  const drive =
    simulated &&
    simulatedDrive({
      parts: simulated,
      queues,
      machines,
      schedules,
      mails: mailbox.mails,
      now,
      moveTo: clock.moveTo,
      beforeTick: lookAhead,
    });
  const settle = async () => {
    let busy = true;
    while (busy) {
      busy = (await queues.turn()) || (await machines.turn());
      if (busy) continue;
      lookAhead();
      busy = await schedules.turn();
      if (!busy) continue;
      while ((await queues.turn()) || (await machines.turn()));
      sweeps.remember();
    }
  };

  machines.restore();
  return {
    clock,
    assembly,
    mails: mailbox.mails,
    machines,
    queues,
    schedules,
    storage,
    dynamo,
    invocations,
    deliver: async (raw: Uint8Array, recipients: readonly string[], findings?: Findings) => {
      const id = await inbound.deliver(raw, recipients, findings);
      if (id !== undefined) received += 1;
      return id;
    },
    call: (name, event) => {
      const called = deployed.functions.find(({ modulePath }) => modulePath.endsWith(`/${name}/index.mjs`));
      return invoke(called?.arn ?? name, event);
    },
    settle: drive?.settle ?? settle,
    nextWakeAt: () => {
      if (drive !== undefined) return drive.nextWakeAt();
      const machine = machines.nextWakeAt();
      return [
        queues.nextWakeAt(),
        schedules.nextWakeAt(),
        machine === undefined ? undefined : new Date(machine).toISOString(),
      ]
        .filter((at) => at !== undefined)
        .toSorted()[0];
    },
    moveTo: clock.moveTo,
    keep: () => {
      dynamo.keep();
      queues.keep();
      schedules.keep();
      mails.keep();
      const counts = { drawn: ids.drawn(), received, ...sweeps.memory(), invocations: Object.fromEntries(invocations) };
      state.keep('counters', counts satisfies Kept);
      state.keep('clock', clock.now());
    },
    simulated: simulated &&
      drive && {
        simulation: simulated.simulation,
        ...simulated.events,
        advance: drive.advance,
        isAtRest: drive.isAtRest,
        rest: drive.rest,
        killAll: () => {
          simulated.tell('every execution is killed');
          simulated.disturb();
          machines.killAll({ Error: 'Killed', Cause: 'By the simulation' });
        },
        deploy: async (change = {}) => {
          deploys += 1;
          simulated.tell(`deploy ${String(deploys)}`);
          simulated.disturb();
          deployed = change.assembly === undefined ? deployed : loadAssembly(change.assembly);
          functions = await deployedFunctions({ ...deployment, assembly: deployed, deploy: deploys });
          machines.replaceMachines(deployed.stateMachines);
        },
      },
  };
}

/** The table every function that changes facts is given. */
function programTableName(assembly: Assembly): string {
  const name = assembly.functions
    .map(({ environment }) => environment.PROGRAM_TABLE)
    .find((table) => table !== undefined);
  if (name === undefined) throw new Error('No function of the assembly has a PROGRAM_TABLE');
  return name;
}

/** Which machine's execution waits with a token. */
function machineOfToken(seed: number, token: string): string | undefined {
  const execution = tokenOrigin(seed, token)?.executionArn;
  return execution?.replace(':execution:', ':stateMachine:').replace(/:[^:]*$/, '');
}
