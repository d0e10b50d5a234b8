import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import type { RequestHandlers, Service } from '../../shared/adapters/wires.ts';
import type { Clock, Ids } from '../../shared/ports.ts';
import type { Assembly } from '../assembly/load-assembly.ts';
import { allows } from '../permissions/allows.ts';
import { guarded } from '../permissions/guarded.ts';
import type { Account } from '../permissions/needs-of.ts';
import { policiesOf } from '../permissions/policies-of.ts';
import type { SandboxedFunction, Through } from '../simulation/sandboxes.ts';
import type { RequestHandler } from '../wire.ts';

/** The services' wires before any permission is asked. */
export type OpenWires = Readonly<Record<Service, RequestHandler>>;

export interface DeployOptions {
  readonly assembly: Assembly;
  readonly wires: OpenWires;
  readonly account: Account;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: (line: string) => void;
  /** The how manieth deploy of this world: a later one loads the modules anew. */
  readonly deploy?: number;
}

type Invoke = (event: unknown) => Promise<unknown>;

const Module = z.looseObject({
  handler: z.custom<{ with: (environment: unknown, world: unknown) => Invoke }>(
    (value) => typeof value === 'function' && 'with' in value,
  ),
});

/** The assembly's bundled handlers, each with the environment and the permissions its template gives it: by ARN, not opened yet. */
export async function deployedFunctions(options: DeployOptions): Promise<ReadonlyMap<string, SandboxedFunction>> {
  const { assembly, wires, account, clock, ids, log, deploy = 0 } = options;
  const deployed = new Map<string, SandboxedFunction>();
  for (const resource of assembly.functions) {
    const principal = { name: resource.name, statements: policiesOf(assembly.cloud, resource.roleArn) };
    const handlers = Object.fromEntries(
      (Object.keys(wires) as Service[]).map((service) => [
        service,
        guarded(service, wires[service], principal, account),
      ]),
    ) as Record<Service, RequestHandler>; // one entry for each service of the wires
    const url = pathToFileURL(resource.modulePath);
    if (deploy > 0) url.search = `deploy=${String(deploy)}`; // a module of its own, with its own state
    const { handler } = Module.parse(await import(url.href));
    deployed.set(resource.arn, {
      name: basename(dirname(resource.modulePath)), // bundled under the name of its step
      timeoutSeconds: resource.timeoutSeconds,
      open: (through: Through): Invoke => {
        const opened = new Map<Service, RequestHandler>();
        const requestHandlers: RequestHandlers = (service) => {
          const known = opened.get(service) ?? through(service, handlers[service]);
          opened.set(service, known);
          return known;
        };
        const invoke = handler.with(resource.environment, { clock, ids, requestHandlers, log });
        return async (event) => overTheWire(await invoke(overTheWire(event)));
      },
    });
  }
  return deployed;
}

/** A caller's right to invoke a function, as its role says. Throws as Lambda answers. */
export function mayInvoke(assembly: Assembly, roleArn: string, functionArn: string): void {
  if (allows(policiesOf(assembly.cloud, roleArn), 'lambda:InvokeFunction', functionArn, {})) return;
  throw Object.assign(new Error(`${roleArn} is not authorized to perform: lambda:InvokeFunction on ${functionArn}`), {
    name: 'Lambda.AccessDeniedException',
  });
}

/** Events and answers are JSON text between Lambda and its callers. */
function overTheWire(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
