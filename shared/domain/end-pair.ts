import { type Command, mail, remember, wake, wish } from './command.ts';
import type { Form } from './form.ts';
import type { FormId, PersonId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Pair, PairSide, Session, SignalRaised } from './pair.ts';

/** True for a proposal that somebody declined, for another person or altogether. */
export function isRefusal({ answers }: Pick<Form, 'answers'>): boolean {
  return answers.decision === 'no' || answers.decision === 'other-person';
}

/** Ledger key of one calendar item of a session to one person. */
export function calendarKey(
  pair: Pair,
  session: number,
  person: string,
  sequence: number,
  kind: 'invitation' | 'cancellation',
): string {
  return `${pair.pairId}#${String(session)}#${kind}#${person}#${String(sequence)}`;
}

/** The proposals of a pair, as far as they were sent. */
export interface Proposals {
  readonly mentor: Form | undefined;
  readonly mentee: Form | undefined;
}

/** The proposals of a pair, among its forms. */
export function proposalsOf(
  { mentorProposal, menteeProposal }: Pick<Pair, 'mentorProposal' | 'menteeProposal'>,
  forms: ReadonlyMap<FormId, Form>,
): Proposals {
  const formOf = (id: FormId | undefined) => (id === undefined ? undefined : forms.get(id));
  return { mentor: formOf(mentorProposal), mentee: formOf(menteeProposal) };
}

/** Tells one of the two, in neutral words, that a proposed pair will not start; nothing for whoever was not asked yet or has refused it. */
export function willNotStart(pair: Pair, side: PairSide, proposals: Proposals, now: Instant): Command[] {
  const asked = proposals[side];
  if (asked === undefined || isRefusal(asked)) return [];
  const to = side === 'mentor' ? pair.mentorId : pair.menteeId;
  return [
    mail({
      key: `${pair.pairId}#will-not-start#${to}`,
      mail: 'will-not-start',
      to,
      cycleId: pair.cycleId,
      pairId: pair.pairId,
      dueAt: now,
      ifUnsure: 'give up',
    }),
  ];
}

/** Takes sessions that people were invited to out of both calendars; as the calendar standard wants, under a higher sequence. */
export function cancellations(
  pair: Pair,
  now: Instant,
  which: (session: Pair['sessions'][number]) => boolean,
): Command[] {
  return pair.sessions
    .filter((session) => session.invited && session.status === 'planned' && session.meetsAt > now && which(session))
    .flatMap((session) =>
      [pair.mentorId, pair.menteeId].map((to) =>
        mail({
          key: calendarKey(pair, session.number, to, session.sequence + 1, 'cancellation'),
          mail: 'cancellation',
          to,
          cycleId: pair.cycleId,
          pairId: pair.pairId,
          session: session.number,
          facts: { meetsAt: session.meetsAt, sequence: String(session.sequence + 1) },
          dueAt: now,
          ifUnsure: 'send again',
        }),
      ),
    );
}

/**
 * Closes a pair: sessions to come leave the calendars, and the cycle learns that there is one pair less to wait for. Of a pair
 * that was never introduced it is remembered who waits on, and that one of the two would not have the other, by its proposals.
 */
export function endedPair(
  pair: Pair,
  because: NonNullable<Pair['closedBecause']>,
  now: Instant,
  proposals: Proposals,
): { to: Pair; commands: Command[] } {
  const sessions = pair.sessions.map((session) =>
    session.concludedAt === undefined ? { ...session, status: statusAtEnd(session, now), concludedAt: now } : session,
  );
  const { holdForm: _holdForm, pause: _pause, ...rest } = pair;
  return {
    to: { ...rest, sessions, status: 'closed', closedAt: now, closedBecause: because },
    commands: [
      ...cancellations(pair, now, () => true),
      ...rememberedOf(pair, proposals),
      ...wishesAfter(pair, because, now, proposals),
      wake('cycle', pair.cycleId),
    ],
  };
}

/** What becomes of a session that is not concluded: whether one whose time has passed took place is not known until an answer tells. */
function statusAtEnd({ status, meetsAt }: Session, now: Instant): Session['status'] {
  return status === 'planned' && meetsAt <= now ? 'unknown' : 'canceled';
}

/** What outlives a pair that was never introduced; of one that was, it was remembered then. */
function rememberedOf(pair: Pair, proposals: Proposals): Command[] {
  if (pair.introducedAt !== undefined) return [];
  const { cycleId, mentorId, menteeId } = pair;
  const refused = [proposals.mentor, proposals.mentee].some((form) => form !== undefined && isRefusal(form));
  const outcome = (personId: PersonId, proposal: Form | undefined): Command =>
    remember({ what: 'outcome', personId, cycleId, outcome: hasPassed(proposal) ? 'passed' : 'waits' });
  return [
    ...(refused ? [remember({ what: 'apart', personId: mentorId, other: menteeId })] : []),
    outcome(mentorId, proposals.mentor),
    outcome(menteeId, proposals.mentee),
  ];
}

/** Who of the two would have another partner, as far as is known when their pair ends; those who are asked then may say so later. */
function wishesAfter(
  pair: Pair,
  because: NonNullable<Pair['closedBecause']>,
  now: Instant,
  proposals: Proposals,
): Command[] {
  if (because !== 'declined' && because !== 'no-answer' && because !== 'ended') return [];
  const { cycleId, introducedAt, ending } = pair;
  const atOnce = ending?.replaced === true;
  const wishes = (side: PairSide): boolean => {
    if (atOnce) return true;
    if (introducedAt !== undefined) return asksForAnother(pair, side);
    return proposals[side]?.answers.decision === 'other-person' || !hasPassed(proposals[side]);
  };
  return (['mentor', 'mentee'] as const)
    .filter((side) => ending?.left !== side && wishes(side))
    .map((side) => wish({ cycleId, personId: side === 'mentor' ? pair.mentorId : pair.menteeId, at: now, atOnce }));
}

/** True for the side that asked for the end of a pair and for another partner: "I would rather change" after a session, not "I prefer to stop". */
export function asksForAnother({ stopAsked, signals }: Pair, side: PairSide | undefined): boolean {
  if (side === undefined || stopAsked !== side) return false;
  const last = signals.findLast(
    (raised) => raised.side === side && (raised.signal === 'not-a-fit' || raised.signal === 'wants-to-stop'),
  );
  return last?.signal === 'not-a-fit';
}

/** True for somebody who said no to the proposed partner, or let the time pass. */
function hasPassed(proposal: Form | undefined): boolean {
  if (proposal === undefined) return false;
  return isRefusal(proposal) || (proposal.status === 'expired' && proposal.answers.decision !== 'yes');
}

/** What is remembered of two people who are introduced to each other. */
export function rememberedIntroduction({ cycleId, mentorId, menteeId }: Pair): Command[] {
  return [
    remember({ what: 'partners', personId: mentorId, other: menteeId }),
    ...[mentorId, menteeId].map((personId) => remember({ what: 'outcome', personId, cycleId, outcome: 'started' })),
  ];
}

/**
 * Closes a pair that does not start because one of them did not say yes, or took the yes back. The other one, when asked already and willing,
 * is told in neutral words. Nobody learns of the other's no, and a coordinator not whose no it was: that stays with whoever said it (content.md 3.5).
 */
export function unstartedPair(
  pair: Pair,
  proposals: Proposals,
  now: Instant,
): { to: Pair; because: 'no-answer' | 'declined'; signal: SignalRaised; commands: Command[] } {
  const side: PairSide = proposals.mentor?.answers.decision === 'yes' ? 'mentee' : 'mentor';
  const decisive = proposals[side];
  const because = decisive !== undefined && isRefusal(decisive) ? 'declined' : 'no-answer';
  const signal: SignalRaised = {
    signal: 'proposal-declined',
    at: now,
    side: 'both',
    facts: { about: pair.pairId, because },
  };
  const other = side === 'mentor' ? 'mentee' : 'mentor';
  const ended = endedPair(pair, because, now, proposals);
  return {
    to: { ...ended.to, evaluated: true, signals: [...pair.signals, signal] },
    because,
    signal,
    commands: [...ended.commands, ...willNotStart(pair, other, proposals, now)],
  };
}
