import type { AnswersGiven } from './domain/answer-limit.ts';
import type { AuditEvent } from './domain/audit-event.ts';
import type { Command, MailOrder, Watched } from './domain/command.ts';
import type { Cycle } from './domain/cycle.ts';
import type { LearnedWords } from './domain/expertise/learned-words.ts';
import type { Form, GateGroup } from './domain/form.ts';
import type { CycleId, FormId, PairId, PersonId } from './domain/ids.ts';
import type { InboundRecord, InboxRound, Task } from './domain/inbound.ts';
import type { Instant } from './domain/instant.ts';
import type { LedgerEntry } from './domain/ledger.ts';
import type { Pair } from './domain/pair.ts';
import type { Participant } from './domain/participant.ts';
import type { Person } from './domain/person.ts';
import type { PastNote, PersonPast } from './domain/person-past.ts';
import type { RepairCount } from './domain/repair.ts';
import type { Wish } from './domain/wish.ts';

export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** `length` random characters of lower-case base32. */
  random(length: number): string;
}

/** `lost race`: somebody else changed the entity since it was read; nothing was written. */
export type Outcome = 'done' | 'lost race';

/** A change of one entity: its new state, what happened in one word, and the consequences that ride with it. */
export interface Change<Entity> {
  readonly to: Entity;
  readonly event: string;
  readonly actor?: string;
  readonly commands?: readonly Command[];
  /** Token of the execution that will wait, and until when: stored by the same write, before any email can leave. */
  readonly parks?: { readonly token: string; readonly until: Instant };
}

/**
 * Entities that change. Every change is one write, conditional on the version that was read, and carries its audit event and its commands;
 * `advance` then carries the commands out. A crash in between is repaired by the sweeper.
 */
export interface Entities<Id, Entity> {
  /** Strongly consistent. */
  find(id: Id): Promise<Entity | undefined>;
  /** Throws NotFound. */
  load(id: Id): Promise<Entity>;
  /** Creates it unless it exists; either way its watching execution is started. */
  create(entity: Entity, event: string, commands?: readonly Command[]): Promise<'created' | 'already there'>;
  /** Throws LostRace, and has written nothing, when somebody else changed the entity since it was read. */
  advance(from: Entity, change: Change<Entity>): Promise<void>;
  /**
   * Stores the token of the execution that waits, if nobody changed, woke or parked the entity since it planned: of two attempts with one plan
   * the first one counts, and a slow one cannot put its older token over a newer one.
   */
  park(
    id: Id,
    planned: { version: number; wakes?: number | undefined },
    token: string,
    until: Instant,
  ): Promise<Outcome>;
  /** What its execution is known by; undefined when there is no such entity. */
  watched(id: Id): Promise<Watch | undefined>;
  /** Replaces an execution that ended although its entity is open: the next epoch and its start are one change. Throws LostRace. */
  restart(id: Id, epoch: number, target: Watched): Promise<void>;
}

/** The execution that watches over an entity: the token it last parked with, if any, and its epoch. */
export interface Watch {
  readonly token: string | undefined;
  readonly epoch: number;
  /** False when nothing is to be watched any more. */
  readonly isOpen: boolean;
}

/** Several facts in one strongly consistent read. */
export interface Together {
  readonly cycle: Cycle | undefined;
  readonly participants: ReadonlyMap<PersonId, Participant>;
  readonly forms: ReadonlyMap<FormId, Form>;
}

export interface Program {
  /** Several facts of one cycle at once; those that do not exist are absent. */
  together(wanted: {
    readonly cycleId: CycleId;
    readonly participants?: readonly PersonId[];
    readonly forms?: readonly FormId[];
  }): Promise<Together>;
  readonly cycles: Entities<CycleId, Cycle> & { open(): Promise<CycleId[]> };
  readonly forms: Entities<FormId, Form> & {
    /** Every form of a cycle whose kind starts so, in order of kind and id; strongly consistent. */
    ofCycle(cycleId: CycleId, kind?: string): Promise<Form[]>;
    /** How many are open in a group, counted up to `limit`; may be some seconds old. */
    openCount(cycleId: CycleId, group: GateGroup, limit: number): Promise<number>;
  };
  readonly pairs: Entities<PairId, Pair> & {
    /** In order of number; strongly consistent. */
    ofCycle(cycleId: CycleId): Promise<Pair[]>;
    /** May be some seconds old. */
    open(cycleId: CycleId, limit: number): Promise<PairId[]>;
    /** May be some seconds old. */
    toEvaluate(cycleId: CycleId, limit: number): Promise<PairId[]>;
  };
  readonly participants: {
    find(cycleId: CycleId, personId: PersonId): Promise<Participant | undefined>;
    ofCycle(cycleId: CycleId): Promise<Participant[]>;
    put(participant: Participant): Promise<void>;
    /** Notes until when somebody is away, or since when they wait no more; the last note counts. Nothing for a person who was not invited. */
    note(
      cycleId: CycleId,
      personId: PersonId,
      noted: Readonly<Partial<Pick<Participant, 'pausedUntil' | 'awayUntil' | 'stoppedAt'>>>,
    ): Promise<void>;
  };
  readonly tasks: {
    raise(task: Task): Promise<void>;
    untold(cycleId: CycleId): Promise<Task[]>;
    markTold(task: Task, at: Instant): Promise<void>;
  };
  /** What outlives a cycle: who were partners, who will not be, who waited. */
  readonly pasts: {
    /** Of those of whom anything is known; strongly consistent. */
    of(personIds: readonly PersonId[]): Promise<Map<PersonId, PersonPast>>;
    /** Adds a fact; one that is known already changes nothing. */
    note(note: PastNote): Promise<void>;
  };
  /** Who became free in a running cycle and would have another partner. */
  readonly wishes: {
    /** Of a person at an instant there is one. */
    note(wish: Wish): Promise<void>;
    /** Every wish of a cycle, in the order in which they count; strongly consistent. */
    ofCycle(cycleId: CycleId): Promise<Wish[]>;
  };
  /** What coordinators explained of people's words, for every cycle. */
  readonly vocabulary: {
    /** Every explanation ever given, in order of words and time; strongly consistent. */
    all(): Promise<LearnedWords[]>;
    /** Adds an explanation; a later one of the same words counts instead. */
    learn(explained: LearnedWords): Promise<void>;
  };
  readonly inbound: {
    find(inboundId: string): Promise<InboundRecord | undefined>;
    record(record: InboundRecord): Promise<void>;
    /** The message that was first seen with this mark: this one, unless another was. */
    firstWith(mark: string, inboundId: string): Promise<string>;
    /** Which of these messages have no record; strongly consistent. */
    unrecorded(inboundIds: readonly string[]): Promise<string[]>;
  };
  readonly weeks: {
    /** Gives an email, by its tag, one of the places in a person's week; false when all are taken by others. Asked again it is the same place. */
    take(personId: PersonId, monday: string, tag: string, places: number): Promise<boolean>;
  };
  readonly ledger: {
    find(key: string): Promise<LedgerEntry | undefined>;
    /** By the tag that SES events carry. */
    findByTag(tag: string): Promise<LedgerEntry | undefined>;
    /** By the id under which SES accepted it. */
    findAccepted(sesMessageId: string): Promise<LedgerEntry | undefined>;
    /** The newest emails ordered for one person in one cycle, newest first, `limit` at most; may be some seconds old. */
    newestTo(cycleId: CycleId, personId: PersonId, limit: number): Promise<LedgerEntry[]>;
    /** Puts the order unless its key exists, and queues it when it is due. */
    order(order: MailOrder): Promise<void>;
    /** Replaces an entry that is still in the status and try it was read in. */
    advance(from: LedgerEntry, to: LedgerEntry): Promise<Outcome>;
    /** Puts a due entry on the send queue again, at most 900 seconds from now; harmless when it is there already. */
    queue(key: string, delaySeconds?: number): Promise<void>;
    /** Entries not settled and to be looked at before this instant, the longest waiting first. */
    unsettled(dueBefore: Instant, limit: number): Promise<LedgerEntry[]>;
  };
  readonly answersGiven: {
    /** The automatic answers that one sender got lately, or that were given about one form. */
    find(subject: string): Promise<AnswersGiven>;
    /** Replaces what was read, if nobody replaced it meanwhile. */
    keep(from: AnswersGiven, to: AnswersGiven): Promise<Outcome>;
  };
  /** Wakes the execution that watches over an entity, for changes made elsewhere than on the entity itself. Noted on the entity first. */
  wake(target: Watched, id: string): Promise<void>;
  readonly repair: {
    /** How far the received emails were compared with their records. */
    round(): Promise<InboxRound | undefined>;
    keepRound(round: InboxRound): Promise<void>;
    /** Carries out what a crash left in outboxes for longer than this instant; one that fails is put off and does not stop the others. */
    drainPending(before: Instant, limit: number): Promise<{ drained: number; failed: number }>;
    /** Entities whose next moment passed before this instant, those of each group that wait longest first; may be some seconds old. */
    overdue(cycles: readonly CycleId[], before: Instant, limit: number): Promise<{ target: Watched; id: string }[]>;
  };
}

/** What the program did and why, for those who only read: ids and codes. */
export interface History {
  cycle(cycleId: CycleId): Promise<Cycle | undefined>;
  form(formId: FormId): Promise<Form | undefined>;
  pair(pairId: PairId): Promise<Pair | undefined>;
  /** By the tag that SES events carry. */
  mail(tag: string): Promise<LedgerEntry | undefined>;
  /** The tag of an email that SES accepted under this id. */
  tagOf(sesMessageId: string): Promise<string | undefined>;
  inbound(inboundId: string): Promise<InboundRecord | undefined>;
  /** Every change of one entity, in order. */
  audit(entityId: string): Promise<AuditEvent[]>;
  /** Everything ordered for one person, in order. */
  mailsTo(personId: PersonId): Promise<LedgerEntry[]>;
  formsOf(cycleId: CycleId): Promise<Form[]>;
  pairsOf(cycleId: CycleId): Promise<Pair[]>;
  tasksOf(cycleId: CycleId): Promise<Task[]>;
}

export interface People {
  find(personId: PersonId): Promise<Person | undefined>;
  findAll(ids: readonly PersonId[]): Promise<Map<PersonId, Person>>;
  /** Who has this address; when nobody does, who has this employee number. */
  idOf(address: string, employeeNumber?: string): Promise<PersonId | undefined>;
  /** Gives an id at the first import; later imports update the name and keep the id, and what the person chose or suffered meanwhile. */
  register(
    person: Omit<Person, 'personId' | 'languageChosen' | 'neverInvite' | 'suppressed'>,
    employeeNumber?: string,
  ): Promise<PersonId>;
  suppress(personId: PersonId, why: NonNullable<Person['suppressed']>): Promise<void>;
  /** Whether later cycles may invite this person, as they last answered an invitation. */
  wishNoInvitation(personId: PersonId, never: boolean): Promise<void>;
  /** The person's own choice: it outlasts every later import. */
  changeLanguage(personId: PersonId, language: Person['language']): Promise<void>;
}

/** Long texts and results that do not fit an item: matchings, reports, problem lists. */
export interface Documents {
  put(key: string, value: unknown): Promise<void>;
  find(key: string): Promise<unknown>;
}

/** Received messages as SES stored them. */
export interface Inbox {
  /** All of it, or its first bytes. */
  read(objectKey: string, mostBytes?: number): Promise<Uint8Array>;
  /** Has it deleted the next day, and not only when received messages are: nobody may read it. */
  forget(objectKey: string): Promise<void>;
}

/** What lies in the inbox, by name and time. */
export interface InboxListing {
  /** One page in the order of keys; `next` continues it. */
  list(after?: string): Promise<{ objects: { key: string; storedAt: Instant }[]; next?: string | undefined }>;
}

/** The inbox, and the queue of what is still to be read. */
export interface Arrivals extends InboxListing {
  /** Has a stored message read although no news of it came. */
  fetch(objectKey: string): Promise<void>;
}

/** Adds to the metrics of the running step. */
export type Count = (counts: Readonly<Partial<Record<RepairCount, number>>>) => void;

/** The only holder of StartExecution and SendTaskSuccess. */
export interface Executions {
  /** Makes sure that an execution of this epoch was started; `ended` when it was and is over. */
  start(target: Watched, id: string, epoch: number): Promise<'running' | 'ended'>;
  wake(token: string): Promise<'woken' | 'stale'>;
}

/**
 * What became of one email that was handed to SES. Only after `sent` or `unsure` can it have left. `throttled`: too fast, at once again;
 * `paused`: SES sends nothing for anybody now; `refused`: our setup is at fault, no email is; `rejected`: this email or this address is;
 * `unsure`: nobody can tell. `why` is SES's error code.
 */
export type Posted =
  | { readonly kind: 'sent'; readonly sesMessageId: string }
  | { readonly kind: 'throttled'; readonly why: string }
  | { readonly kind: 'paused'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'rejected'; readonly why: string }
  | { readonly kind: 'unsure' };

/** The one door out. */
export interface Postman {
  /** Never throws: whatever SES or the way to it answers is an outcome. */
  send(message: Uint8Array, to: string, tag: string): Promise<Posted>;
}
