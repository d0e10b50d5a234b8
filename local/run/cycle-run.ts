import type { Cycle } from '../../shared/domain/cycle.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { StoredMail } from '../mail/mailbox.ts';
import { keptState } from '../store/kept-state.ts';
import type { RunStore } from '../store/run-store.ts';
import type { World } from '../world/world.ts';
import { CycleStuck, whereItIsStuck } from './cycle-stuck.ts';
import { hasUnsettledMail, pairsProposed, readCycle, readRecords } from './records.ts';
import { replyAgenda } from './reply-agenda.ts';
import { type StartedRun, type StartRunOptions, startRun } from './start-run.ts';

export interface CycleRunOptions extends Omit<StartRunOptions, 'parts'> {
  /** Keeps the run, a turn at a time; one that was kept goes on where it was. */
  readonly store?: Pick<RunStore, 'parts' | 'commit'>;
  readonly onProgress?: (progress: Progress) => void;
  /** Called whenever everything due is done, before it is kept and the clock moves on: a test may break things here. */
  readonly onMoment?: (world: World) => void;
  /** Virtual days after which a cycle that is not over counts as stuck; 500 unless said. */
  readonly longestDays?: number;
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

/** Where the driver is: emails handed out, and the writes at the last look for an end. */
interface Driver {
  readonly read: number;
  readonly settledWrites: number;
}

const aDay = 86_400_000;
const longestDays = 500; // the longest cycle the definition allows is a year, then evaluation and report
const over: readonly Cycle['status'][] = ['closed', 'canceled', 'failed'];

/**
 * Runs a whole cycle on virtual time: every email goes to the employee it is for, every answer leaves when its writer sends it, and the
 * clock moves to whatever is due next, until the cycle is over and nothing is left to send. Throws StartRefused, or CycleStuck, which says where.
 */
export async function runCycle(options: CycleRunOptions): Promise<CycleRun> {
  const { store } = options;
  const run = await startRun({ ...options, ...(store === undefined ? {} : { parts: store.parts }) });
  const { world, startsAt, deliver } = run;
  if (run.cycle === undefined) throw new StartRefused(run.answer);
  const { cycleId } = run.cycle;
  const agenda = replyAgenda(store?.parts('replies'));
  const state = keptState(store?.parts('driver'));
  const days = options.longestDays ?? longestDays;
  const latestEnd = new Date(Date.parse(startsAt) + days * aDay).toISOString();
  let cycle = run.cycle;
  let { read, settledWrites } = (state.recall('driver') ?? { read: 0, settledWrites: -1 }) as Driver; // kept below
  let told = '';

  const handOut = async (): Promise<void> => {
    for (; read < world.mails.length; read += 1) {
      const mail = world.mails[read];
      for (const address of mail?.to ?? []) {
        if (mail === undefined) continue;
        for (const reply of await run.handOver(mail, address)) agenda.add({ ...reply, from: address });
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
    if (!over.includes(cycle.status) || agenda.size() > 0 || world.simulated?.isAtRest() === false) return false;
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
    run.keep();
    state.keep('driver', { read, settledWrites } satisfies Driver);
    store?.commit();
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
