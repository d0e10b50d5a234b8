import type { Cycle } from '../../shared/domain/cycle.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { cycleIdOf } from '../../shared/dossier/start-cycle.ts';
import { bounces, type Employee } from '../employees/employee.ts';
import type { PlannedReply } from '../employees/employee-state.ts';
import type { Casting } from '../employees/personas.ts';
import type { Findings } from '../mail/inbound.ts';
import type { StoredMail } from '../mail/mailbox.ts';
import type { CompanyFiles } from '../sample/sample-company.ts';
import { keptMessages } from '../store/kept-messages.ts';
import { keptState } from '../store/kept-state.ts';
import type { Parts } from '../store/key-value-store.ts';
import { openWorld, type World, type WorldOptions } from '../world/world.ts';
import { castCompany } from './cast-company.ts';
import { companyContacts } from './company-contacts.ts';
import { keptEmployees } from './kept-employees.ts';
import { environmentOf, readCycle, readRecords } from './records.ts';
import { startEmail } from './start-email.ts';

export interface StartRunOptions {
  /** A synthesized assembly whose `coordinators` are those of the cycle (`assembleFor`). */
  readonly assembly: string;
  readonly company: CompanyFiles;
  readonly seed: number;
  /** Three days before enrollment opens, at 9:00 UTC, unless said. */
  readonly startsAt?: Instant;
  /** What is known of some people in advance, by address. */
  readonly personas?: Casting;
  readonly faults?: WorldOptions['faults'];
  /** Where the run is kept; one that was kept goes on where it was. */
  readonly parts?: Parts;
  readonly simulation?: WorldOptions['simulation'];
  readonly observers?: Pick<WorldOptions, 'everySweep' | 'onHistory' | 'onInvoke' | 'onLog' | 'onQueueEvent'>;
}

/** A message that somebody sent to the program. */
export interface ReceivedMail {
  /** SES's id, which names the program's record of it; undefined where no mail is received: it went back to its sender. */
  readonly id: string | undefined;
  readonly at: Instant;
  /** Who wrote it: the person's address in the program, whatever the message itself says. */
  readonly from: string;
  readonly to: string;
  readonly raw: Uint8Array;
  /** How many emails had left when it came. */
  readonly after: number;
}

/** What can be counted of a run only while it runs. */
export interface RunCounts {
  /** Requests to SQS as AWS bills them: each message sent and deleted, each batch received. */
  readonly queueRequests: number;
  readonly failedDeliveries: number;
  readonly deadLetters: number;
  readonly failedExecutions: number;
}

/** A world in which a coordinator has just sent her start email, and what she got back. */
export interface StartedRun {
  readonly world: World;
  readonly startsAt: Instant;
  readonly employees: ReadonlyMap<string, Employee>;
  /** Lets somebody read an email; their answers are for the caller to deliver. */
  readonly handOver: (mail: StoredMail, address: string) => Promise<PlannedReply[]>;
  /** Messages that came in so far; the caller adds to it by `deliver`. */
  readonly received: readonly ReceivedMail[];
  readonly deliver: (message: Pick<ReceivedMail, 'from' | 'to' | 'raw'>, findings?: Findings) => Promise<void>;
  readonly counts: () => RunCounts;
  /** Writes to `parts` whatever has changed; to be called when everything due is done. */
  readonly keep: () => void;
  /** True once after the cycle's own item was written: time to look at it again. */
  readonly isChanged: () => boolean;
  /** The program's answer: a form to say yes to, or the problems of the files. */
  readonly answer: StoredMail;
  /** Undefined when the files have problems. */
  readonly cycle: Cycle | undefined;
}

const daysBeforeOpening = 3;
/** In a simulated world the answer takes its time: with several repairs by the sweeper not longer than this. */
const hoursToAnswer = 24;
const unknownOpening = '2027-01-14'; // any day does for files that are going to be refused

/** Opens a world and lets the lead coordinator's email start a cycle; nothing but its answer has left yet. A run that was kept is past that. */
export async function startRun(options: StartRunOptions): Promise<StartedRun> {
  const { company, seed, parts, observers = {}, faults = {} } = options;
  const { opensOn = unknownOpening, coordinators } = companyContacts(company.cycle);
  const startsAt =
    options.startsAt ?? new Date(Date.parse(`${opensOn}T09:00:00.000Z`) - daysBeforeOpening * 86_400_000).toISOString();
  const cast = castCompany(company, seed, options.personas);
  const { employees, keep: keepEmployee } = keptEmployees(cast, parts);
  const state = keptState(parts?.('counts'));
  const counts = {
    queueRequests: 0,
    failedDeliveries: 0,
    deadLetters: 0,
    failedExecutions: 0,
    ...(state.recall('counts') as RunCounts | undefined), // kept by `keep`
  };
  let cycleKey = '';
  let isChanged = false;
  const world = await openWorld({
    assembly: options.assembly,
    seed,
    startsAt,
    ...(parts === undefined ? {} : { parts }),
    bounces: (address) => {
      const employee = employees.get(address);
      return employee !== undefined && bounces(employee.state.persona);
    },
    ...(options.simulation === undefined ? {} : { simulation: options.simulation }),
    ...observers,
    onQueueEvent: (event) => {
      const messages = event.messageIds.length;
      if (event.kind === 'delivered') counts.queueRequests += 2 * messages + 1;
      else if (event.kind === 'failed') counts.failedDeliveries += messages;
      else counts.deadLetters += messages;
      observers.onQueueEvent?.(event);
    },
    onHistory: (event) => {
      if (['ExecutionFailed', 'ExecutionTimedOut'].includes(event.type)) counts.failedExecutions += 1;
      observers.onHistory?.(event);
    },
    faults: {
      ...faults,
      dynamo: (operation, input) => {
        // Every request passes here: a write of the cycle's own item is worth looking at it again.
        if (operation !== 'GetItem' && operation !== 'Query' && isAbout(input, cycleKey)) isChanged = true;
        return faults.dynamo?.(operation, input);
      },
    },
  });

  const { messages: received, keep: keepReceived } = keptMessages<ReceivedMail>(parts?.('received'));
  const deliver: StartedRun['deliver'] = async ({ from, to, raw }, findings) => {
    const after = world.mails.length;
    const id = await world.deliver(raw, [to], findings);
    received.push({ id, at: world.clock.now(), from, to, raw, after });
  };
  const [first] = environmentOf(world, 'COORDINATORS').split(',');
  const lead = coordinators[0] ?? { email: first ?? '', name: 'Coordination' };
  const to = environmentOf(world, 'START_ADDRESS');
  const from = { address: lead.email, name: lead.name };
  if (received.length === 0) {
    await deliver({ from: from.address, to, raw: await startEmail({ from, to, at: startsAt, company }) });
    await (world.simulated?.advance(plusHours(startsAt, hoursToAnswer)) ?? world.settle());
  }
  const cycleId = cycleIdOf(received[0]?.id ?? '');
  cycleKey = `CYC#${cycleId}`;
  const [answer] = world.mails;
  if (answer === undefined) {
    const record = readRecords(world).inbound.get(received[0]?.id ?? '');
    throw new Error(`The start email was not answered: ${record?.outcome ?? 'not handled'}, ${record?.detail ?? '-'}`);
  }
  return {
    world,
    startsAt,
    employees,
    received,
    deliver,
    handOver: async (mail, address) => {
      const employee = employees.get(address);
      if (employee === undefined) throw new Error(`An email left for ${address}: who is that?`);
      const replies = await employee.receive(mail.raw, mail.at);
      keepEmployee(employee);
      return replies;
    },
    counts: () => ({ ...counts }),
    keep: () => {
      world.keep();
      keepReceived();
      state.keep('counts', counts satisfies RunCounts);
    },
    answer,
    cycle: readCycle(world, cycleId),
    isChanged: () => {
      const was = isChanged;
      isChanged = false;
      return was;
    },
  };
}

function plusHours(instant: Instant, hours: number): Instant {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
}

function isAbout(input: unknown, partition: string): boolean {
  const { Key, Item } = input as { readonly Key?: Keyed; readonly Item?: Keyed }; // a request of the program's own adapters
  return (Key ?? Item)?.pk?.S === partition && (Key ?? Item)?.sk?.S === 'CYC';
}
interface Keyed {
  readonly pk?: { readonly S?: string };
  readonly sk?: { readonly S?: string };
}
