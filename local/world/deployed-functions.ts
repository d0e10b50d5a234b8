import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import type { RequestHandlers, Service } from '../../shared/adapters/wires.ts';
import type { Clock, Ids } from '../../shared/ports.ts';
import type { Assembly } from '../assembly/load-assembly.ts';
import { allows } from '../permissions/allows.ts';
import { guarded } from '../permissions/guarded.ts';
import type { Account } from '../permissions/needs-of.ts';
import { policiesOf } from '../permissions/policies-of.ts';
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
}

type Invoke = (event: unknown) => Promise<unknown>;

const Module = z.looseObject({
  handler: z.custom<{ with: (environment: unknown, world: unknown) => Invoke }>(
    (value) => typeof value === 'function' && 'with' in value,
  ),
});

/** The assembly's bundled handlers, each with the environment and the permissions its template gives it: by ARN. */
export async function deployedFunctions(options: DeployOptions): Promise<ReadonlyMap<string, Invoke>> {
  const { assembly, wires, account, clock, ids, log } = options;
  const deployed = new Map<string, Invoke>();
  for (const resource of assembly.functions) {
    const principal = { name: resource.name, statements: policiesOf(assembly.cloud, resource.roleArn) };
    const handlers = Object.fromEntries(
      (Object.keys(wires) as Service[]).map((service) => [
        service,
        guarded(service, wires[service], principal, account),
      ]),
    ) as Record<Service, RequestHandler>; // one entry for each service of the wires
    const requestHandlers: RequestHandlers = (service) => handlers[service];
    const { handler } = Module.parse(await import(pathToFileURL(resource.modulePath).href));
    const invoke = handler.with(resource.environment, { clock, ids, requestHandlers, log });
    deployed.set(resource.arn, async (event) => overTheWire(await invoke(overTheWire(event))));
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
