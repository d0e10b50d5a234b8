import { randomBytes } from 'node:crypto';
import type {
  Arrivals,
  Clock,
  Count,
  Documents,
  Executions,
  History,
  Ids,
  Inbox,
  People,
  Postman,
  Program,
} from '../ports.ts';
import { storedArrivals } from './arrivals.ts';
import { documentsBucket, inboxBucket } from './buckets.ts';
import { stepFunctionsExecutions } from './executions.ts';
import { peopleTable } from './people-table.ts';
import { sesPostman } from './postman.ts';
import { programHistory } from './program-history.ts';
import { programTable } from './program-table.ts';
import type { Wires } from './wires.ts';

/** Tells that one message of a batch failed, by its id and the error's name. */
export type Failed = (messageId: string, error: unknown) => void;

/** Ports by the environment variables that make them possible: a step whose contract lacks the variable cannot name the port. */
export type Services<Env> = {
  readonly env: Env;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly failed: Failed;
  readonly count: Count;
} & (Env extends {
  PROGRAM_TABLE: string;
}
  ? { readonly program: Program }
  : unknown) &
  (Env extends { PROGRAM_HISTORY: string } ? { readonly history: History } : unknown) &
  (Env extends { PEOPLE_TABLE: string } ? { readonly people: People } : unknown) &
  (Env extends { DOCUMENTS_BUCKET: string } ? { readonly documents: Documents } : unknown) &
  (Env extends { INBOX_BUCKET: string } ? { readonly inbox: Inbox } : unknown) &
  (Env extends { INBOX_LISTING: string } ? { readonly arrivals: Arrivals } : unknown) &
  (Env extends { CYCLE_MACHINE: string } ? { readonly executions: Executions } : unknown) &
  (Env extends { CONFIGURATION_SET: string } ? { readonly postman: Postman } : unknown);

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

export const systemClock: Clock = { now: () => new Date().toISOString() };
export const systemIds: Ids = {
  random: (length) => Array.from(randomBytes(length), (byte) => alphabet[byte & 31] ?? 'a').join(''),
};

/** Everything an environment allows. Clients open on first use, so a function pays for what it calls. */
export function servicesFor<Env extends Record<string, string>>(
  env: Env,
  wires: Wires,
  clock: Clock,
  ids: Ids,
  failed: Failed,
  count: Count,
): Services<Env> {
  const variable = (name: string): string => {
    const value = env[name];
    if (value === undefined) throw new Error(`Environment variable ${name} is not part of this step's contract`);
    return value;
  };
  const all = lazily({
    program: () =>
      programTable({
        dynamo: wires.dynamo(),
        sqs: wires.sqs,
        table: variable('PROGRAM_TABLE'),
        sendQueue: variable('SEND_QUEUE_URL'),
        wakeQueue: variable('WAKE_QUEUE_URL'),
        clock,
      }),
    history: () => programHistory(wires.dynamo(), variable('PROGRAM_HISTORY')),
    people: () => peopleTable(wires.dynamo(), variable('PEOPLE_TABLE'), ids),
    documents: () => documentsBucket(wires.s3(), variable('DOCUMENTS_BUCKET')),
    inbox: () => inboxBucket(wires.s3(), variable('INBOX_BUCKET')),
    arrivals: () => storedArrivals(wires.s3, wires.sqs, variable('INBOX_LISTING'), variable('RECEIVE_QUEUE_URL')),
    executions: () =>
      stepFunctionsExecutions(wires.states(), {
        cycle: variable('CYCLE_MACHINE'),
        form: variable('FORM_MACHINE'),
        pair: variable('PAIR_MACHINE'),
      }),
    postman: () => sesPostman(wires.ses(), variable('FROM_ADDRESS'), variable('CONFIGURATION_SET')),
    env: () => env,
    clock: () => clock,
    ids: () => ids,
    failed: () => failed,
    count: () => count,
  });
  // The type narrows what exists at run time to what this environment's contract allows.
  return all;
}

function lazily<T extends Record<string, () => unknown>>(makers: T): { readonly [K in keyof T]: ReturnType<T[K]> } {
  const made = {};
  for (const [name, make] of Object.entries(makers)) {
    let value: unknown;
    Object.defineProperty(made, name, { enumerable: true, get: () => (value ??= make()) });
  }
  return made as { readonly [K in keyof T]: ReturnType<T[K]> };
}
