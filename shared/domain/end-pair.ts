import { type Command, mail, wake } from './command.ts';
import type { Form } from './form.ts';
import type { Instant } from './instant.ts';
import type { Pair, PairSide, SignalRaised } from './pair.ts';

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

/** Closes a pair: sessions to come leave the calendars, and the cycle learns that there is one pair less to wait for. */
export function endedPair(
  pair: Pair,
  because: NonNullable<Pair['closedBecause']>,
  now: Instant,
): { to: Pair; commands: Command[] } {
  const sessions = pair.sessions.map((session) =>
    session.concludedAt === undefined ? { ...session, status: 'canceled' as const, concludedAt: now } : session,
  );
  const { holdForm: _holdForm, pause: _pause, ...rest } = pair;
  return {
    to: { ...rest, sessions, status: 'closed', closedAt: now, closedBecause: because },
    commands: [...cancellations(pair, now, () => true), wake('cycle', pair.cycleId)],
  };
}

/**
 * Closes a pair that does not start because one of them did not say yes, or took the yes back. The other one, when asked already and willing,
 * is told in neutral words; nobody learns of the other's no.
 */
export function unstartedPair(
  pair: Pair,
  proposals: { readonly mentor: Form | undefined; readonly mentee: Form | undefined },
  now: Instant,
): { to: Pair; because: 'no-answer' | 'declined'; signal: SignalRaised; commands: Command[] } {
  const side: PairSide = proposals.mentor?.answers.decision === 'yes' ? 'mentee' : 'mentor';
  const decisive = proposals[side];
  const because = decisive !== undefined && isRefusal(decisive) ? 'declined' : 'no-answer';
  const signal: SignalRaised = {
    signal: 'proposal-declined',
    at: now,
    side,
    facts: { about: pair.pairId, because },
    ...(decisive === undefined ? {} : { formId: decisive.formId }),
  };
  const other = side === 'mentor' ? proposals.mentee : proposals.mentor;
  const to = side === 'mentor' ? pair.menteeId : pair.mentorId;
  const tellOther = mail({
    key: `${pair.pairId}#will-not-start#${to}`,
    mail: 'will-not-start',
    to,
    cycleId: pair.cycleId,
    pairId: pair.pairId,
    dueAt: now,
    ifUnsure: 'give up',
  });
  const ended = endedPair(pair, because, now);
  return {
    to: { ...ended.to, evaluated: true, signals: [...pair.signals, signal] },
    because,
    signal,
    commands: other === undefined || isRefusal(other) ? ended.commands : [...ended.commands, tellOther],
  };
}
