import * as z from 'zod';
import { earliest, type Instant, latest, plusMinutes } from '../../shared/domain/instant.ts';
import { overdueMinutes } from '../../shared/domain/repair.ts';
import type { Meanings } from '../employees/meaning.ts';
import type { Records } from '../run/records.ts';
import type { SimulatedCompany } from './company.ts';
import type { ReadProposal } from './coordinators/read-proposal.ts';
import type { Demand, Purpose } from './people/person-kind.ts';

/** One line of somebody's own diary: what came, and what they sent and meant. */
export type DiaryLine =
  | {
      readonly kind: 'received';
      readonly at: Instant;
      readonly mail: string;
      readonly replyTo: string | undefined;
      /** The pairs that a coordinator read in it. */
      readonly proposal?: ReadProposal | undefined;
    }
  | {
      readonly kind: 'sent';
      readonly at: Instant;
      readonly to: string;
      readonly purpose: Purpose;
      readonly code: string | undefined;
      readonly meaning: Meanings | undefined;
      /** What a coordinator asked of a proposal. */
      readonly demands?: readonly Demand[] | undefined;
      /** SES's id; undefined where the program's door is not concerned. */
      readonly inboundId: string | undefined;
    };

/** What somebody is and has noted. */
export interface Diary {
  readonly kind: string;
  readonly leavesAt: Instant | undefined;
  readonly lines: readonly DiaryLine[];
}

/** One email that SES accepted. */
export interface SentMail {
  readonly id: string;
  readonly at: Instant;
  readonly to: readonly string[];
  /** What every email with the same ledger key has in common: the seed of its boundaries. */
  readonly mark: string;
}

/** An item of the program table as it lies there. */
export const StoredItem = z.looseObject({
  pk: z.string(),
  sk: z.string(),
  work: z.string().optional(),
  workDue: z.string().optional(),
  pending: z.string().optional(),
  version: z.int().optional(),
  outbox: z.array(z.unknown()).optional(),
  fact: z.record(z.string(), z.unknown()).optional(),
});
export type StoredItem = z.infer<typeof StoredItem>;

/** How one execution ended. */
export interface ExecutionEnd {
  readonly machine: string;
  readonly name: string;
  readonly status: string;
}

/** What is left of a simulated cycle: what people noted, what lies in tables and mailboxes, what was logged. Plain data. */
export interface Evidence {
  readonly seed: number;
  readonly company: SimulatedCompany;
  readonly endedAt: Instant;
  /** Why the run was given up, when the cycle did not end by itself. */
  readonly stuck: string | undefined;
  readonly records: Records;
  readonly items: readonly StoredItem[];
  readonly mails: readonly SentMail[];
  readonly diaries: ReadonlyMap<string, Diary>;
  readonly executions: readonly ExecutionEnd[];
  /** When the executions of an entity asked what is next, or ended, oldest first. */
  readonly steps: ReadonlyMap<string, readonly Instant[]>;
  /** When sweeps ended that did all they had to, oldest first. */
  readonly sweeps: readonly Instant[];
  /** Log lines, and what machines and our own queues carried. */
  readonly texts: readonly { readonly where: string; readonly text: string }[];
  /** Messages that lie in a queue, by queue. */
  readonly queued: ReadonlyMap<string, number>;
  /** Times in which nothing could act, or that repairs need afterwards. */
  readonly interruptions: readonly { readonly from: Instant; readonly to: Instant }[];
  /** Marks of emails of which SES told nothing: whose Send event, and whose Delivery or Bounce event, the simulator dropped. */
  readonly lost: { readonly sends: ReadonlySet<string>; readonly outcomes: ReadonlySet<string> };
  /** SES's ids of stored messages whose notice the simulator dropped. */
  readonly lostNotices: ReadonlySet<string>;
  /** True when something went wrong on purpose: then messages may lie among the dead letters. */
  readonly isFaulty: boolean;
  readonly report: string | undefined;
}

/** This instant, or later by what stopped or killed everything meanwhile: until then something may be on its way. */
export function graceAfter({ interruptions }: Evidence, instant: Instant, minutes: number): Instant {
  let until = plusMinutes(instant, minutes);
  for (const { from, to } of interruptions)
    if (from <= until && to >= instant) until = latest(until, plusMinutes(to, minutes));
  return until;
}

/** What a sweep set in motion has happened by then, also when its message is delayed for as long as messages are. */
const afterSweepMinutes = 10 + 15;
/** More sweeps than these in a row are not cut short. */
const mostSweepMinutes = 16 * 15;

/**
 * Until when what should have happened at `due` is repaired: a sweep that a fault cut short repairs nothing, the next one that ends counts. A world that
 * sweeps no more does not excuse anything.
 */
export function afterSweep({ sweeps }: Evidence, due: Instant): Instant {
  const abandoned = plusMinutes(due, overdueMinutes);
  const latestExcuse = plusMinutes(due, mostSweepMinutes);
  return earliest(plusMinutes(sweeps.find((at) => at >= abandoned) ?? abandoned, afterSweepMinutes), latestExcuse);
}
