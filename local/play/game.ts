import { setImmediate } from 'node:timers/promises';
import { giveCommand } from '../../scripts/command.ts';
import type { Call } from '../../scripts/command-line.ts';
import { type Instant, plusMinutes } from '../../shared/domain/instant.ts';
import { coordinatorReader } from '../../shared/domain/readers.ts';
import { textOf } from '../dynamodb/attribute-value.ts';
import type { Findings } from '../mail/inbound.ts';
import { lettersOf } from '../output/letters.ts';
import type { ReadLetter } from '../output/person-page.ts';
import { type RunRecord, recordOf } from '../output/run-record.ts';
import { shownLetter } from '../output/shown-letter.ts';
import { StartRefused } from '../run/cycle-run.ts';
import { driveRun, type Hands } from '../run/drive.ts';
import { environmentOf } from '../run/records.ts';
import { type StartRunOptions, startRun } from '../run/start-run.ts';
import { keptState } from '../store/kept-state.ts';
import type { RunStore } from '../store/run-store.ts';

/** How far time is to move. */
export type Goal =
  /** Until an email leaves or comes in, or a fact changes. */
  | { readonly kind: 'event' }
  /** Until an email for one of these people has left. */
  | { readonly kind: 'email'; readonly to: readonly string[] }
  | { readonly kind: 'hours'; readonly hours: number }
  /** Until the cycle is over and nothing is left to send. */
  | { readonly kind: 'close' };

/** A move of time that is under way. */
export interface Move {
  readonly goal: Goal;
  readonly from: Instant;
}

/** A message that leaves a mailbox by hand. */
export interface HandWritten {
  readonly raw: Uint8Array;
  readonly to: string;
  readonly findings: Findings;
}

/** All there is to see at one moment. */
export interface View {
  readonly now: Instant;
  readonly record: RunRecord;
  readonly letters: readonly ReadLetter[];
  /** The lead coordinator's clock. */
  readonly timeZone: string;
}

/** A command and what came of it. */
export interface Commanded {
  readonly at: Instant;
  readonly line: string;
  readonly said: readonly string[];
}

/** A run whose time and people a player moves. Whatever changes it waits until the moment that is being played is settled and kept. */
export interface Game {
  readonly now: () => Instant;
  readonly status: () => RunRecord['cycle']['status'];
  readonly view: () => Promise<View>;
  readonly hands: () => Hands;
  readonly setHands: (hands: Hands) => Promise<void>;
  /** Whether the player has opened an email. */
  readonly isRead: (number: number) => boolean;
  readonly markRead: (number: number) => Promise<void>;
  /** The domain that replies go to. */
  readonly inboundDomain: string;
  /** Where a coordinator's files go. */
  readonly startAddress: string;
  /** Gives a command, in the words of `npm run command`, and does what follows from it. */
  readonly command: (line: string) => Promise<void>;
  /** Commands given since this page was opened first, the newest first. */
  readonly commanded: () => readonly Commanded[];
  /**
   * Lets a minute pass, takes the writer over, and delivers what `compose` makes for that moment; answers the number of the letter, when the
   * program has done all that follows at once.
   */
  readonly write: (
    from: string,
    compose: (at: Instant, seed: string) => HandWritten | Promise<HandWritten>,
  ) => Promise<number>;
  /** Begins to move time; false while an earlier move is under way. */
  readonly move: (goal: Goal) => boolean;
  readonly moving: () => Move | undefined;
  readonly stop: () => void;
  /** Resolves when no move is under way. */
  readonly atRest: () => Promise<void>;
  /** How the last move ended, in words, told once. */
  readonly news: () => string | undefined;
}

const longestMove = 500 * 24 * 60; // minutes: the longest cycle a definition allows is a year, then evaluation and report

/** Starts a run, or goes on with one that was kept. Throws StartRefused when its files have problems. */
export async function openGame(
  options: Omit<StartRunOptions, 'parts'> & { readonly store?: Pick<RunStore, 'parts' | 'commit'> },
): Promise<Game> {
  const { store, seed } = options;
  const run = await startRun({ ...options, ...(store === undefined ? {} : { parts: store.parts }) });
  if (run.cycle === undefined) throw new StartRefused(run.answer);
  const { world } = run;
  const drive = driveRun(run, store);
  const program = environmentOf(world, 'PROGRAM_TABLE');
  const state = keptState(store?.parts('player'));
  const read = new Set((state.recall('read') ?? []) as readonly number[]); // kept by `keep`
  const subjects = new Map<number, string>();
  let seen: { readonly writes: number; readonly letters: number; readonly view: View } | undefined;
  const commanded: Commanded[] = [];
  let news: string | undefined;
  let move: (Move & { readonly isStopped: () => boolean; readonly stop: () => void }) | undefined;
  let moved: Promise<void> = Promise.resolve();
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = last.then(work);
    last = done.catch(() => undefined); // whoever asked for the work hears of it
    return done;
  };
  const keep = () => {
    state.keep('read', [...read]);
    drive.keep();
  };
  const settle = async () => {
    await drive.settle();
    keep();
  };
  const turn = async (until: Instant): Promise<void> => {
    const next = drive.nextAt();
    await drive.moveTo(next === undefined || next > until ? until : next);
    await settle();
  };
  const passUntil = async (instant: Instant) => {
    while (world.clock.now() < instant) await turn(instant);
  };

  /** Emails, messages and changes so far. */
  const happened = () =>
    world.mails.length +
    run.received.length +
    world.dynamo.items(program).filter(({ pk }) => textOf(pk)?.startsWith('AUD#') === true).length;
  const isReached = (goal: Goal, from: Instant): (() => boolean) => {
    const [writes, before, mails] = [world.dynamo.writes(), happened(), world.mails.length];
    switch (goal.kind) {
      case 'event':
        return () => world.dynamo.writes() !== writes && happened() !== before;
      case 'email':
        return () => world.mails.slice(mails).some(({ to }) => to.some((address) => goal.to.includes(address)));
      case 'hours':
        return () => world.clock.now() >= plusMinutes(from, goal.hours * 60);
      case 'close':
        return drive.isFinished;
    }
  };
  const carryOut = async ({ goal, from, isStopped }: NonNullable<typeof move>): Promise<string | undefined> => {
    const latest = plusMinutes(from, goal.kind === 'hours' ? goal.hours * 60 : longestMove);
    const isDone = await inTurn(() => Promise.resolve(isReached(goal, from)));
    while (!(await inTurn(() => Promise.resolve(isDone())))) {
      if (isStopped()) return 'Stopped here.';
      if (world.clock.now() >= latest) return 'Nothing of the kind happened within 500 days.';
      await inTurn(() => turn(latest));
      await setImmediate(); // whoever watches may look between two moments
    }
    return goal.kind === 'close' ? `The cycle is ${drive.cycle().status}, and nothing is left to send.` : undefined;
  };

  await settle();
  const game: Game = {
    now: () => world.clock.now(),
    status: () => drive.cycle().status,
    view: async () => {
      const [writes, count] = [world.dynamo.writes(), world.mails.length + run.received.length];
      const now = world.clock.now();
      const cycle = drive.cycle();
      if (seen?.writes === writes && seen.letters === count && seen.view.record.cycle === cycle)
        return { ...seen.view, now };
      const record = recordOf({ ...run, cycle, endedAt: now, transitions: world.machines.transitions });
      const letters: ReadLetter[] = [];
      for (const letter of lettersOf(record)) {
        const subject = subjects.get(letter.number) ?? (await shownLetter(letter.raw)).subject;
        subjects.set(letter.number, subject);
        letters.push({ letter, subject });
      }
      const view = { now, record, letters, timeZone: coordinatorReader(cycle.definition).timeZone };
      seen = { writes, letters: count, view };
      return view;
    },
    hands: drive.hands,
    setHands: (hands) =>
      inTurn(async () => {
        await drive.setHands(hands);
        keep();
      }),
    isRead: (number) => read.has(number),
    markRead: (number) =>
      inTurn(() => {
        read.add(number);
        keep();
        return Promise.resolve();
      }),
    inboundDomain: world.assembly.receiptRules[0]?.recipients[0] ?? '',
    startAddress: environmentOf(world, 'START_ADDRESS'),
    command: (line) =>
      inTurn(async () => {
        const said: string[] = [];
        const say = (words: string) => void said.push(words);
        const call = ({ name, payload }: Call) => world.call(name, payload);
        await giveCommand(
          line.split(/\s+/).filter((word) => word !== ''),
          call,
          { say, complain: say },
        );
        commanded.unshift({ at: world.clock.now(), line, said });
        await settle();
      }),
    commanded: () => commanded,
    write: (from, compose) =>
      inTurn(async () => {
        const at = plusMinutes(world.clock.now(), 1);
        const { raw, to, findings } = await compose(at, `${String(seed)}|by hand|${String(run.received.length)}`);
        const hands = drive.hands();
        if (run.employees.has(from) && !hands.played.includes(from))
          await drive.setHands({ ...hands, played: [...hands.played, from] });
        await passUntil(at);
        const number = world.mails.length + run.received.length + 1;
        await run.deliver({ from, to, raw }, findings);
        read.add(number);
        await settle();
        return number;
      }),
    move: (goal) => {
      if (move !== undefined) return false;
      let stopped = false;
      move = { goal, from: world.clock.now(), isStopped: () => stopped, stop: () => (stopped = true) };
      news = undefined;
      moved = carryOut(move).then(
        (words) => {
          news = words;
          move = undefined;
        },
        (error: unknown) => {
          news = `Time stopped at an error: ${error instanceof Error ? error.message : String(error)}`;
          move = undefined;
        },
      );
      return true;
    },
    moving: () => move,
    stop: () => move?.stop(),
    atRest: async () => {
      await moved;
      await last;
    },
    news: () => {
      const told = news;
      news = undefined;
      return told;
    },
  };
  return game;
}
