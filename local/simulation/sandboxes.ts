import type { Service } from '../../shared/adapters/wires.ts';
import type { Call, CallFault } from '../faults/fault.ts';
import { objectOperation } from '../storage/embedded-storage.ts';
import {
  connectionLost,
  type HttpRequestLike,
  type HttpResponseLike,
  type RequestHandler,
  targetOperation,
  wire,
} from '../wire.ts';
import { insideSandbox } from './sandbox-globals.ts';
import type { Scheduler } from './scheduler.ts';
import type { Simulation } from './simulation.ts';
import { siteName } from './site-name.ts';

/** Puts something between a sandbox and one of its wires. */
export type Through = (service: Service, requestHandler: RequestHandler) => RequestHandler;

/** A function that can be started any number of times: each `open` is a new sandbox with clients and state of its own. */
export interface SandboxedFunction {
  /** The name of its step, as it stands in traces and counts. */
  readonly name: string;
  readonly timeoutSeconds: number;
  readonly open: (through: Through) => (event: unknown) => Promise<unknown>;
}

/** Lambda in virtual time: invocations run side by side, one per sandbox, and every AWS call of theirs is an event of the schedule. */
export interface Sandboxes {
  /** Resolves with the answer, rejects with what the function threw or what Lambda says of a sandbox that died. */
  readonly invoke: (target: SandboxedFunction, event: unknown) => Promise<unknown>;
  /** Resolves when every invocation waits for the schedule: only then may the next thing happen. */
  readonly quiet: () => Promise<void>;
  /** Invocations whose caller has no answer yet. */
  readonly inFlight: () => number;
}

type Options = {
  readonly scheduler: Scheduler;
  readonly simulation: Simulation;
  /** While true no call gets through. */
  readonly isDown?: () => boolean;
};

type Invocation = {
  readonly label: string;
  /** The first of its sandbox, in which the SDK reads its configuration files. */
  readonly isCold: boolean;
  /** Calls and timers that wait for the schedule. */
  waits: number;
  /** Services at work for it. */
  works: number;
  /** Resumed beside other calls of the same invocation that still wait: nobody can tell when it has nothing left to do. */
  isParallel: boolean;
  isOver: boolean;
  readonly crash: (errorType: string, message: string) => void;
};

type Sandbox = { current: Invocation | undefined; readonly run: (event: unknown) => Promise<unknown> };

/** Turns of Node's event loop without a sign of life after which an invocation with parallel calls counts as waiting. */
const CALM_TURNS = 4;
/** An invocation that computes this many turns of the event loop waits for something nobody will ever do. */
const MOST_TURNS = 200_000;

/** No sandbox yet. */
export function sandboxes({ scheduler, simulation, isDown = () => false }: Options): Sandboxes {
  const { trace } = simulation;
  const idle = new Map<SandboxedFunction, Sandbox[]>();
  const live = new Set<Invocation>();
  let invocations = 0;
  let underWay = 0;
  let signs = 0;
  const tell = (line: string, folded?: string) => {
    trace.tell(`${new Date(scheduler.now()).toISOString()} ${line}`, folded);
  };
  const sleep = (invocation: Invocation, milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      waitFor(invocation, milliseconds, resolve);
    });

  function waitFor(invocation: Invocation, milliseconds: number, happen: () => void): void {
    signs += 1;
    invocation.waits += 1;
    scheduler.at(scheduler.now() + milliseconds, () => {
      invocation.waits -= 1;
      if (invocation.isOver) return;
      invocation.isParallel = invocation.waits > 0;
      happen();
    });
  }

  function open(target: SandboxedFunction): Sandbox {
    const sandbox: Sandbox = {
      current: undefined,
      run: target.open((service, requestHandler) =>
        wire((request) => {
          const invocation = sandbox.current;
          if (invocation === undefined || invocation.isOver) return never(); // a frozen or dead sandbox calls nobody
          return call(invocation, target.name, service, request, requestHandler);
        }),
      ),
    };
    return sandbox;
  }

  async function call(
    invocation: Invocation,
    name: string,
    service: Service,
    request: HttpRequestLike,
    requestHandler: RequestHandler,
  ): Promise<HttpResponseLike> {
    const site = { function: name, service, operation: operationOf(service, request) };
    const body = bodyOf(request);
    tell(`${invocation.label} asks ${service}.${site.operation} ${subjectOf(body)}`, body);
    const pause = simulation.pause(site);
    if (pause > 0) {
      tell(`${invocation.label} pauses ${String(pause)} ms before ${service}.${site.operation}`);
      await sleep(invocation, pause);
    }
    const fault = simulation.callFault(site, scheduler.now());
    const { there, back } = simulation.latency(service);
    const attempt: Call = {
      site,
      there,
      back,
      draw: simulation.details,
      sleep: (milliseconds) => sleep(invocation, milliseconds),
      perform: async () => {
        if (isDown()) throw connectionLost();
        invocation.works += 1;
        try {
          const { response } = await requestHandler.handle(request);
          tell(`${invocation.label} ${siteName(site)} took effect: ${String(response.statusCode)}`);
          return response;
        } finally {
          invocation.works -= 1;
          signs += 1;
        }
      },
      crash: () => {
        invocation.crash('Runtime.ExitError', 'Error: Runtime exited with error: signal: killed');
        return never();
      },
    };
    if (fault === undefined) return usualCourse(attempt);
    tell(`${invocation.label} ${siteName(site)} meets ${fault.kind}`);
    return strike(fault, attempt, invocation);
  }

  async function strike(fault: CallFault, attempt: Call, invocation: Invocation): Promise<HttpResponseLike> {
    const response = await fault.strike(attempt);
    return invocation.isOver ? never() : response;
  }

  function invoke(target: SandboxedFunction, event: unknown): Promise<unknown> {
    const free = idle.get(target) ?? [];
    idle.set(target, free);
    const warm = free.pop();
    const sandbox = warm ?? open(target);
    const label = `${target.name}#${String(++invocations)}`;
    underWay += 1;
    return new Promise((resolve, reject) => {
      const answer = (give: () => void) => {
        scheduler.at(scheduler.now() + simulation.startLatency(false), () => {
          underWay -= 1;
          give();
        });
      };
      const over = (how: string): boolean => {
        if (invocation.isOver) return false;
        invocation.isOver = true;
        live.delete(invocation);
        signs += 1;
        tell(`${label} ${how}`);
        return true;
      };
      const done = (give: () => void, how: string) => {
        if (!over(how)) return;
        sandbox.current = undefined;
        free.push(sandbox);
        answer(give);
      };
      const invocation: Invocation = {
        label,
        isCold: warm === undefined,
        waits: 0,
        works: 0,
        isParallel: false,
        isOver: false,
        crash: (errorType, message) => {
          if (!over(`dies: ${errorType}`)) return;
          answer(() => {
            reject(Object.assign(new Error(`RequestId: ${label} ${message}`), { name: errorType }));
          });
        },
      };
      const begin = () => {
        sandbox.current = invocation;
        live.add(invocation);
        tell(`${label} begins`, JSON.stringify(event));
        scheduler.at(scheduler.now() + target.timeoutSeconds * 1000, () => {
          invocation.crash(
            'Sandbox.Timedout',
            `Error: Task timed out after ${target.timeoutSeconds.toFixed(2)} seconds`,
          );
        });
        const globals = {
          random: () => simulation.details.next(),
          later: (milliseconds: number, happen: () => void) => {
            waitFor(invocation, milliseconds, happen);
            invocation.isParallel = true; // it may go on beside its timer
          },
        };
        insideSandbox(globals, () => sandbox.run(event)).then(
          (result) => {
            done(() => {
              resolve(result);
            }, 'ends');
          },
          (thrown: unknown) => {
            const error = thrown instanceof Error ? thrown : new Error(String(thrown));
            done(() => {
              reject(error);
            }, `fails: ${error.name}`);
          },
        );
      };
      scheduler.at(scheduler.now() + simulation.startLatency(warm === undefined), begin);
    });
  }

  async function quiet(): Promise<void> {
    for (let calm = 0, turns = 0; ; turns += 1) {
      const before = signs;
      await new Promise(setImmediate);
      let [computes, isParallel]: (string | boolean | undefined)[] = [undefined, false];
      for (const { label, waits, works, isCold, isParallel: parallel } of live) {
        if (waits === 0 || works > 0 || (isCold && readsFiles())) computes = label;
        if (parallel) isParallel = true;
      }
      calm = computes !== undefined || before !== signs ? 0 : calm + 1;
      if (calm > 0 && (!isParallel || calm >= CALM_TURNS)) return;
      if (turns > MOST_TURNS) throw new Error(`${String(computes)} waits for something that is no event of the world`);
    }
  }

  return { invoke, quiet, inFlight: () => underWay };
}

async function usualCourse({ there, back, sleep, perform }: Call): Promise<HttpResponseLike> {
  await sleep(there);
  const response = await perform();
  await sleep(back);
  return response;
}

function operationOf(service: Service, request: HttpRequestLike): string {
  if (service === 's3') return objectOperation(request) ?? request.method;
  if (service === 'ses') return /(?:^|&)Action=(\w+)/.exec(bodyOf(request))?.[1] ?? '';
  return targetOperation(request);
}

/** Which entity a request is about, by its key or name; nothing that could hold an address gets out. */
function subjectOf(body: string): string {
  return /"(?:pk":\{"S|name|id|key)":"([A-Za-z]+[#_-][^"@]{1,80})"/.exec(body.replaceAll('\\"', '"'))?.[1] ?? '';
}

/** The bytes are looked at where they lie: `Buffer.from(body)` would ask the SDK's bytes for their text, which it warns of. */
function bodyOf({ body }: HttpRequestLike): string {
  if (typeof body === 'string') return body;
  if (!(body instanceof Uint8Array)) return '';
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
}

/** A file is being read in this process, whoever asked for it: the answer will come in real time, so nothing else may happen before. */
function readsFiles(): boolean {
  return process.getActiveResourcesInfo().some((resource) => resource.startsWith('FSReq'));
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
