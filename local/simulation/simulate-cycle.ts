import * as z from 'zod';
import { sweep } from '../../shared/contracts/steps.ts';
import type { CycleStatus } from '../../shared/domain/cycle.ts';
import type { CycleId } from '../../shared/domain/ids.ts';
import { earliest, type Instant, latest, plusMinutes } from '../../shared/domain/instant.ts';
import { cycleIdOf } from '../../shared/dossier/start-cycle.ts';
import { textOf } from '../dynamodb/attribute-value.ts';
import { seeded } from '../employees/random.ts';
import { environmentOf, hasUnsettledMail, readCycle } from '../run/records.ts';
import { startEmail } from '../run/start-email.ts';
import { openSimulatedWorld, type SimulatedWorld } from '../world/simulated-world.ts';
import type { World } from '../world/world.ts';
import { deadlineOf, replyToOf } from './deadline-of.ts';
import type { Diary, DiaryLine, Evidence } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { markOf, markOfTag } from './mail-mark.ts';
import { createAgenda } from './outbox-agenda.ts';
import { createPerson, type Person } from './people/person.ts';
import type { Role, SeedPlan } from './plan-seed.ts';
import { simulationFor } from './simulation.ts';
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
  /** Faults by call site, then by kind; and how often each site was passed. */
  readonly faults: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly visits: ReadonlyMap<string, number>;
}

/** More than this and somebody is talking to a machine. */
const mostMailsPerPerson = 150;
/** After the last day of a cycle, everything must have settled by then: the longest pause of a site takes six weeks (seed 50029), and nothing is sent in it. */
const settleDays = 45;
/** After the last message to the program, a cycle that is over is given so long before it is judged. */
const quietMinutes = 24 * 60;
/** How often the cycle is looked at while nobody writes. */
const lookMinutes = 6 * 60;
/** Lines of the world's own story that are kept. */
const longestStory = 2000;
/** A sweep that had to put nothing off. */
const sweptAll = sweep.output.extend({ stuck: z.literal(0) });
const over: readonly CycleStatus[] = ['closed', 'canceled', 'failed'];

/**
 * Runs the cycle of one plan to its end on virtual time: awkward people, events, and whatever they break. Never throws for what the
 * program does: a cycle that does not end is evidence too.
 */
export async function simulateCycle(plan: SeedPlan, assembly: string): Promise<SimulatedCycle> {
  const { seed, company, longestDays } = plan;
  const { startsAt } = company;
  const trace = createTrace();
  const agenda = createAgenda();
  const people = new Map(plan.cast.map((role) => [role.address, personOf(role, seed)]));
  const diaries = new Map([...people.values()].map((person) => [person.address, emptyDiary(person)]));
  const texts: { where: string; text: string }[] = [];
  const steps = new Map<string, Instant[]>();
  const sweeps: Instant[] = [];
  const interruptions: { from: Instant; to: Instant }[] = [];
  const events = new Map<string, number>();
  const clock: { now: () => Instant } = { now: () => startsAt };

  const bounces = (address: string): boolean => {
    const leavesAt = people.get(address)?.leavesAt;
    return leavesAt !== undefined && leavesAt <= clock.now();
  };
  const simulation = simulationFor({ seed, story: longestStory, ...plan.faults });
  const world = await openSimulatedWorld({
    assembly,
    seed,
    startsAt,
    bounces,
    simulation,
    onLog: (text) => {
      texts.push({ where: 'log', text });
      trace.note(clock.now(), 'log', text);
    },
    onInvoke: ({ name, event, result }) => {
      if (sweptAll.safeParse(result).success) sweeps.push(clock.now());
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
  let lastWrittenAt = startsAt;
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
        const reaction = await person.receive(mail.raw, mail.at, () => deadlineOf(world, replyTo));
        const { proposal } = reaction;
        write(address, { kind: 'received', at: mail.at, mail: mail.id, replyTo, proposal });
        for (const outgoing of reaction.outgoing) agenda.add(address, outgoing);
      }
    }
  };
  const deliverDue = async (): Promise<void> => {
    for (const { from, outgoing } of agenda.takeDue(world.clock.now())) {
      lastWrittenAt = world.clock.now();
      const { at, to, raw, purpose, code, meaning, demands, verdicts } = outgoing;
      const inboundId = await world.deliver(raw, [to], verdicts);
      write(from, { kind: 'sent', at, to, purpose, code, meaning, demands, inboundId });
      trace.note(
        world.clock.now(),
        `${people.get(from)?.kind.name ?? '?'} sends ${purpose}`,
        code ?? '-',
        inboundId ?? 'elsewhere',
      );
    }
  };

  const upcoming = [...plan.events];
  const strikeDue = async (): Promise<void> => {
    for (let event = upcoming[0]; event !== undefined && event.at <= world.clock.now(); event = upcoming[0]) {
      upcoming.shift();
      const { kind } = event;
      const from = world.clock.now();
      trace.note(from, 'EVENT', kind.name);
      events.set(kind.name, (events.get(kind.name) ?? 0) + 1);
      interruptions.push({ from, to: await kind.strike(world) });
    }
  };

  const cycleId = await start(plan, world);
  let status: CycleStatus | 'none' = 'none';
  let stuck: string | undefined;
  let overAt: Instant | undefined;
  let lookedAt = -1;
  const latestEnd = plusMinutes(startsAt, longestDays * 24 * 60);
  for (;;) {
    await handOut();
    await strikeDue();
    const now = world.clock.now();
    const isNews = world.dynamo.writes() !== lookedAt; // reading tables at every tick would cost more than the program itself
    lookedAt = world.dynamo.writes();
    if (isNews) status = readCycle(world, cycleId)?.status ?? 'none';
    if (status !== 'none' && over.includes(status)) {
      overAt ??= now;
      const quietFrom = plusMinutes(latest(overAt, lastWrittenAt), quietMinutes);
      const isLate = now > plusMinutes(quietFrom, settleDays * 24 * 60);
      if (agenda.nextAt() === undefined && now >= quietFrom && (hasSettled(world) || isLate)) break;
    }
    if (world.mails.length > mostMailsPerPerson * plan.cast.length) {
      stuck = `${String(world.mails.length)} emails to ${String(plan.cast.length)} people`;
      break;
    }
    if (now > latestEnd) {
      stuck = `${status} after ${String(longestDays)} days`;
      break;
    }
    const next = [agenda.nextAt(), upcoming[0]?.at].filter((at) => at !== undefined);
    await world.simulated.advance(earliest(plusMinutes(now, lookMinutes), ...next));
    await deliverDue();
  }
  const evidence = gatherEvidence(plan, world, {
    stuck,
    diaries,
    steps,
    sweeps,
    texts,
    interruptions,
    lost: {
      sends: marksOf(world, (type) => type === 'Send'),
      outcomes: marksOf(world, (type) => type !== 'Send'),
    },
    lostNotices: new Set(world.simulated.lostNotices()),
    isFaulty: simulation.counts.total() > 0 || events.size > 0,
  });
  for (const item of evidence.items) trace.mix(JSON.stringify(item));
  trace.mix(world.simulated.traceHash());
  const story = [...trace.lines(), ...world.simulated.story()].sort((a, b) =>
    a.slice(0, 24) < b.slice(0, 24) ? -1 : 1,
  );
  return {
    evidence,
    status,
    story,
    trace: trace.hash(),
    startedAt: startsAt,
    events,
    faults: simulation.counts.bySite(),
    visits: simulation.counts.visits(),
  };
}

/** SES's own notifications carry addresses: they live in two encrypted queues and nowhere else. */
const carriesNotifications = /receiveemail|settleemail/i;

async function start({ company, cast }: SeedPlan, world: World): Promise<CycleId> {
  const [lead] = company.coordinators;
  const to = environmentOf(world, 'START_ADDRESS');
  const from = { address: lead?.address ?? '', name: lead?.name ?? '' };
  const kind = cast.find(({ address }) => address === from.address)?.kind;
  const brought = kind?.startsWithoutDefinition === true ? { roster: company.roster } : company;
  const inboundId = await world.deliver(await startEmail({ from, to, at: company.startsAt, company: brought }), [to]);
  return cycleIdOf(inboundId ?? '');
}

function hasSettled(world: SimulatedWorld): boolean {
  const table = environmentOf(world, 'PROGRAM_TABLE');
  return (
    world.simulated.inFlight() === 0 &&
    !hasUnsettledMail(world) &&
    !world.dynamo.items(table).some(({ pending, work }) => pending !== undefined || isWork(textOf(work))) &&
    world.assembly.stateMachines.every(
      ({ arn }) => world.machines.listExecutions({ stateMachineArn: arn, statusFilter: 'RUNNING' }).length === 0,
    )
  );
}

/** Killed executions are not executions that ended: an open form is still to be closed (seed 20032). Tasks are for people. */
function isWork(partition: string | undefined): boolean {
  return partition !== undefined && !partition.startsWith('TASKS#');
}

function personOf({ address, name, kind, persona, colleague, leavesAt, files }: Role, seed: number): Person {
  const random = seeded(`${String(seed)}|${address}`);
  return createPerson({ address, name, kind, persona, random, colleague, leavesAt, files });
}

function emptyDiary({ kind, leavesAt }: Person): Diary {
  return { kind: kind.name, leavesAt, lines: [] };
}

/** Marks of the emails of which such an event was dropped, or lies among the dead letters. */
function marksOf(world: SimulatedWorld, isMeant: (type: string) => boolean): Set<string> {
  const dropped = world.simulated.lostEvents().map(({ type, tag }) => ({ type, tag }));
  const dead = world.assembly.queues
    .filter(({ name }) => /DeadLetters/.test(name))
    .flatMap(({ name }) => world.queues.bodies(name))
    .map((body) => ({ type: sesEvent.exec(body)?.[1] ?? '', tag: ledgerTagIn.exec(body)?.[1] }));
  return new Set(
    [...dropped, ...dead].flatMap(({ type, tag }) => (tag !== undefined && isMeant(type) ? [markOfTag(tag)] : [])),
  );
}

// In a queue an event is JSON inside the topic's JSON: its quotation marks are escaped.
const sesEvent = /\\"eventType\\":\\"(\w+)/;
const ledgerTagIn = /\\"ledger\\":\[\\"([a-z2-7]{52})/;
