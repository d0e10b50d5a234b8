import * as z from 'zod';
import { CycleId, FormId, PairId, PersonId } from './ids.ts';
import { Instant } from './instant.ts';

/** Which of the two. */
export const PairSide = z.enum(['mentor', 'mentee']);
export type PairSide = z.infer<typeof PairSide>;

/** What somebody's calendar last answered to the invitation of a session's present date. */
export const Attendance = z.enum(['accepted', 'declined', 'tentative']);
export type Attendance = z.infer<typeof Attendance>;

/** One scheduled conversation of a pair. */
export const Session = z.object({
  number: z.int().min(1),
  status: z.enum(['planned', 'moving', 'held', 'canceled', 'unknown']),
  meetsAt: Instant,
  /** iCalendar SEQUENCE: grows with every change that people are told. */
  sequence: z.int().min(0),
  invited: z.boolean().default(false),
  sheetSent: z.boolean().default(false),
  /** Feedback forms of each side, once asked. */
  mentorForm: FormId.optional(),
  menteeForm: FormId.optional(),
  /** Answered feedback forms whose signals were already raised. */
  weighed: z.array(FormId).default([]),
  /** Revision of their answers that was weighed last; none known means the first. */
  weighedRevisions: z.record(z.string(), z.int()).default({}),
  /** Date forms used so far for this session, and the present one. */
  moves: z.int().default(0),
  moveForm: FormId.optional(),
  /** When the people were told that its date is released, until a new one is agreed. */
  releasedAt: Instant.optional(),
  concludedAt: Instant.optional(),
  /** Calendar answers to its present date, by the side they were given for. */
  attendance: z.object({ mentor: Attendance.optional(), mentee: Attendance.optional() }).optional(),
  /** Another time that one side proposed in the calendar, to be offered first when a new date is asked. */
  proposed: Instant.optional(),
  /** Who said that it was canceled or moved late. */
  canceledBy: z.enum(['mentor', 'mentee', 'keeper', 'unknown']).optional(),
  heardFrom: z.enum(['both', 'one', 'nobody', 'disagree']).optional(),
});
export type Session = z.infer<typeof Session>;

/** What a coordinator is told about, and looks at. */
export const Signal = z.enum([
  'not-a-fit',
  'wants-to-stop',
  'not-free-to-speak',
  'read-today',
  'canceled-session',
  'low-rating',
  'disagreement',
  'two-cancellations',
  'no-session-planned',
  'rating-drop',
  'silence',
  'no-dates-agreed',
  'dates-question',
  'midpoint-change',
  'proposal-question',
  'proposal-silence',
  'proposal-declined',
  'no-return',
  'reporting-line',
  'rule-broken',
]);
export type Signal = z.infer<typeof Signal>;

export const SignalRaised = z.object({
  signal: Signal,
  at: Instant,
  session: z.int().optional(),
  side: z.enum(['mentor', 'mentee', 'keeper', 'both']),
  /** The form whose answers a coordinator reads; the signal itself carries none. */
  formId: FormId.optional(),
  /** Codes and numbers only. */
  facts: z.record(z.string(), z.string()).default({}),
});
export type SignalRaised = z.infer<typeof SignalRaised>;

/** Until then nothing of the pair reaches anybody; nobody asked why, and nothing says it (content.md 4.4). */
export const PairPause = z.object({
  since: Instant,
  until: Instant,
  /** Who is away, and is asked afterwards how to go on. */
  side: PairSide,
  /** The form that asks, once it was sent. */
  form: FormId.optional(),
});
export type PairPause = z.infer<typeof PairPause>;

/** An end that a coordinator decided for an hour to come: until then nothing of the pair reaches anybody, and it can be taken back. */
const PairEnding = z.object({
  at: Instant,
  /** Who is told then, in neutral words. */
  told: z.array(z.enum(['mentor', 'mentee'])),
  /** Who is no longer there to be told. */
  left: z.enum(['mentor', 'mentee']).optional(),
  /** A coordinator wants another partner for both. */
  replaced: z.boolean().optional(),
});

/** A mentor and a mentee of one cycle, from approval to the last session. */
export const Pair = z.object({
  pairId: PairId,
  cycleId: CycleId,
  /** P07 in what coordinators read. */
  number: z.int().min(1),
  mentorId: PersonId,
  menteeId: PersonId,
  score: z.int(),
  /** The proposal it comes from; pairs created before this was noted come from the cycle's first approved one. */
  round: z.int().optional(),
  /** Who keeps the leader's calendar: an assistant, or the leader. */
  keeperId: PersonId,
  status: z.enum(['consulting', 'dating', 'meeting', 'closed']),
  createdAt: Instant,
  /** The proposal to each of them; the leader's exists only after the mentor's yes. */
  mentorProposal: FormId.optional(),
  menteeProposal: FormId.optional(),
  introducedAt: Instant.optional(),
  /** Date forms for the series asked so far, and whether the rhythm was chosen. */
  datesRound: z.int().default(0),
  datesForm: FormId.optional(),
  rhythm: z.enum(['series', 'one-by-one']).optional(),
  sessions: z.array(Session).default([]),
  signals: z.array(SignalRaised).default([]),
  /** The coordinator's form about a private matter, while it waits. */
  holdForm: FormId.optional(),
  holds: z.int().default(0),
  /** The last such form that let the pair go on: the coordinator may still end the pair with it. */
  settledHold: FormId.optional(),
  /** Who asked to stop, known to coordinators only. */
  stopAsked: PairSide.optional(),
  pause: PairPause.optional(),
  /** How often somebody was asked after a pause how to go on. */
  returnsAsked: z.int().default(0),
  /** When the last pause ended: silence before it does not count. */
  resumedAt: Instant.optional(),
  ending: PairEnding.optional(),
  /** What coordinators wrote down about it, oldest first; only they read it. */
  notes: z.array(z.object({ by: PersonId, at: Instant, text: z.string() })).default([]),
  closedAt: Instant.optional(),
  closedBecause: z.enum(['finished', 'ended', 'last-day', 'canceled', 'declined', 'no-answer']).optional(),
  evaluated: z.boolean().default(false),
  /** Messages whose word already changed this pair, newest last. */
  heard: z.array(z.string()).default([]),
  version: z.int(),
  epoch: z.int().default(1),
  wakes: z.int().optional(),
});
export type Pair = z.infer<typeof Pair>;

/** A pair as it was approved: the two are asked first. */
export function newPair(
  known: Pick<Pair, 'pairId' | 'cycleId' | 'number' | 'mentorId' | 'menteeId' | 'score' | 'round' | 'keeperId'>,
  now: Instant,
): Pair {
  return Pair.parse({ ...known, status: 'consulting', createdAt: now, version: 1 });
}

/** Which of the two somebody is; undefined for whoever keeps the leader's calendar. */
export function sideOf(
  { mentorId, menteeId }: Pick<Pair, 'mentorId' | 'menteeId'>,
  personId: PersonId,
): PairSide | undefined {
  return personId === mentorId ? 'mentor' : personId === menteeId ? 'mentee' : undefined;
}

/** True for a pair that has ended and whose closing forms have not been thought of yet. */
export function isToEvaluate({ status, evaluated }: Pick<Pair, 'status' | 'evaluated'>): boolean {
  return status === 'closed' && !evaluated;
}

/** P07, as coordinators read and write it. */
export function pairLabel(pair: Pick<Pair, 'number'>): string {
  return `P${String(pair.number).padStart(2, '0')}`;
}

/** UID of a session's calendar item: stable for its whole life. */
export function sessionUid(pairId: PairId, session: number, domain: string): string {
  return `${pairId}.${String(session)}@${domain}`;
}

/** The session of ours that a calendar item is about; undefined for anybody else's. */
export function sessionOfUid(
  uid: string,
  domain: string,
): { readonly pairId: PairId; readonly session: number } | undefined {
  const [, pair, session] = /^(pair_[a-z0-9]+)\.(\d{1,2})@/.exec(uid) ?? [];
  const pairId = PairId.safeParse(pair);
  if (!pairId.success || session === undefined || uid !== sessionUid(pairId.data, Number(session), domain))
    return undefined;
  return { pairId: pairId.data, session: Number(session) };
}

/** When a session is over. */
export function endsAt(session: Session, minutes: number): Instant {
  return new Date(Date.parse(session.meetsAt) + minutes * 60_000).toISOString();
}

/** The session that comes next on the calendar, if any is planned. */
export function nextPlanned(pair: Pair, now: Instant): Session | undefined {
  return pair.sessions
    .filter((session) => session.status === 'planned' && session.meetsAt > now)
    .sort((a, b) => (a.meetsAt < b.meetsAt ? -1 : 1))[0];
}

/** Sessions that took place. */
export function sessionsHeld(pair: Pair): number {
  return pair.sessions.filter((session) => session.status === 'held').length;
}

/** Every form a pair's plan looks at: feedback also after its session was concluded, because it may still be corrected. */
export function formsOf(pair: Pair): FormId[] {
  const ofSessions = pair.sessions.flatMap((session) => [
    session.concludedAt === undefined ? session.moveForm : undefined,
    session.mentorForm,
    session.menteeForm,
  ]);
  return [
    pair.mentorProposal,
    pair.menteeProposal,
    pair.datesForm,
    pair.holdForm,
    pair.settledHold,
    pair.pause?.form,
    ...ofSessions,
  ].filter((id) => id !== undefined);
}
