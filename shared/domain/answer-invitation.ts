import { wake } from './command.ts';
import type { PersonId } from './ids.ts';
import type { Instant } from './instant.ts';
import { type Moved, moveSession } from './move-session.ts';
import type { Attendance, Pair, PairSide, Session } from './pair.ts';
import { replaced } from './place-sessions.ts';
import type { PairFacts } from './plan-pair.ts';

/** A calendar's answer to the invitation of one session, from somebody who may give it. */
export interface InvitationAnswer {
  readonly session: number;
  readonly answer: Attendance;
  /** True when another time is proposed; `start` is that time, if it can be told. */
  readonly counters: boolean;
  /** Which version of the invitation was answered; calendars may leave it out. */
  readonly sequence?: number | undefined;
  /** The time proposed or, of a plain answer, the time answered. */
  readonly start?: Instant | undefined;
}

/** For which side an answer counts, and who gave it. */
export interface Answerer {
  readonly side: PairSide;
  readonly by: NonNullable<Session['canceledBy']>;
}

/**
 * Who answers an invitation: each of the two for themselves, and whoever keeps the leader's calendar for the leader, as the attendee or in
 * the leader's place. Undefined for anybody else: a colleague to whom it was forwarded, a stranger.
 */
export function answererOf(
  { mentorId, menteeId, keeperId }: Pick<Pair, 'mentorId' | 'menteeId' | 'keeperId'>,
  { sender, attendee }: { readonly sender: PersonId; readonly attendee: PersonId },
): Answerer | undefined {
  if (sender === mentorId && attendee === mentorId) return { side: 'mentor', by: 'mentor' };
  if (sender === menteeId && attendee === menteeId) return { side: 'mentee', by: 'mentee' };
  if (sender === keeperId && (attendee === menteeId || attendee === keeperId)) return { side: 'mentee', by: 'keeper' };
  return undefined;
}

/**
 * What an answer does to the pair. An acceptance or a "maybe" is kept; a refusal or a counter-proposal does what MOVE does, to that session.
 * Undefined when it changes nothing: the session is over or has no date, another version or another date was answered, it was said before.
 */
export function answerInvitation(
  pair: Pair,
  { side, by }: Answerer,
  answer: InvitationAnswer,
  { mentee }: Pick<PairFacts, 'mentee'>,
  now: Instant,
): (Moved & { readonly event: string }) | undefined {
  const session = pair.sessions.find(({ number }) => number === answer.session);
  if (pair.status !== 'meeting' || session === undefined || !isAbout(session, answer, now)) return undefined;
  if (answer.counters ? answer.start !== session.meetsAt : answer.answer === 'declined') {
    const moved = moveSession(pair, session, by, mentee, now);
    return {
      ...moved,
      event: `session ${String(session.number)} ${answer.counters ? 'countered' : 'declined'} in the calendar`,
    };
  }
  if (session.attendance?.[side] === answer.answer) return undefined;
  const to = replaced(pair, session.number, (each) => ({
    ...each,
    attendance: { ...each.attendance, [side]: answer.answer },
  }));
  return {
    to,
    session: session.number,
    commands: [wake('pair', pair.pairId)],
    event: `session ${String(session.number)} ${answer.answer} by the ${side}`,
  };
}

/** Only the present invitation to a session to come can be answered: what was sent to an earlier date is stale. */
function isAbout(session: Session, { sequence, start, counters }: InvitationAnswer, now: Instant): boolean {
  if (session.status !== 'planned' || !session.invited || session.meetsAt <= now) return false;
  if (sequence !== undefined) return sequence >= session.sequence;
  return counters || start === undefined || start === session.meetsAt;
}
