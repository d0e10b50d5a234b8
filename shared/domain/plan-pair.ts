import { isRefusal } from './end-pair.ts';
import { expiresAt, type Form } from './form.ts';
import { feedbackLeavesAt, lastFeedbackUntil, leaderAskedAt, type Reader, sheetLeavesAt } from './form-ladders.ts';
import type { FormId } from './ids.ts';
import { type Instant, latest } from './instant.ts';
import { endsAt, type Pair, type PairPause, type PairSide, type Session, type SignalRaised } from './pair.ts';
import { pauseStep } from './pause-pair.ts';
import { givesNoDate } from './place-sessions.ts';
import { sendableAt } from './sending-hours.ts';
import { addWorkingDays } from './working-calendar.ts';

export type PairStep =
  | 'introduce-pair'
  | 'ask-dates'
  | 'place-sessions'
  | 'invite-to-sessions'
  | 'send-sheet'
  | 'ask-feedback'
  | 'weigh-feedback'
  | 'conclude-session'
  | 'intervene'
  | 'settle-hold'
  | 'see-to-pause'
  | 'close-pair';

export type PairPlan =
  | { readonly next: PairStep; readonly session?: number }
  | { readonly next: 'wait'; readonly until: Instant }
  | { readonly next: 'closed' };

/** What a plan looks at besides the pair: its forms, the program's rhythm, both people's clocks. */
export interface PairFacts {
  readonly forms: ReadonlyMap<FormId, Form>;
  readonly count: number;
  readonly minutes: number;
  readonly mentor: Reader;
  readonly mentee: Reader;
  /** After it nothing is waited for. */
  readonly endsAt: Instant;
}

/** Date forms sent for one question before a coordinator takes over. */
export const mostDateRounds = 4;
const silentWorkingDays = 5; // 7 days (design.md 9) without those of weekends, holidays and pauses
const unplannedWorkingDays = 15; // 21 days (design.md 9) without those of weekends, holidays and pauses
const invitedTogether = 3;

/** What a pair needs now, from its facts and the clock alone: any execution may ask at any time. */
export function planPair(pair: Pair, facts: PairFacts, now: Instant): PairPlan {
  if (pair.status === 'closed') return weighing(pair, facts) ?? { next: 'closed' };
  if (pair.ending !== undefined)
    return pair.ending.at <= now ? { next: 'close-pair' } : (weighing(pair, facts) ?? wait(facts, pair.ending.at));
  if (endsAfterAll(pair, facts)) return { next: 'settle-hold' };
  const hold = formOf(facts, pair.holdForm);
  if (pair.holdForm !== undefined)
    return hold?.status === 'issued' ? planHold(pair, hold, facts, now) : { next: 'settle-hold' };
  const signals = dueSignals(pair, facts, now);
  if (signals.now.length > 0) return { next: 'intervene' };
  if (pair.pause !== undefined) return planPause(pair, pair.pause, facts, now);
  if (pair.status === 'consulting') return planConsultation(pair, facts, now, signals.later);
  if (pair.status === 'dating') return planDates(pair, facts, now);
  return planSessions(pair, facts, now, signals.later);
}

/** True when a coordinator who had let the pair go on ("I call today") has answered since that it ends. */
export function endsAfterAll(pair: Pair, facts: Pick<PairFacts, 'forms'>): boolean {
  const settled = formOf(facts, pair.settledHold);
  return settled?.status === 'answered' && settled.answers.decision === 'end';
}

function weighing(pair: Pair, facts: PairFacts): PairPlan | undefined {
  const found = unweighedFeedback(pair, facts);
  return found === undefined ? undefined : { next: 'weigh-feedback', session: found.session.number };
}

/**
 * While a pair is paused, answers that come in are read, and nothing is asked but, once it is over, how to go on. A proposed pair that one of the
 * two refuses meanwhile does not wait for that: whoever refused may have another partner, and nobody comes back to a pair that will not start.
 */
function planPause(pair: Pair, pause: PairPause, facts: PairFacts, now: Instant): PairPlan {
  if (pair.status === 'consulting' && isRefused(pair, facts)) return { next: 'close-pair' };
  const weigh = weighing(pair, facts);
  if (weigh !== undefined) return weigh;
  const step = pauseStep(pair, pause, facts, now);
  return step.kind === 'wait' ? wait(facts, ...step.until) : { next: 'see-to-pause' };
}

function isRefused({ mentorProposal, menteeProposal }: Pair, facts: PairFacts): boolean {
  const proposals = [formOf(facts, mentorProposal), formOf(facts, menteeProposal)];
  return proposals.some((form) => form?.status === 'answered' && isRefusal(form));
}

/** While a coordinator decides, only the feedback on a session that took place is still asked and weighed, so that silence tells nobody anything. */
function planHold(pair: Pair, hold: Form, facts: PairFacts, now: Instant): PairPlan {
  const weigh = weighing(pair, facts);
  if (weigh !== undefined) return weigh;
  const due = pair.sessions
    .filter(({ status, meetsAt }) => pair.pause === undefined && status === 'planned' && meetsAt <= now)
    .flatMap((session) =>
      (['mentor', 'mentee'] as const)
        .filter((side) => askedForm(session, side) === undefined)
        .map((side) => feedbackAskedAt(session, side, facts)),
    );
  if (due.some((at) => at <= now)) return { next: 'ask-feedback' };
  return wait(facts, expiresAt(hold), ...due);
}

function planConsultation(pair: Pair, facts: PairFacts, now: Instant, later: readonly Instant[]): PairPlan {
  /** Also after a yes: a question is asked before the yes comes again. */
  const waits = (form: Form) =>
    form.status === 'issued' ||
    (form.status === 'answered' && form.answers.decision === 'question' && now < expiresAt(form));
  /** Nobody is proposed a partner in a pause of their own. */
  const introduce = ({ pausedUntil }: Reader): PairPlan =>
    pausedUntil === undefined || pausedUntil <= now ? { next: 'introduce-pair' } : wait(facts, pausedUntil, ...later);
  const mentor = formOf(facts, pair.mentorProposal);
  const mentee = formOf(facts, pair.menteeProposal);
  if (mentor === undefined) return introduce(facts.mentor);
  if (waits(mentor)) return wait(facts, expiresAt(mentor), ...later);
  if (mentor.answers.decision !== 'yes') return { next: 'close-pair' };
  if (mentee === undefined) return introduce(facts.mentee);
  if (waits(mentee)) return wait(facts, expiresAt(mentee), ...later);
  return { next: mentee.answers.decision === 'yes' ? 'introduce-pair' : 'close-pair' };
}

function planDates(pair: Pair, facts: PairFacts, now: Instant): PairPlan {
  const form = formOf(facts, pair.datesForm);
  if (form?.status === 'issued') return wait(facts, expiresAt(form));
  if (form?.status === 'answered' && !givesNoDate(form, 'first', now)) return { next: 'place-sessions' };
  return pair.datesRound < mostDateRounds ? { next: 'ask-dates' } : wait(facts);
}

function planSessions(pair: Pair, facts: PairFacts, now: Instant, later: readonly Instant[]): PairPlan {
  const waits: Instant[] = [...later];
  for (const session of pair.sessions) {
    if (session.concludedAt !== undefined) {
      if (unweighedForm(session, facts) !== undefined) return { next: 'weigh-feedback', session: session.number };
      continue;
    }
    if (session.status === 'moving' && waitsItsTurn(pair, session)) continue;
    const plan = session.status === 'moving' ? planMove(session, facts, now) : planMeeting(pair, session, facts, now);
    if (plan.next !== 'wait') return plan;
    waits.push(...plan.until);
  }
  if (waits.length > later.length || pair.sessions.some((session) => session.concludedAt === undefined)) {
    return wait(facts, ...waits);
  }
  if (pair.rhythm === 'one-by-one' && pair.sessions.length < facts.count) return { next: 'place-sessions' };
  return { next: 'close-pair' };
}

/** True for a session whose new date depends on that of an earlier one: dates are asked one session at a time, in order. */
function waitsItsTurn(pair: Pair, { number }: Session): boolean {
  return pair.sessions.some((each) => each.number < number && each.status === 'moving');
}

type SessionPlan =
  | { readonly next: PairStep; readonly session: number }
  | { readonly next: 'wait'; readonly until: readonly Instant[] };

function planMove(session: Session, facts: PairFacts, now: Instant): SessionPlan {
  const form = formOf(facts, session.moveForm);
  const step = (next: PairStep): SessionPlan => ({ next, session: session.number });
  if (form === undefined) return step('ask-dates');
  if (form.status === 'issued') return { next: 'wait', until: [expiresAt(form)] };
  if (form.status === 'answered' && !givesNoDate(form, 'date', now)) return step('place-sessions');
  return session.moves < mostDateRounds ? step('ask-dates') : step('conclude-session');
}

function planMeeting(pair: Pair, session: Session, facts: PairFacts, now: Instant): SessionPlan {
  const until: Instant[] = [];
  const step = (next: PairStep): SessionPlan => ({ next, session: session.number });
  const due = (at: Instant): boolean => {
    if (at <= now) return true;
    until.push(at);
    return false;
  };
  if (awaitsInvitation(session, now) && due(invitationAt(pair, session, facts))) return step('invite-to-sessions');
  if (!session.sheetSent && now < session.meetsAt && due(sheetLeavesAt(session.meetsAt, facts.mentor)))
    return step('send-sheet');
  const unasked = (['mentor', 'mentee'] as const).find(
    (side) => askedForm(session, side) === undefined && due(feedbackAskedAt(session, side, facts)),
  );
  if (unasked !== undefined) return step('ask-feedback');
  if (unweighedForm(session, facts) !== undefined) return step('weigh-feedback');
  if (session.mentorForm !== undefined && session.menteeForm !== undefined) {
    const open = feedbackForms(session, facts).filter((form) => form.status === 'issued');
    const last = session.number === facts.count;
    const closes = last ? [lastFeedbackUntil(endsAt(session, facts.minutes), facts.mentor)] : open.map(expiresAt);
    if (open.length === 0 || closes.every((at) => due(at))) return step('conclude-session');
  }
  return { next: 'wait', until };
}

/** True when a session's calendar item should leave now. */
export function invitationIsDue(pair: Pair, session: Session, facts: PairFacts, now: Instant): boolean {
  return pair.pause === undefined && awaitsInvitation(session, now) && invitationAt(pair, session, facts) <= now;
}

function awaitsInvitation(session: Session, now: Instant): boolean {
  return session.status === 'planned' && !session.invited && now < session.meetsAt;
}

/** The first session whose end can be written down: heard from, too late to be heard from, or without a date after every round. */
export function sessionToConclude(pair: Pair, facts: PairFacts, now: Instant): Session | undefined {
  return pair.sessions.find((session) => {
    if (session.concludedAt !== undefined || pair.pause !== undefined) return false;
    if (session.status === 'moving' && waitsItsTurn(pair, session)) return false;
    const plan = session.status === 'moving' ? planMove(session, facts, now) : planMeeting(pair, session, facts, now);
    return plan.next === 'conclude-session';
  });
}

/** Invitations leave three by three: the next three once the three before are over (content.md 3.7). */
function invitationAt(pair: Pair, session: Session, facts: PairFacts): Instant {
  const lastBefore = Math.floor((session.number - 1) / invitedTogether) * invitedTogether;
  const before = pair.sessions.find((each) => each.number === lastBefore);
  return before === undefined ? pair.createdAt : endsAt(before, facts.minutes);
}

/** The mentor is asked first; after session 1 the leader's form waits for the mentor's answer, at most two working days, and for the leader's hours. */
export function feedbackAskedAt(session: Session, side: PairSide, facts: PairFacts): Instant {
  const ends = endsAt(session, facts.minutes);
  const leaves = feedbackLeavesAt(ends, facts[side]);
  if (side === 'mentor' || session.number !== 1) return leaves;
  const answered = formOf(facts, session.mentorForm)?.answeredAt;
  const alone = leaderAskedAt(ends, facts.mentee);
  const waited = answered === undefined || answered > alone ? alone : answered;
  return sendableAt(waited > leaves ? waited : leaves, facts.mentee);
}

export function askedForm(session: Session, side: PairSide): FormId | undefined {
  return side === 'mentor' ? session.mentorForm : session.menteeForm;
}

/** The next answered feedback whose present answers were not weighed yet: an answer that was corrected is weighed again. */
export function unweighedFeedback(
  pair: Pair,
  facts: Pick<PairFacts, 'forms'>,
): { readonly session: Session; readonly side: PairSide; readonly form: Form } | undefined {
  for (const session of pair.sessions) {
    const form = unweighedForm(session, facts);
    if (form !== undefined) return { session, side: form.formId === session.mentorForm ? 'mentor' : 'mentee', form };
  }
  return undefined;
}

function unweighedForm(session: Session, facts: Pick<PairFacts, 'forms'>): Form | undefined {
  return feedbackForms(session, facts).find(
    ({ formId, status, revision }) =>
      status === 'answered' &&
      (!session.weighed.includes(formId) || revision > (session.weighedRevisions[formId] ?? 0)),
  );
}

function feedbackForms(session: Session, facts: Pick<PairFacts, 'forms'>): Form[] {
  return [session.mentorForm, session.menteeForm].map((id) => formOf(facts, id)).filter((form) => form !== undefined);
}

/**
 * Signals of time, of silence and of what was answered to a proposal: those due and not yet raised, and when the next may become due. In a pause
 * only silence about the pause itself counts.
 */
export function dueSignals(pair: Pair, facts: PairFacts, now: Instant): { now: SignalRaised[]; later: Instant[] } {
  const found: SignalRaised[] = [];
  const later: Instant[] = [];
  const raise = (
    signal: SignalRaised['signal'],
    at: Instant,
    side: SignalRaised['side'],
    reference: string,
    formId?: FormId,
  ) => {
    if (pair.signals.some((raised) => raised.signal === signal && raised.facts.about === reference)) return;
    if (at > now) later.push(at);
    else
      found.push({ signal, at: now, side, facts: { about: reference }, ...(formId === undefined ? {} : { formId }) });
  };
  for (const [side, id] of [
    ['mentor', pair.mentorProposal],
    ['mentee', pair.menteeProposal],
  ] as const) {
    const form = formOf(facts, id);
    if (form?.status !== 'issued' && form?.status !== 'answered') continue;
    if (form.answers.decision === 'question') raise('proposal-question', now, side, form.formId, form.formId);
    else if (form.status === 'issued') {
      if (pair.pause === undefined)
        raise('proposal-silence', silenceOf(pair, form, facts[side]), side, form.formId, form.formId);
    } else if (pair.status !== 'consulting' && isRefusal(form))
      raise('wants-to-stop', now, side, `${form.formId}.${String(form.revision)}`, form.formId); // a yes taken back
  }
  if (pair.pause !== undefined) {
    const asked = formOf(facts, pair.pause.form);
    if (asked !== undefined && asked.status !== 'issued' && asked.status !== 'answered')
      raise('no-return', now, pair.pause.side, asked.formId, asked.formId);
    return { now: found, later };
  }
  const dates = formOf(facts, pair.datesForm);
  if (pair.status === 'dating') {
    const ignored = dates?.status === 'expired' && pair.datesRound > 1;
    const refused = (dates === undefined || givesNoDate(dates, 'first', now)) && pair.datesRound >= mostDateRounds;
    if (ignored || refused) raise('no-dates-agreed', now, 'keeper', dates?.formId ?? pair.pairId, dates?.formId);
  }
  const unplannedSince = sinceNothingPlanned(pair, now);
  if (pair.status === 'meeting' && unplannedSince !== undefined) {
    const due = addWorkingDays(unplannedSince, unplannedWorkingDays, facts.mentee.site);
    raise('no-session-planned', due, 'both', unplannedSince);
  }
  return { now: found, later };
}

/** Since when no session is on the calendar although some are still to come. */
function sinceNothingPlanned(pair: Pair, now: Instant): Instant | undefined {
  if (pair.sessions.some((session) => session.status === 'planned' && session.meetsAt > now)) return undefined;
  const moving = pair.sessions.find((session) => session.status === 'moving');
  return moving?.releasedAt;
}

/** When a proposal without an answer goes to a coordinator, by the working days of whoever was asked; the proposal names that day. */
export function silenceAt({ issuedAt }: Pick<Form, 'issuedAt'>, { site }: Reader): Instant {
  return addWorkingDays(issuedAt, silentWorkingDays, site);
}

/** Days before the end of a pause do not count. */
function silenceOf({ resumedAt }: Pair, { issuedAt }: Form, reader: Reader): Instant {
  return silenceAt({ issuedAt: latest(issuedAt, resumedAt ?? issuedAt) }, reader);
}

function formOf(facts: Pick<PairFacts, 'forms'>, id: FormId | undefined): Form | undefined {
  return id === undefined ? undefined : facts.forms.get(id);
}

function wait(facts: PairFacts, ...until: Instant[]): { next: 'wait'; until: Instant } {
  return { next: 'wait', until: until.reduce((a, b) => (a < b ? a : b), facts.endsAt) };
}
