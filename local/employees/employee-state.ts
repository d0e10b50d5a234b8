import type { Instant } from '../../shared/domain/instant.ts';
import type { ComposedReply } from './client-manners.ts';
import type { Meanings } from './meaning.ts';
import type { Persona } from './personas.ts';
import type { Random } from './random.ts';
import type { FormName } from './recognize-form.ts';
import { replyTime } from './reply-time.ts';

/** A message somebody is going to send. */
export interface PlannedReply {
  readonly at: Instant;
  readonly raw: Uint8Array;
  readonly to: string;
}

/** One thing that happened to a person, or what they meant by it; `meant` and `sent` bear the time of the reply. */
export interface DiaryEntry {
  readonly at: Instant;
  readonly kind: 'received' | 'meant' | 'sent' | 'ignored';
  readonly form?: FormName;
  readonly code?: string;
  readonly messageId?: string;
  /** What was meant, by question number, also where the words were unclear. */
  readonly answers?: Meanings;
  /** Questions whose answer was worded unclearly. */
  readonly unclear?: readonly number[];
  /** Why nothing followed, or what was sent when it is no answer to a form. */
  readonly remark?: string;
}

/** What somebody has answered to one form, and when. */
export interface Thread {
  readonly form: FormName;
  readonly answers: Meanings;
  readonly replies: number;
  readonly answersAt: Instant;
}

/** All a person is and remembers, as plain data. */
export interface EmployeeState {
  readonly address: string;
  readonly name: string;
  readonly persona: Persona;
  readonly random: Random;
  /** Forms answered, by the address that the answer went to. */
  readonly threads: Record<string, Thread>;
  /** Sessions in the calendar, by the calendar's own ids. */
  calendar: Readonly<Record<string, { readonly start: Instant; readonly title: string }>>;
  awayUntil?: Instant;
  askedToMove: boolean;
  readonly diary: DiaryEntry[];
}

/** When this person answers what comes now: after their usual delay, and not before they are back. */
export function timeOf({ persona, random, awayUntil }: EmployeeState, label: string, at: Instant): Instant {
  const from = awayUntil !== undefined && awayUntil > at ? awayUntil : at;
  return replyTime(from, { promptness: persona.promptness, timeZone: persona.timeZone, random, label });
}

/** Notes a message in the diary on its way out. */
export function send(
  state: EmployeeState,
  { raw, messageId }: ComposedReply,
  at: Instant,
  to: string,
  about: Partial<DiaryEntry>,
): PlannedReply {
  state.diary.push({ at, kind: 'sent', messageId, ...about });
  return { at, raw, to };
}

/** Notes that nothing follows, and why. */
export function ignore(
  state: EmployeeState,
  at: Instant,
  remark: string,
  about: Partial<DiaryEntry> = {},
): PlannedReply[] {
  state.diary.push({ at, kind: 'ignored', remark, ...about });
  return [];
}
