import type { Cycle } from '../../shared/domain/cycle.ts';
import type { CycleId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { readLetter } from '../employees/read-letter.ts';
import { keptState } from '../store/kept-state.ts';
import type { RunStore } from '../store/run-store.ts';
import { hasUnsettledMail, readCycle } from './records.ts';
import { type ReplyAgenda, replyAgenda } from './reply-agenda.ts';
import type { StartedRun } from './start-run.ts';

/** Who answers by hand, and whether all others answer by themselves. */
export interface Hands {
  /** Addresses. */
  readonly played: readonly string[];
  readonly othersAnswer: boolean;
}

/** Takes a run from moment to moment: a moment is settled, kept, and left for the next one. */
export interface Drive {
  readonly agenda: ReplyAgenda;
  /** How many emails were handed out. */
  readonly read: () => number;
  /** As it stands since the last `settle`. */
  readonly cycle: () => Cycle;
  /** Does everything that is due now, and hands every new email to the employee it is for. */
  readonly settle: () => Promise<void>;
  /** Keeps the run as it is; to be called when a moment is settled. */
  readonly keep: () => void;
  /** Once per settled moment: true when the cycle is over and nothing is left to send. */
  readonly isFinished: () => boolean;
  /** When something is due next; undefined when nothing ever will be. */
  readonly nextAt: () => Instant | undefined;
  /** Moves the clock, and delivers the reply that is due then; not past `nextAt`, or what is due before comes late. */
  readonly moveTo: (instant: Instant) => Promise<void>;
  readonly hands: () => Hands;
  /**
   * Changes who answers by hand. Replies that somebody taken over had written but not sent are put aside. Whoever is given back gets them
   * back and reads what came meanwhile, except what was answered by hand.
   */
  readonly setHands: (hands: Hands) => Promise<void>;
}

/** Where a drive is: emails handed out, and the writes at the last look for an end. */
interface Place {
  readonly read: number;
  readonly settledWrites: number;
}

/** Emails that somebody who is played did not read by themselves, as places in `mails`. */
type Missed = Readonly<Record<string, readonly number[]>>;

const over: readonly Cycle['status'][] = ['closed', 'canceled', 'failed'];
const nobody: Hands = { played: [], othersAnswer: true };

/** Drives a started run, or one that was kept from where it was. Throws for a run without a cycle. */
export function driveRun(run: StartedRun, store?: Pick<RunStore, 'parts' | 'commit'>): Drive {
  const { world } = run;
  if (run.cycle === undefined) throw new Error('A run whose start was refused goes nowhere');
  const { cycleId }: { cycleId: CycleId } = run.cycle;
  let cycle = run.cycle;
  const agenda = replyAgenda(store?.parts('replies'));
  const aside = replyAgenda(store?.parts('replies-aside'));
  const state = keptState(store?.parts('driver'));
  let { read, settledWrites } = (state.recall('driver') ?? { read: 0, settledWrites: -1 }) as Place; // kept below
  // What follows is kept by `setHands` and `settle`.
  let missed = (state.recall('missed') ?? {}) as Missed;
  const kept = state.recall('hands') as Hands | undefined;
  let hands = kept ?? nobody;
  let wasPlayed = kept !== undefined;

  const isPlayed = (address: string, { played, othersAnswer }: Hands = hands) =>
    !othersAnswer || played.includes(address);
  const letRead = async (index: number, address: string, at?: Instant): Promise<void> => {
    const mail = world.mails[index];
    if (mail === undefined) return;
    if (!run.employees.has(address) && wasPlayed) return; // a player may name anybody as assistant
    for (const reply of await run.handOver({ ...mail, at: at ?? mail.at }, address))
      agenda.add({ ...reply, from: address });
  };
  const giveBack = async (address: string): Promise<void> => {
    const now = world.clock.now();
    const answered = new Set(run.received.flatMap(({ from, to }) => (from === address ? [to] : [])));
    for (const reply of aside.withdraw((each) => each.from === address))
      if (!answered.has(reply.to)) agenda.add({ ...reply, at: reply.at < now ? now : reply.at });
    for (const index of missed[address] ?? []) {
      const { replyTo } = await readLetter(world.mails[index]?.raw ?? new Uint8Array());
      if (!answered.has(replyTo.address)) await letRead(index, address, now);
    }
    missed = { ...missed, [address]: [] };
  };

  return {
    agenda,
    read: () => read,
    cycle: () => cycle,
    settle: async () => {
      await world.settle();
      for (; read < world.mails.length; read += 1)
        for (const address of world.mails[read]?.to ?? [])
          if (isPlayed(address)) missed = { ...missed, [address]: [...(missed[address] ?? []), read] };
          else await letRead(read, address);
      if (run.isChanged()) cycle = readCycle(world, cycleId) ?? cycle;
    },
    keep: () => {
      run.keep();
      state.keep('driver', { read, settledWrites } satisfies Place);
      if (wasPlayed) {
        state.keep('hands', hands);
        state.keep('missed', missed);
      }
      store?.commit();
    },
    isFinished: () => {
      if (!over.includes(cycle.status) || agenda.size() > 0 || world.simulated?.isAtRest() === false) return false;
      if (world.dynamo.writes() === settledWrites) return false;
      settledWrites = world.dynamo.writes();
      return !hasUnsettledMail(world);
    },
    nextAt: () => [world.nextWakeAt(), agenda.nextAt()].filter((at) => at !== undefined).toSorted()[0],
    moveTo: async (instant) => {
      world.moveTo(instant);
      const replyAt = agenda.nextAt();
      const reply = replyAt !== undefined && replyAt <= instant ? agenda.take() : undefined;
      if (reply !== undefined) await run.deliver(reply);
    },
    hands: () => hands,
    setHands: async (next) => {
      const before = hands;
      hands = next;
      wasPlayed = true;
      for (const reply of agenda.withdraw(({ from }) => isPlayed(from))) aside.add(reply);
      for (const address of run.employees.keys())
        if (isPlayed(address, before) && !isPlayed(address)) await giveBack(address);
    },
  };
}
