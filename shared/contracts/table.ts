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
  /** Listing of forms, pairs and mails. */
  listing: 'listing',
  listedAt: 'listedAt',
  expires: 'expires',
} as const;

export const indexes = { work: 'work', pending: 'pending', listing: 'listing' } as const;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Where each fact lives. */
export const keyOf = {
  cycle: (cycleId: CycleId): Key => ({ pk: `CYC#${cycleId}`, sk: 'CYC' }),
  participant: (cycleId: CycleId, personId: PersonId): Key => ({ pk: `CYC#${cycleId}`, sk: `PER#${personId}` }),
  task: (cycleId: CycleId, taskId: string): Key => ({ pk: `CYC#${cycleId}`, sk: `TSK#${taskId}` }),
  form: (formId: FormId): Key => ({ pk: `FRM#${formId}`, sk: 'FRM' }),
  pair: (pairId: PairId): Key => ({ pk: `PAR#${pairId}`, sk: 'PAR' }),
  mail: (tag: string): Key => ({ pk: `MSG#${tag}`, sk: 'MSG' }),
  inbound: (inboundId: string): Key => ({ pk: `INB#${inboundId}`, sk: 'INB' }),
  audit: (entityId: string, version: number): Key => ({ pk: `AUD#${entityId}`, sk: String(version).padStart(8, '0') }),
  person: (personId: PersonId): Key => ({ pk: `PER#${personId}`, sk: 'PER' }),
  address: (address: string): Key => ({ pk: `ADR#${address}`, sk: 'ADR' }),
  employee: (employeeNumber: string): Key => ({ pk: `EMP#${employeeNumber}`, sk: 'EMP' }),
};

/** Partitions of the work index. */
export const workOf = {
  cycles: 'CYCLES',
  forms: (cycleId: CycleId, group: string): string => `FORMS#${cycleId}#${group}`,
  pairs: (cycleId: CycleId): string => `PAIRS#${cycleId}`,
  pairsToEvaluate: (cycleId: CycleId): string => `ENDED#${cycleId}`,
  mail: 'MAIL',
  tasks: (cycleId: CycleId): string => `TASKS#${cycleId}`,
};

/** Partitions of the listing index. */
export const listingOf = {
  forms: (cycleId: CycleId): string => `FORMS#${cycleId}`,
  pairs: (cycleId: CycleId): string => `PAIRS#${cycleId}`,
  mailOf: (personId: PersonId): string => `MAIL#${personId}`,
};

export const pendingOutbox = 'OUTBOX';
