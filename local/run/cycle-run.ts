import type { Cycle } from '../../shared/domain/cycle.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { StoredMail } from '../mail/mailbox.ts';
import type { RunStore } from '../store/run-store.ts';
import type { World } from '../world/world.ts';
import { CycleStuck, whereItIsStuck } from './cycle-stuck.ts';
import { driveRun } from './drive.ts';
import { pairsProposed, readRecords } from './records.ts';
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

const aDay = 86_400_000;
const longestDays = 500; // the longest cycle the definition allows is a year, then evaluation and report

/**
 * Runs a whole cycle on virtual time: every email goes to the employee it is for, every answer leaves when its writer sends it, and the
 * clock moves to whatever is due next, until the cycle is over and nothing is left to send. Throws StartRefused, or CycleStuck, which says where.
 */
export async function runCycle(options: CycleRunOptions): Promise<CycleRun> {
  const { store } = options;
  const run = await startRun({ ...options, ...(store === undefined ? {} : { parts: store.parts }) });
  const { world, startsAt } = run;
  if (run.cycle === undefined) throw new StartRefused(run.answer);
  const drive = driveRun(run, store);
  if (drive.hands().played.length > 0 || !drive.hands().othersAnswer)
    await drive.setHands({ played: [], othersAnswer: true }); // nobody is there to go on by hand
  const days = options.longestDays ?? longestDays;
  const latestEnd = new Date(Date.parse(startsAt) + days * aDay).toISOString();
  let told = '';

  const tell = (): void => {
    const now = world.clock.now();
    const moment = `${drive.cycle().status} ${now.slice(0, 7)}`;
    if (moment === told) return;
    told = moment;
    options.onProgress?.(progressOf(run, drive.cycle(), drive.read()));
  };

  for (;;) {
    await drive.settle();
    tell();
    options.onMoment?.(world);
    drive.keep();
    if (drive.isFinished()) break;
    const next = drive.nextAt();
    const { agenda } = drive;
    if (next === undefined || next > latestEnd)
      throw new CycleStuck(whereItIsStuck({ world, cycle: drive.cycle(), agenda, days }));
    await drive.moveTo(next);
  }
  return { ...run, cycle: drive.cycle(), endedAt: world.clock.now(), transitions: world.machines.transitions };
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
