import { type FormGroup, groupsEndingWithCycle } from '../domain/form.ts';
import type { CycleId, FormId, PairId, PersonId } from '../domain/ids.ts';

/** Attribute names of both tables and their indexes: the only place that spells them. */
export const attributes = {
  partition: 'pk',
  sort: 'sk',
  /** Sparse index of what is still to be done. */
  work: 'work',
  workDue: 'workDue',
  /** Sparse index of items whose consequences have not all been carried out. */
  pending: 'pending',
  pendingSince: 'pendingSince',
  /** Listing of emails by person. */
  listing: 'listing',
  listedAt: 'listedAt',
  expires: 'expires',
} as const;

export const indexes = { work: 'work', pending: 'pending', listing: 'listing' } as const;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** How the sort keys of a cycle's roll begin. */
export const rollOf = { forms: 'FRM#', pairs: 'PAR#', participants: 'PER#', wishes: 'WSH#' } as const;

/** The partition of what coordinators explained, for every cycle. */
export const allWords = 'WORDS';

/** Where each fact lives. */
export const keyOf = {
  cycle: (cycleId: CycleId): Key => ({ pk: `CYC#${cycleId}`, sk: 'CYC' }),
  participant: (cycleId: CycleId, personId: PersonId): Key => ({
    pk: `CYC#${cycleId}`,
    sk: `${rollOf.participants}${personId}`,
  }),
  /** One line of a cycle's roll: which forms and pairs it has, in the order of their kind or number. */
  formInRoll: (cycleId: CycleId, kind: string, formId: FormId): Key => ({
    pk: `CYC#${cycleId}`,
    sk: `${rollOf.forms}${kind}#${formId}`,
  }),
  pairInRoll: (cycleId: CycleId, pairId: PairId): Key => ({ pk: `CYC#${cycleId}`, sk: `${rollOf.pairs}${pairId}` }),
  task: (cycleId: CycleId, taskId: string): Key => ({ pk: `CYC#${cycleId}`, sk: `TSK#${taskId}` }),
  /** Wishes for another partner, in the order in which they count. */
  wish: (cycleId: CycleId, at: string, personId: PersonId): Key => ({
    pk: `CYC#${cycleId}`,
    sk: `${rollOf.wishes}${at}#${personId}`,
  }),
  form: (formId: FormId): Key => ({ pk: `FRM#${formId}`, sk: 'FRM' }),
  pair: (pairId: PairId): Key => ({ pk: `PAR#${pairId}`, sk: 'PAR' }),
  mail: (tag: string): Key => ({ pk: `MSG#${tag}`, sk: 'MSG' }),
  /** Leads from SES's own id of an email to its tag. */
  accepted: (sesMessageId: string): Key => ({ pk: `SES#${sesMessageId}`, sk: 'SES' }),
  /** Which emails have a place in a person's week, by its Monday. */
  week: (personId: PersonId, monday: string): Key => ({ pk: `WEEK#${personId}`, sk: monday }),
  inbound: (inboundId: string): Key => ({ pk: `INB#${inboundId}`, sk: 'INB' }),
  /** Leads from what two deliveries of one message have in common to the first of them. */
  sameMessage: (mark: string): Key => ({ pk: `SAM#${mark}`, sk: 'SAM' }),
  answersGiven: (subject: string): Key => ({ pk: `ANS#${subject}`, sk: 'ANS' }),
  words: (wordsId: string, learnedAt: string): Key => ({ pk: allWords, sk: `${wordsId}#${learnedAt}` }),
  /** What outlives a cycle, of one person. */
  past: (personId: PersonId): Key => ({ pk: `PAST#${personId}`, sk: 'PAST' }),
  inboxRound: { pk: 'SWEEP', sk: 'INBOX' },
  audit: (entityId: string, version: number): Key => ({ pk: `AUD#${entityId}`, sk: String(version).padStart(8, '0') }),
  person: (personId: PersonId): Key => ({ pk: `PER#${personId}`, sk: 'PER' }),
  address: (address: string): Key => ({ pk: `ADR#${address}`, sk: 'ADR' }),
  employee: (employeeNumber: string): Key => ({ pk: `EMP#${employeeNumber}`, sk: 'EMP' }),
};

/** Partitions of the work index. */
export const workOf = {
  cycles: 'CYCLES',
  /** Forms that may be open when their cycle is over share one partition: whoever looks for them needs no cycle. */
  forms: (cycleId: CycleId, group: FormGroup): string =>
    groupsEndingWithCycle.includes(group) ? `FORMS#${cycleId}#${group}` : 'FORMS',
  /** Where every open form of every cycle is found, these cycles being the open ones. */
  allForms: (open: readonly CycleId[]): string[] => [
    'FORMS',
    ...open.flatMap((cycleId) => groupsEndingWithCycle.map((group) => workOf.forms(cycleId, group))),
  ],
  pairs: (cycleId: CycleId): string => `PAIRS#${cycleId}`,
  pairsToEvaluate: (cycleId: CycleId): string => `ENDED#${cycleId}`,
  mail: 'MAIL',
  tasks: (cycleId: CycleId): string => `TASKS#${cycleId}`,
};

/** Partitions of the listing index. */
export const listingOf = {
  mailOf: (personId: PersonId): string => `MAIL#${personId}`,
};

export const pendingOutbox = 'OUTBOX';
