import type { Cycle } from '../../shared/domain/cycle.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { cycleIdOf } from '../../shared/dossier/start-cycle.ts';
import { bounces, type Employee } from '../employees/employee.ts';
import type { Casting } from '../employees/personas.ts';
import type { StoredMail } from '../mail/mailbox.ts';
import type { CompanyFiles } from '../sample/sample-company.ts';
import { openWorld, type World, type WorldOptions } from '../world/world.ts';
import { castCompany } from './cast-company.ts';
import { companyContacts } from './company-contacts.ts';
import { CycleStuck, whereItIsStuck } from './cycle-stuck.ts';
import { environmentOf, hasUnsettledMail, pairsProposed, readCycle, readRecords } from './records.ts';
import { replyAgenda } from './reply-agenda.ts';
import { startEmail } from './start-email.ts';

export interface CycleRunOptions {
  /** A synthesized assembly whose `coordinators` are those of the cycle (`assembleFor`). */
  readonly assembly: string;
  readonly company: CompanyFiles;
  readonly seed: number;
  /** Three days before enrollment opens, at 9:00 UTC, unless said. */
  readonly startsAt?: Instant;
  /** What is known of some people in advance, by address. */
  readonly personas?: Casting;
  readonly onProgress?: (progress: Progress) => void;
  /** Called whenever everything due is done, before the clock moves on: a test may break things here. */
  readonly onMoment?: (world: World) => void;
  /** Virtual days after which a cycle that is not over counts as stuck; 500 unless said. */
  readonly longestDays?: number;
  readonly faults?: WorldOptions['faults'];
  readonly observers?: Pick<WorldOptions, 'everySweep' | 'onHistory' | 'onInvoke' | 'onLog' | 'onQueueEvent'>;
}

/** Where a cycle stands: told whenever its status changes and at the first moment of every month. */
export interface Progress {
  readonly at: Instant;
  readonly startsAt: Instant;
  /** When the cycle ends at the latest, as far as is known. */
  readonly lastDay: Instant;
  readonly status: Cycle['status'];
  readonly emails: number;
  readonly replies: number;
  /** Of the matching that waits for the coordinator's decision. */
  readonly proposed: number;
  readonly pairs: number;
  readonly sessionsHeld: number;
}

/** A message that somebody sent to the program. */
export interface ReceivedMail {
  /** SES's id, which names the program's record of it; undefined where no mail is received: it went back to its sender. */
  readonly id: string | undefined;
  readonly at: Instant;
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
  /** Messages that came in so far; the caller adds to it by `deliver`. */
  readonly received: readonly ReceivedMail[];
  readonly deliver: (message: Pick<ReceivedMail, 'from' | 'to' | 'raw'>) => Promise<void>;
  readonly counts: () => RunCounts;
  /** True once after the cycle's own item was written: time to look at it again. */
  readonly isChanged: () => boolean;
  /** The program's answer: a form to say yes to, or the problems of the files. */
  readonly answer: StoredMail;
  /** Undefined when the files have problems. */
  readonly cycle: Cycle | undefined;
}

/** A cycle from the start email to the last email. */
export interface CycleRun extends StartedRun {
  readonly cycle: Cycle;
  readonly endedAt: Instant;
  /** State transitions of all executions, as AWS bills them. */
  readonly transitions: number;
}

/** The files of a start email have problems: `answer` tells which. */
export class StartRefused extends Error {
  override name = 'StartRefused';
  readonly answer: StoredMail;
  constructor(answer: StoredMail) {
    super('The start email was answered with the problems of its files');
    this.answer = answer;
  }
}

const aDay = 86_400_000;
const longestDays = 500; // the longest cycle the definition allows is a year, then evaluation and report
const unknownOpening = '2027-01-14'; // any day does for files that are going to be refused
const over: readonly Cycle['status'][] = ['closed', 'canceled', 'failed'];

/** Opens a world and lets the lead coordinator's email start a cycle; nothing but its answer has left yet. */
export async function startRun(options: CycleRunOptions): Promise<StartedRun> {
  const { company, seed, observers = {}, faults = {} } = options;
  const { opensOn = unknownOpening, coordinators } = companyContacts(company.cycle);
  const startsAt = options.startsAt ?? new Date(Date.parse(`${opensOn}T09:00:00.000Z`) - 3 * aDay).toISOString();
  const employees = castCompany(company, seed, options.personas);
  const counts = { queueRequests: 0, failedDeliveries: 0, deadLetters: 0, failedExecutions: 0 };
  let cycleKey = '';
  let isChanged = false;
  const world = await openWorld({
    assembly: options.assembly,
    seed,
    startsAt,
    bounces: (address) => {
      const employee = employees.get(address);
      return employee !== undefined && bounces(employee.state.persona);
    },
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

  const received: ReceivedMail[] = [];
  const deliver: StartedRun['deliver'] = async ({ from, to, raw }) => {
    const after = world.mails.length;
    const id = await world.deliver(raw, [to]);
    received.push({ id, at: world.clock.now(), from, to, raw, after });
  };
  const [first] = environmentOf(world, 'COORDINATORS').split(',');
  const lead = coordinators[0] ?? { email: first ?? '', name: 'Coordination' };
  const to = environmentOf(world, 'START_ADDRESS');
  const from = { address: lead.email, name: lead.name };
  await deliver({ from: from.address, to, raw: await startEmail({ from, to, at: startsAt, company }) });
  await world.settle();
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
    counts: () => ({ ...counts }),
    answer,
    cycle: readCycle(world, cycleId),
    isChanged: () => {
      const was = isChanged;
      isChanged = false;
      return was;
    },
  };
}

/**
 * Runs a whole cycle on virtual time: every email goes to the employee it is for, every answer leaves when its writer sends it, and the
 * clock moves to whatever is due next, until the cycle is over and nothing is left to send. Throws StartRefused, or CycleStuck, which says where.
 */
export async function runCycle(options: CycleRunOptions): Promise<CycleRun> {
  const run = await startRun(options);
  const { world, employees, startsAt, deliver } = run;
  if (run.cycle === undefined) throw new StartRefused(run.answer);
  const { cycleId } = run.cycle;
  const agenda = replyAgenda();
  const days = options.longestDays ?? longestDays;
  const latestEnd = new Date(Date.parse(startsAt) + days * aDay).toISOString();
  let cycle = run.cycle;
  let read = 0;
  let told = '';
  let settledWrites = -1;

  const handOut = async (): Promise<void> => {
    for (; read < world.mails.length; read += 1) {
      const mail = world.mails[read];
      for (const address of mail?.to ?? []) {
        const employee = employees.get(address);
        if (mail === undefined || employee === undefined) throw new Error(`An email left for ${address}: who is that?`);
        for (const reply of await employee.receive(mail.raw, mail.at)) agenda.add({ ...reply, from: address });
      }
    }
  };
  const tell = (): void => {
    const now = world.clock.now();
    const moment = `${cycle.status} ${now.slice(0, 7)}`;
    if (moment === told) return;
    told = moment;
    options.onProgress?.(progressOf(run, cycle, read));
  };
  const isFinished = (): boolean => {
    if (!over.includes(cycle.status) || agenda.size() > 0) return false;
    if (world.dynamo.writes() === settledWrites) return false;
    settledWrites = world.dynamo.writes();
    return !hasUnsettledMail(world);
  };

  for (;;) {
    await world.settle();
    await handOut();
    if (run.isChanged()) cycle = readCycle(world, cycleId) ?? cycle;
    tell();
    options.onMoment?.(world);
    if (isFinished()) break;
    const wake = world.nextWakeAt();
    const replyAt = agenda.nextAt();
    const next = [wake, replyAt].filter((at) => at !== undefined).toSorted()[0];
    if (next === undefined || next > latestEnd) throw new CycleStuck(whereItIsStuck({ world, cycle, agenda, days }));
    world.moveTo(next);
    const reply = replyAt === next ? agenda.take() : undefined;
    if (reply !== undefined) await deliver(reply);
  }
  return { ...run, cycle, endedAt: world.clock.now(), transitions: world.machines.transitions };
}

function isAbout(input: unknown, partition: string): boolean {
  const { Key, Item } = input as { readonly Key?: Keyed; readonly Item?: Keyed }; // a request of the program's own adapters
  return (Key ?? Item)?.pk?.S === partition && (Key ?? Item)?.sk?.S === 'CYC';
}
interface Keyed {
  readonly pk?: { readonly S?: string };
  readonly sk?: { readonly S?: string };
}

function progressOf({ world, startsAt, received }: StartedRun, cycle: Cycle, emails: number): Progress {
  const pairs = [...readRecords(world).pairs.values()];
  return {
    at: world.clock.now(),
    startsAt,
    lastDay: `${cycle.definition.lastDay}T18:00:00.000Z`,
    status: cycle.status,
    emails,
    replies: received.length,
    proposed: cycle.status === 'deciding' ? pairsProposed(world, cycle) : 0,
    pairs: pairs.length,
    sessionsHeld: pairs.flatMap(({ sessions }) => sessions).filter(({ status }) => status === 'held').length,
  };
}
