import { type Command, mail } from '../domain/command.ts';
import { type Cycle, isOver } from '../domain/cycle.ts';
import { cannotWait } from '../domain/digest-decisions.ts';
import { nextBundle } from '../domain/form-ladders.ts';
import { PairId, type PersonId } from '../domain/ids.ts';
import type { Task } from '../domain/inbound.ts';
import type { Instant } from '../domain/instant.ts';
import { coordinatorOf, readerOfCoordinator } from '../domain/readers.ts';
import { localDate } from '../domain/working-calendar.ts';
import type { DigestLine } from '../messages/letter-facts.ts';
import type { Program } from '../ports.ts';

/** A task with what it is about, and which bundle tells it. */
interface Told {
  readonly line: DigestLine;
  readonly coordinator: PersonId;
  readonly at: Instant;
}

/** What tells a coordinator of this task the same day: the order of one email a day, whose words are found when it leaves (content.md 6.4). */
export async function bundleFor(program: Program, task: Task): Promise<Command[]> {
  const cycle = await program.cycles.load(task.cycleId);
  const told = isOver(cycle) ? undefined : await toldInBundle(program, cycle, task);
  if (told === undefined) return [];
  const { timeZone } = readerOfCoordinator(cycle, told.coordinator);
  return [
    mail({
      key: `${cycle.cycleId}#bundle#${told.coordinator}#${localDate(told.at, timeZone)}`,
      mail: 'bundle',
      to: told.coordinator,
      cycleId: cycle.cycleId,
      facts: { at: told.at },
      dueAt: told.at,
      ifUnsure: 'give up',
    }),
  ];
}

/** With the bundles that their tasks need. */
export async function withBundles(program: Program, commands: readonly Command[]): Promise<Command[]> {
  const bundles: Command[] = [];
  for (const command of commands)
    if (command.kind === 'task') bundles.push(...(await bundleFor(program, command.task)));
  return [...commands, ...bundles];
}

/** What one bundle tells: whatever came up since the one before and no digest has told meanwhile. */
export async function bundled(
  program: Program,
  cycle: Cycle,
  to: PersonId,
  at: Instant | undefined,
): Promise<DigestLine[]> {
  const lines: DigestLine[] = [];
  for (const task of await program.tasks.untold(cycle.cycleId)) {
    const told = await toldInBundle(program, cycle, task);
    if (told?.coordinator === to && told.at === at) lines.push(told.line);
  }
  return lines;
}

async function toldInBundle(program: Program, cycle: Cycle, task: Task): Promise<Told | undefined> {
  if (task.kind !== 'stray-message' && task.kind !== 'unclear-reply') return undefined;
  const pairId = PairId.safeParse(task.pairId);
  const pair = pairId.success ? await program.pairs.find(pairId.data) : undefined;
  const about = pair === undefined ? [task.personId] : [pair.mentorId, pair.menteeId];
  const { participants, forms } = await program.together({
    cycleId: cycle.cycleId,
    participants: about.filter((id) => id !== undefined),
    forms: task.formId === undefined ? [] : [task.formId],
  });
  const coordinator = coordinatorOf(cycle, [...participants.values()]);
  const reader = readerOfCoordinator(cycle, coordinator);
  if (!cannotWait(task, pair, reader, task.raisedAt)) return undefined;
  const form = task.formId === undefined ? undefined : forms.get(task.formId);
  return { line: { task, pair, form }, coordinator, at: nextBundle(task.raisedAt, reader) };
}
