import type { Form } from './form.ts';
import type { Instant } from './instant.ts';
import type { Pair, Session, SignalRaised } from './pair.ts';
import { released, replaced } from './place-sessions.ts';
import { isRaised } from './raise-signals.ts';
import { sessionOutcome, twoCancellationsRunning } from './weigh-feedback.ts';

/**
 * A session's end as both sides tell it: held, canceled, moved to a date still to be found, or known to nobody. A session concluded before is
 * told again by corrected answers, and only what is new is raised. A pair that is closed looks for no new date.
 */
export function concluded(
  pair: Pair,
  session: Session,
  forms: { readonly mentor: Form | undefined; readonly mentee: Form | undefined },
  now: Instant,
): { readonly pair: Pair; readonly signals: SignalRaised[]; readonly event: string } {
  const outcome = sessionOutcome(forms.mentor, forms.mentee);
  const about = `${String(session.number)}.${String(session.sequence)}`;
  const signals: SignalRaised[] = [];
  const raise = (signal: SignalRaised['signal'], side: SignalRaised['side']) => {
    const raised = { signal, at: now, side, session: session.number, facts: { about } };
    if (!isRaised(pair, raised)) signals.push(raised);
  };
  if (outcome.heardFrom === 'disagree') raise('disagreement', 'both');
  for (const [side, form] of [
    ['mentor', forms.mentor],
    ['mentee', forms.mentee],
  ] as const) {
    if (form?.status === 'expired') raise('silence', side);
  }
  const next =
    outcome.status === 'moved' && pair.status !== 'closed'
      ? released(pair, session.number, 'unknown', now)
      : replaced(pair, session.number, (each) => ({
          ...each,
          status: outcome.status === 'moved' ? 'canceled' : outcome.status,
          heardFrom: outcome.heardFrom,
          concludedAt: each.concludedAt ?? now,
          ...(outcome.status === 'canceled' && each.canceledBy === undefined ? { canceledBy: 'unknown' as const } : {}),
        }));
  if (twoCancellationsRunning(next.sessions)) raise('two-cancellations', 'mentee');
  return { pair: next, signals, event: `session ${outcome.status}` };
}

/** A session for which no date was found in all rounds: it is given up, and the coordinator told. */
export function givenUp(
  pair: Pair,
  session: Session,
  now: Instant,
): { readonly pair: Pair; readonly signals: SignalRaised[]; readonly event: string } {
  const facts = { about: `${String(session.number)}.${String(session.sequence)}` };
  return {
    pair: replaced(pair, session.number, (each) => ({ ...each, status: 'canceled', concludedAt: now })),
    signals: [{ signal: 'no-dates-agreed', at: now, side: 'keeper', session: session.number, facts }],
    event: 'session given up',
  };
}
