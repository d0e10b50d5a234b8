import { randomBytes } from 'node:crypto';
import type { Clock, Ids } from '../ports.ts';
import type { Wires } from './wires.ts';

/** What adapters are made with. */
export interface Means {
  /** The step's name. */
  readonly step: string;
  readonly wires: Wires;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Where log lines go instead of the standard output. */
  readonly log?: ((line: string) => void) | undefined;
}

/**
 * An adapter: what makes a port from the environment variables it needs. A step lists the adapters it uses, so its bundle holds those and no
 * others; one that needs a variable the step's contract lacks does not compile.
 */
export type Adapter<Env, Port> = (env: Env, means: Means) => Port;

/** Adapters by the name under which a step uses them. */
export type Adapters<Env> = Readonly<Record<string, Adapter<Env, unknown>>>;

/** Tells that one message of a batch failed, by its id and the error's name. */
export type Failed = (messageId: string, error: unknown) => void;

/** What every step has. */
interface Always<Env> {
  readonly env: Env;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly failed: Failed;
}

/** What a step may use: what every step has, and the ports of the adapters it lists. One that is not listed cannot be named. */
export type Services<Env, Used extends Adapters<Env>> = Always<Env> & {
  readonly [Name in keyof Used]: ReturnType<Used[Name]>;
};

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

export const systemClock: Clock = { now: () => new Date().toISOString() };
export const systemIds: Ids = {
  random: (length) => Array.from(randomBytes(length), (byte) => alphabet[byte & 31] ?? 'a').join(''),
};

/** The ports of these adapters, each made when it is first used. */
export function servicesOf<Env, const Used extends Adapters<Env>>(
  always: Always<Env>,
  adapters: Used,
  means: Means,
): Services<Env, Used> {
  const services = { ...always };
  for (const [name, adapter] of Object.entries(adapters)) {
    let port: unknown;
    Object.defineProperty(services, name, { enumerable: true, get: () => (port ??= adapter(always.env, means)) });
  }
  return services as Services<Env, Used>; // each adapter's port was just added under its name
}
