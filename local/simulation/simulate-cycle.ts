import type { CycleStatus } from '../../shared/domain/cycle.ts';
import type { CycleId } from '../../shared/domain/ids.ts';
import { earliest, type Instant, plusMinutes } from '../../shared/domain/instant.ts';
import { cycleIdOf } from '../../shared/dossier/start-cycle.ts';
import { chance, seeded } from '../employees/random.ts';
import { environmentOf, hasUnsettledMail, readCycle } from '../run/records.ts';
import { startEmail } from '../run/start-email.ts';
import { openWorld, type World } from '../world/world.ts';
import { deadlineOf, replyToOf } from './deadline-of.ts';
import type { Diary, DiaryLine, Evidence } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { markOf } from './mail-mark.ts';
import { createAgenda } from './outbox-agenda.ts';
import { createPerson, type Person } from './people/person.ts';
import type { Role, SeedPlan } from './plan-seed.ts';
import { createTrace } from './story.ts';

/** What one seed came to. */
export interface SimulatedCycle {
  readonly evidence: Evidence;
  readonly status: CycleStatus | 'none';
  /** Ids and codes only, oldest first. */
  readonly story: readonly string[];
  /** Equal for every run of the same seed and commit. */
  readonly trace: string;
  readonly startedAt: Instant;
  /** How often each event happened. */
  readonly events: ReadonlyMap<string, number>;
}

const longestDays = 400;
/** More than this and somebody is talking to a machine. */
const mostMailsPerPerson = 150;
/** After the last day of a cycle, everything must have settled by then. */
const settleDays = 30;
const over: readonly CycleStatus[] = ['closed', 'canceled', 'failed'];

/**
 * Runs the cycle of one plan to its end on virtual time: awkward people, events, and whatever they break. Never throws for what the
 * program does: a cycle that does not end is evidence too.
 */
export async function simulateCycle(plan: SeedPlan, assembly: string): Promise<SimulatedCycle> {
  const { seed, company } = plan;
  const { startsAt } = company;
  const trace = createTrace();
  const agenda = createAgenda();
  const people = new Map(plan.cast.map((role) => [role.address, personOf(role, seed)]));
  const diaries = new Map([...people.values()].map((person) => [person.address, emptyDiary(person)]));
  const texts: { where: string; text: string }[] = [];
  const steps = new Map<string, Instant[]>();
  const interruptions: { from: Instant; to: Instant }[] = [];
  const events = new Map<string, number>();
  let quotaUntil = startsAt;
  let bouncesUntil = startsAt;
  let stoppedUntil = startsAt;
  let storm = '';
  const clock: { now: () => Instant } = { now: () => startsAt };

  const bounces = (address: string): boolean => {
    const now = clock.now();
    const leavesAt = people.get(address)?.leavesAt;
    if (leavesAt !== undefined && leavesAt <= now) return true;
    return now < bouncesUntil && people.has(address) && chance(seeded(String(seed)), `${storm}|${address}`, 0.5);
  };
  const world = await openWorld({
    assembly,
    seed,
    startsAt,
    bounces,
    faults: { ses: () => (clock.now() < quotaUntil ? 'quota' : undefined) },
    onLog: (text) => {
      texts.push({ where: 'log', text });
      trace.note(clock.now(), 'log', text);
    },
    onInvoke: ({ name, event, result }) => {
      if (carriesNotifications.test(name)) return;
      texts.push({ where: name, text: JSON.stringify([event, result]) });
    },
    onHistory: ({ at, executionArn, type, state }) => {
      const moment = new Date(at).toISOString();
      const execution = executionArn.slice(executionArn.lastIndexOf(':') + 1);
      trace.mix(`${moment} ${execution} ${type} ${state ?? ''}\n`);
      const ended = /^Execution(?!Started)/.test(type);
      if (ended || type === 'ExecutionStarted') trace.note(moment, type, execution);
      if (!ended && !/^Plan the /.test(state ?? '')) return;
      const entity = execution.replace(/-\d+$/, '');
      const moments = steps.get(entity);
      if (moments === undefined) steps.set(entity, [moment]);
      else if (moments.at(-1) !== moment) moments.push(moment);
    },
    onQueueEvent: ({ kind, queue, messageIds }) => {
      if (kind !== 'delivered') trace.note(clock.now(), kind, queue, ...messageIds);
    },
  });
  clock.now = () => world.clock.now();

  const write = (address: string, line: DiaryLine): void => {
    (diaries.get(address)?.lines as DiaryLine[] | undefined)?.push(line);
  };
  let read = 0;
  const handOut = async (): Promise<void> => {
    for (; read < world.mails.length; read += 1) {
      const mail = world.mails[read];
      for (const address of mail?.to ?? []) {
        if (mail === undefined) continue;
        trace.note(mail.at, 'email', markOf(mail.raw).slice(0, 12), mail.id);
        trace.mix(mail.raw);
        const person = people.get(address);
        if (person === undefined || bounces(address)) continue;
        const replyTo = replyToOf(mail.raw);
        write(address, { kind: 'received', at: mail.at, mail: mail.id, replyTo });
        for (const outgoing of await person.receive(mail.raw, mail.at, () => deadlineOf(world, replyTo)))
          agenda.add(address, outgoing);
      }
    }
  };
  const deliverDue = async (): Promise<void> => {
    for (const { from, outgoing } of agenda.takeDue(world.clock.now())) {
      const { at, to, raw, purpose, code, meaning, verdicts } = outgoing;
      const inboundId = await world.deliver(raw, [to], verdicts);
      write(from, { kind: 'sent', at, to, purpose, code, meaning, inboundId });
      trace.note(
        world.clock.now(),
        `${people.get(from)?.kind.name ?? '?'} sends ${purpose}`,
        code ?? '-',
        inboundId ?? 'elsewhere',
      );
    }
  };

  const upcoming = [...plan.events];
  const strikeDue = (): void => {
    for (let event = upcoming[0]; event !== undefined && event.at <= world.clock.now(); event = upcoming[0]) {
      upcoming.shift();
      const { kind, label } = event;
      const now = world.clock.now();
      trace.note(now, 'EVENT', kind.name);
      events.set(kind.name, (events.get(kind.name) ?? 0) + 1);
      const lasts = (until: Instant) => interruptions.push({ from: now, to: until });
      kind.strike({
        world,
        random: seeded(`${String(seed)}|${label}`),
        label,
        exhaustQuota: (until) => {
          quotaUntil = until;
          lasts(until);
        },
        bounce: (until) => {
          storm = label;
          bouncesUntil = until;
        },
        stop: (until) => {
          stoppedUntil = until;
          lasts(until);
        },
      });
      if (kind.name === 'mass kill') lasts(now);
    }
  };

  const cycleId = await start(plan, world);
  let status: CycleStatus | 'none' = 'none';
  let stuck: string | undefined;
  let overAt: Instant | undefined;
  let lookedAt = -1;
  const latestEnd = plusMinutes(startsAt, longestDays * 24 * 60);
  for (;;) {
    const stopped = world.clock.now() < stoppedUntil;
    if (!stopped) await world.settle();
    await handOut();
    strikeDue();
    const now = world.clock.now();
    const isNews = world.dynamo.writes() !== lookedAt; // reading tables at every tick would cost more than the program itself
    lookedAt = world.dynamo.writes();
    if (isNews) status = readCycle(world, cycleId)?.status ?? 'none';
    if (status !== 'none' && over.includes(status)) {
      overAt ??= now;
      const isLate = now > plusMinutes(overAt, settleDays * 24 * 60);
      if (agenda.nextAt() === undefined && ((isNews && hasSettled(world)) || isLate)) break;
    }
    if (world.mails.length > mostMailsPerPerson * plan.cast.length) {
      stuck = `${String(world.mails.length)} emails to ${String(plan.cast.length)} people`;
      break;
    }
    if (now > latestEnd) {
      stuck = `${status} after ${String(longestDays)} days`;
      break;
    }
    const wake = stopped || world.clock.now() < stoppedUntil ? stoppedUntil : world.nextWakeAt();
    const next = [wake, agenda.nextAt(), upcoming[0]?.at].filter((at) => at !== undefined);
    const [first, ...others] = next;
    if (first === undefined) {
      stuck = `${status}, and nothing is due any more`;
      break;
    }
    world.moveTo(earliest(first, ...others));
    await deliverDue();
  }
  const evidence = gatherEvidence(plan, world, {
    stuck,
    diaries,
    steps,
    texts,
    interruptions,
    droppedSends: new Set(),
  });
  for (const item of evidence.items) trace.mix(JSON.stringify(item));
  world.close();
  return { evidence, status, story: trace.lines(), trace: trace.hash(), startedAt: startsAt, events };
}

/** SES's own notifications carry addresses: they live in two encrypted queues and nowhere else. */
const carriesNotifications = /receiveemail|settleemail/i;

async function start({ company }: SeedPlan, world: World): Promise<CycleId> {
  const [lead] = company.coordinators;
  const to = environmentOf(world, 'START_ADDRESS');
  const from = { address: lead?.address ?? '', name: lead?.name ?? '' };
  const inboundId = await world.deliver(await startEmail({ from, to, at: company.startsAt, company }), [to]);
  return cycleIdOf(inboundId ?? '');
}

function hasSettled(world: World): boolean {
  const table = environmentOf(world, 'PROGRAM_TABLE');
  return (
    !hasUnsettledMail(world) &&
    !world.dynamo.items(table).some(({ pending }) => pending !== undefined) &&
    world.assembly.stateMachines.every(
      ({ arn }) => world.machines.listExecutions({ stateMachineArn: arn, statusFilter: 'RUNNING' }).length === 0,
    )
  );
}

function personOf({ address, name, kind, persona, colleague, leavesAt }: Role, seed: number): Person {
  const random = seeded(`${String(seed)}|${address}`);
  return createPerson({ address, name, kind, persona, random, colleague, leavesAt });
}

function emptyDiary({ kind, leavesAt }: Person): Diary {
  return { kind: kind.name, leavesAt, lines: [] };
}
