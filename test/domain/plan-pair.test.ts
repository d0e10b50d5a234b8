import { describe, expect, it } from 'vitest';
import { expiresAt, type Form } from '../../shared/domain/form.ts';
import { formsOf, type Pair, type Session } from '../../shared/domain/pair.ts';
import {
  dueSignals,
  feedbackAskedAt,
  invitationIsDue,
  mostDateRounds,
  type PairFacts,
  planPair,
  sessionToConclude,
  silenceAt,
  unweighedFeedback,
} from '../../shared/domain/plan-pair.ts';
import { aForm, aFormId, answered, aPair, aSession, at, inMontreal, inParis, pairFacts, sixDates } from './builders.ts';

const noon = at('2027-02-05 12:00');

/** A form about the pair, known by a word. */
function form(word: string, changes: Partial<Form> = {}): Form {
  return aForm({ formId: aFormId(word), ...changes });
}

function plan(pair: Pair, forms: Form[], now: string, changes: Partial<PairFacts> = {}) {
  return planPair(pair, pairFacts(forms, changes), now);
}

const wait = (until: string) => ({ next: 'wait', until });

describe('a pair whose end was decided', () => {
  const ending = { at: at('2027-02-10 09:00'), told: ['mentee' as const] };

  it('is silent until the hour, whatever else is due, and closes then', () => {
    expect(plan(aPair({ status: 'consulting', ending }), [], noon)).toEqual(wait(ending.at));
    expect(plan(aPair({ status: 'dating', ending, holdForm: aFormId('gone') }), [], noon)).toEqual(wait(ending.at));
    expect(plan(aPair({ status: 'consulting', ending }), [], ending.at)).toEqual({ next: 'close-pair' });
  });
});

describe('a pair in consultation', () => {
  const proposal = (word: string, changes: Partial<Form> = {}) =>
    form(word, { kind: 'PRO-M', issuedAt: at('2027-02-04 10:00'), closesAt: at('2027-02-18 09:00'), ...changes });
  const yes = answered(proposal('m'), { decision: 'yes' });
  const asked = aPair({ status: 'consulting', mentorProposal: aFormId('m') });
  const both = { ...asked, menteeProposal: aFormId('s') };

  it('asks the mentor first', () => {
    expect(plan(aPair({ status: 'consulting' }), [], noon)).toEqual({ next: 'introduce-pair' });
  });

  it('leaves the leader alone until the mentor has said yes', () => {
    expect(plan(asked, [proposal('m')], noon)).toEqual(wait(at('2027-02-11 10:00')));
    expect(plan(asked, [yes], noon)).toEqual({ next: 'introduce-pair' });
  });

  it.each(['no', 'other-person'])('closes after a mentor’s %s without the leader ever knowing', (decision) => {
    expect(plan(asked, [answered(proposal('m'), { decision })], noon)).toEqual({ next: 'close-pair' });
  });

  it('closes when the mentor never answered, or asked a question and never said yes', () => {
    expect(plan(asked, [proposal('m', { status: 'expired' })], noon)).toEqual({ next: 'close-pair' });
    expect(plan(asked, [proposal('m', { status: 'expired', answers: { decision: 'question' } })], noon)).toEqual({
      next: 'close-pair',
    });
  });

  it('waits for a mentor who has a question after a yes, tells a coordinator, and closes when no yes follows', () => {
    const doubt = { ...answered(proposal('m'), { decision: 'question' }), revision: 2 };
    const told = { ...both, signals: dueSignals(both, pairFacts([doubt]), noon).now };
    expect(told.signals).toMatchObject([{ signal: 'proposal-question', side: 'mentor' }]);
    const leaderSaidYes = answered(proposal('s', { kind: 'PRO-S' }), { decision: 'yes' });
    expect(plan(told, [doubt, leaderSaidYes], noon)).toEqual(wait(expiresAt(doubt)));
    expect(plan(told, [doubt, leaderSaidYes], doubt.closesAt)).toEqual(wait(expiresAt(doubt)));
    expect(plan(told, [doubt, leaderSaidYes], expiresAt(doubt))).toEqual({ next: 'close-pair' });
  });

  it('waits for the leader, then introduces them after the second yes, or closes', () => {
    const waiting = proposal('s', { kind: 'PRO-S' });
    expect(plan(both, [yes, waiting], noon)).toMatchObject({ next: 'wait' });
    expect(plan(both, [yes, answered(waiting, { decision: 'yes' })], noon)).toEqual({ next: 'introduce-pair' });
    expect(plan(both, [yes, answered(waiting, { decision: 'no' })], noon)).toEqual({ next: 'close-pair' });
    expect(plan(both, [yes, { ...waiting, status: 'expired' }], noon)).toEqual({ next: 'close-pair' });
  });

  it('in a pause asks nobody, but closes on a refusal and tells a coordinator of a question, at once', () => {
    const pause = { since: at('2027-02-04 12:00'), side: 'mentee' as const, until: at('2027-03-08 08:00') };
    const paused = { ...both, pause };
    const waiting = proposal('s', { kind: 'PRO-S' });
    expect(plan(paused, [yes, waiting], at('2027-02-25 12:00'))).toEqual(wait(pause.until));
    for (const decision of ['no', 'other-person']) {
      expect(plan(paused, [answered(proposal('m'), { decision }), waiting], noon)).toEqual({ next: 'close-pair' });
      expect(plan(paused, [yes, answered(waiting, { decision })], noon)).toEqual({ next: 'close-pair' });
    }
    const question = [yes, { ...waiting, answers: { decision: 'question' } }];
    expect(plan(paused, question, noon)).toEqual({ next: 'intervene' });
    expect(dueSignals(paused, pairFacts(question), noon).now).toMatchObject([{ signal: 'proposal-question' }]);
  });

  it('tells a coordinator after seven days of silence, once, then waits until the form ends', () => {
    const silent = [proposal('m')];
    const due = at('2027-02-11 10:00');
    expect(plan(asked, silent, due)).toEqual({ next: 'intervene' });
    const { now } = dueSignals(asked, pairFacts(silent), due);
    expect(now).toMatchObject([{ signal: 'proposal-silence', side: 'mentor', formId: 'frm_m' }]);
    expect(plan({ ...asked, signals: now }, silent, due)).toEqual(wait(at('2027-02-18 09:15')));
  });

  it('counts silence in working days where the silent one works: nothing alarms in a pause or on a holiday', () => {
    const since = (issuedAt: string, reader = inParis) => silenceAt(form('m', { issuedAt: at(issuedAt) }), reader);
    expect(since('2027-02-04 10:00')).toBe(at('2027-02-11 10:00')); // seven days, two of them a weekend
    expect(since('2027-03-25 10:00')).toBe(at('2027-04-02 10:00')); // Easter Monday
    expect(since('2027-07-16 10:00')).toBe(at('2027-09-03 10:00')); // the pause of France: 19 July to 27 August
    expect(since('2027-07-16 10:00', inMontreal)).toBe(at('2027-08-06 10:00'));
    const asked = aPair({ status: 'consulting', mentorProposal: aFormId('m') });
    const inPause = [proposal('m', { issuedAt: at('2027-07-16 10:00'), closesAt: at('2027-09-10 09:00') })];
    expect(dueSignals(asked, pairFacts(inPause), at('2027-08-20 10:00')).now).toEqual([]);
  });

  it('tells a coordinator of a question at once, once, and goes on waiting for the yes', () => {
    const question = [proposal('m', { answers: { decision: 'question' } })];
    expect(plan(asked, question, noon)).toEqual({ next: 'intervene' });
    const { now } = dueSignals(asked, pairFacts(question), noon);
    expect(now).toMatchObject([{ signal: 'proposal-question', side: 'mentor' }]);
    expect(plan({ ...asked, signals: now }, question, noon)).toEqual(wait(at('2027-02-18 09:15')));
  });

  it('is told apart: the leader’s silence is another signal than the mentor’s', () => {
    const leader = proposal('s', { kind: 'PRO-S', issuedAt: at('2027-02-08 10:00') });
    const told = { ...both, signals: dueSignals(asked, pairFacts([proposal('m')]), at('2027-02-12 10:00')).now };
    expect(dueSignals(told, pairFacts([yes, leader]), at('2027-02-15 10:00')).now).toMatchObject([
      { signal: 'proposal-silence', side: 'mentee', formId: 'frm_s' },
    ]);
  });
});

describe('a yes taken back after the introduction', () => {
  const proposal = (word: string, decision: string, revision = 2) => ({
    ...answered(form(word, { kind: word === 'm' ? 'PRO-M' : 'PRO-S' }), { decision }),
    revision,
  });
  const introduced = { mentorProposal: aFormId('m'), menteeProposal: aFormId('s') };
  const pairs = [aPair({ ...introduced, status: 'dating' }), aPair(introduced)];

  it.each(['no', 'other-person'])('is that person’s wish to stop: "%s" goes to a coordinator, once', (decision) => {
    for (const pair of pairs) {
      const forms = [proposal('m', 'yes'), proposal('s', decision)];
      expect(plan(pair, forms, noon)).toEqual({ next: 'intervene' });
      const { now } = dueSignals(pair, pairFacts(forms), noon);
      expect(now).toMatchObject([{ signal: 'wants-to-stop', side: 'mentee', formId: 'frm_s' }]);
      expect(dueSignals({ ...pair, signals: now }, pairFacts(forms), noon).now).toEqual([]);
      const again = [proposal('m', 'yes'), proposal('s', decision, 4)]; // yes again, then no again
      expect(dueSignals({ ...pair, signals: now }, pairFacts(again), noon).now).toHaveLength(1);
    }
  });

  it('is a question for the coordinator when it says so, and nothing while both stand by their yes', () => {
    for (const pair of pairs) {
      const question = [proposal('m', 'question'), proposal('s', 'yes')];
      expect(dueSignals(pair, pairFacts(question), noon).now).toMatchObject([
        { signal: 'proposal-question', side: 'mentor' },
      ]);
      const yes = [proposal('m', 'yes'), proposal('s', 'yes')];
      expect(dueSignals(pair, pairFacts(yes), noon).now).toEqual([]);
    }
  });
});

describe('a pair that looks for dates', () => {
  const dating = aPair({ status: 'dating', datesRound: 1, datesForm: aFormId('agd') });
  const agenda = form('agd', { kind: 'AGD', closesAt: at('2027-02-19 09:00') });

  it('asks whoever keeps the calendar, waits, and places what was chosen', () => {
    expect(plan(aPair({ status: 'dating' }), [], noon)).toEqual({ next: 'ask-dates' });
    expect(plan(dating, [agenda], noon)).toEqual(wait(expiresAt(agenda)));
    expect(plan(dating, [answered(agenda, { first: '2', rhythm: 'one-by-one' })], noon)).toEqual({
      next: 'place-sessions',
    });
  });

  it('asks again after "none of these" and after silence', () => {
    expect(plan(dating, [answered(agenda, { first: 'none' })], noon)).toEqual({ next: 'ask-dates' });
    expect(plan(dating, [{ ...agenda, status: 'expired' }], noon)).toEqual({ next: 'ask-dates' });
  });

  it('turns to a coordinator after the last round, and waits until the cycle ends', () => {
    const last = { ...dating, datesRound: mostDateRounds };
    const none = [answered(agenda, { first: 'none' })];
    expect(plan(last, none, noon)).toEqual({ next: 'intervene' });
    const { now } = dueSignals(last, pairFacts(none), noon);
    expect(now).toMatchObject([{ signal: 'no-dates-agreed', side: 'keeper' }]);
    expect(plan({ ...last, signals: now }, none, noon)).toEqual(wait(at('2027-07-13 18:00')));
  });

  it('tells a coordinator when the second form of the series stays without an answer, too', () => {
    const silent = { ...agenda, status: 'expired' as const };
    expect(dueSignals(dating, pairFacts([silent]), noon).now).toEqual([]);
    expect(dueSignals({ ...dating, datesRound: 2 }, pairFacts([silent]), noon).now).toMatchObject([
      { signal: 'no-dates-agreed' },
    ]);
  });
});

const sixSessions = sixDates.map((meetsAt, index) =>
  aSession({ number: index + 1, meetsAt, invited: false, sheetSent: false }),
);
const change = (pair: Pair, number: number, changes: Partial<Session>): Pair => ({
  ...pair,
  sessions: pair.sessions.map((session) => (session.number === number ? { ...session, ...changes } : session)),
});
const placed = aPair({ rhythm: 'series', sessions: sixSessions });

describe('invitations', () => {
  const due = (pair: Pair, now: string) =>
    pair.sessions.filter((session) => invitationIsDue(pair, session, pairFacts(), now)).map(({ number }) => number);

  it('leave three by three: the first three at once, the next three when session 3 is over', () => {
    expect(due(placed, at('2027-02-12 10:00'))).toEqual([1, 2, 3]);
    expect(plan(placed, [], at('2027-02-12 10:00'))).toEqual({ next: 'invite-to-sessions', session: 1 });
    expect(due(placed, at('2027-04-27 09:29'))).toEqual([]);
    expect(due(placed, at('2027-04-27 09:30'))).toEqual([4, 5, 6]);
  });

  it('leave again for a session that moved, never for one that is past, still to be dated or already announced', () => {
    const invited = { ...placed, sessions: placed.sessions.map((session) => ({ ...session, invited: true })) };
    expect(due(invited, at('2027-02-12 10:00'))).toEqual([]);
    expect(due(change(invited, 2, { invited: false }), at('2027-02-12 10:00'))).toEqual([2]);
    expect(due(change(invited, 2, { invited: false, status: 'moving' }), at('2027-02-12 10:00'))).toEqual([]);
    expect(due(change(invited, 1, { invited: false }), at('2027-03-02 08:30'))).toEqual([]);
  });
});

describe('a session', () => {
  const invited = { ...placed, sessions: placed.sessions.map((session) => ({ ...session, invited: true })) };

  it('waits for its sheet, three working days before, then for its end', () => {
    expect(plan(invited, [], at('2027-02-12 10:00'))).toEqual(wait(at('2027-02-25 09:00')));
    expect(plan(invited, [], at('2027-02-25 09:00'))).toEqual({ next: 'send-sheet', session: 1 });
    expect(plan(change(invited, 1, { sheetSent: true }), [], at('2027-02-25 09:00'))).toEqual(
      wait(at('2027-03-02 10:30')),
    );
  });

  it('sends no sheet once it has begun', () => {
    expect(plan(invited, [], at('2027-03-02 08:30'))).toEqual(wait(at('2027-03-02 10:30')));
  });

  const held = change(invited, 1, { sheetSent: true });
  const askedMentor = change(held, 1, { mentorForm: aFormId('m') });
  const askedBoth = change(askedMentor, 1, { menteeForm: aFormId('s') });
  const mentorForm = form('m', { session: 1 });
  const menteeForm = form('s', { session: 1, personId: aPair().menteeId });
  const after = at('2027-03-02 10:30');

  it('asks the mentor first, and the leader of session 1 only after the mentor’s answer', () => {
    expect(plan(held, [], after)).toEqual({ next: 'ask-feedback', session: 1 });
    expect(plan(askedMentor, [mentorForm], after)).toEqual(wait(at('2027-03-04 09:00')));
    const spoke = answered(mentorForm, { held: 'held', useful: 4, free: 4, fit: 'yes' }, at('2027-03-02 14:00'));
    expect(plan(askedMentor, [spoke], at('2027-03-02 14:00'))).toEqual({ next: 'ask-feedback', session: 1 });
  });

  it('leaves the mentor alone for two working days at most', () => {
    expect(plan(askedMentor, [mentorForm], at('2027-03-04 09:00'))).toEqual({ next: 'ask-feedback', session: 1 });
    const late = answered(mentorForm, {}, at('2027-03-05 10:00'));
    const [session] = askedMentor.sessions;
    if (session === undefined) throw new Error('P07 has a session 1');
    expect(feedbackAskedAt(session, 'mentee', pairFacts([late]))).toBe(at('2027-03-04 09:00'));
  });

  it('asks both at once after every other session', () => {
    const second = change(change(held, 1, { status: 'held', concludedAt: after }), 2, {
      sheetSent: true,
      mentorForm: aFormId('m'),
    });
    expect(plan(second, [form('m')], at('2027-03-30 10:30'))).toEqual({ next: 'ask-feedback', session: 2 });
  });

  it('never asks the leader before the leader’s own hours', () => {
    const [session] = askedMentor.sessions;
    if (session === undefined) throw new Error('P07 has a session 1');
    const facts = pairFacts([answered(mentorForm, {}, at('2027-03-02 10:40'))], { mentee: inMontreal });
    // An answer at 10:40 in Lyon is 4:40 in Montréal.
    expect(feedbackAskedAt(session, 'mentee', facts)).toBe(at('2027-03-03 09:00', 'America/Montreal'));
  });

  it('weighs an answer once, also while the other is still waited for', () => {
    const spoke = answered(mentorForm, { held: 'held', useful: 2, free: 4, fit: 'yes' });
    expect(plan(askedBoth, [spoke, menteeForm], at('2027-03-03 12:00'))).toEqual({
      next: 'weigh-feedback',
      session: 1,
    });
    const weighed = change(askedBoth, 1, { weighed: [spoke.formId] });
    expect(plan(weighed, [spoke, menteeForm], at('2027-03-03 12:00'))).toEqual(wait(expiresAt(menteeForm)));
  });

  it('weighs an answer again when it was corrected, also after the session was concluded', () => {
    const spoke = { ...answered(mentorForm, { held: 'held', useful: 4, free: 4, fit: 'good' }), revision: 1 };
    const corrected = { ...spoke, answers: { ...spoke.answers, fit: 'change' }, revision: 2 };
    const weighed = { weighed: [spoke.formId], weighedRevisions: { [spoke.formId]: 1 } };
    const over = change(askedMentor, 1, { ...weighed, status: 'held', concludedAt: at('2027-03-04 10:00') });
    for (const pair of [change(askedBoth, 1, weighed), over]) {
      expect(formsOf(pair)).toContain(spoke.formId);
      expect(plan(pair, [spoke, menteeForm], at('2027-03-05 12:00')).next).toBe('wait');
      expect(plan(pair, [corrected, menteeForm], at('2027-03-05 12:00'))).toEqual({
        next: 'weigh-feedback',
        session: 1,
      });
      expect(unweighedFeedback(pair, pairFacts([corrected]))).toMatchObject({ side: 'mentor', form: corrected });
    }
  });

  it('weighs answers while a coordinator decides about the pair, and those a pair was closed without', () => {
    const spoke = { ...answered(mentorForm, { held: 'held', useful: 1, free: 1 }), revision: 1 };
    const hold = form('fit', { kind: 'FIT' });
    const onHold = { ...askedMentor, holdForm: hold.formId };
    expect(plan(onHold, [spoke, hold], at('2027-03-03 12:00'))).toEqual({ next: 'weigh-feedback', session: 1 });
    expect(plan({ ...askedMentor, status: 'closed' }, [spoke], at('2027-03-03 12:00'))).toEqual({
      next: 'weigh-feedback',
      session: 1,
    });
    expect(plan({ ...askedMentor, status: 'closed' }, [mentorForm], at('2027-03-03 12:00'))).toEqual({
      next: 'closed',
    });
  });

  it('is concluded when both have answered, or may no longer', () => {
    const spoke = [answered(mentorForm, { held: 'held' }), answered(menteeForm, { held: 'held' })];
    const weighed = change(askedBoth, 1, { weighed: [aFormId('m'), aFormId('s')] });
    expect(plan(weighed, spoke, at('2027-03-03 12:00'))).toEqual({ next: 'conclude-session', session: 1 });
    const silent = [mentorForm, menteeForm].map((each) => ({ ...each, status: 'expired' as const }));
    expect(plan(askedBoth, silent, at('2027-03-17 09:00'))).toEqual({ next: 'conclude-session', session: 1 });
    expect(sessionToConclude(askedBoth, pairFacts(silent), at('2027-03-17 09:00'))?.number).toBe(1);
    expect(sessionToConclude(askedBoth, pairFacts([mentorForm, menteeForm]), at('2027-03-17 09:00'))?.number).toBe(1);
    expect(sessionToConclude(askedBoth, pairFacts([mentorForm, menteeForm]), at('2027-03-16 18:14'))).toBeUndefined();
    expect(sessionToConclude(askedBoth, pairFacts([mentorForm, menteeForm]), at('2027-03-16 18:15'))?.number).toBe(1);
  });

  it('waits no longer than three working days when it is the last one', () => {
    const last = aPair({
      sessions: [aSession({ number: 6, meetsAt: sixDates[4], mentorForm: aFormId('m'), menteeForm: aFormId('s') })],
    });
    const open = [form('m', { closesAt: at('2027-07-06 18:00') }), form('s', { closesAt: at('2027-07-06 18:00') })];
    expect(plan(last, open, at('2027-06-24 12:00'))).toEqual(wait(at('2027-06-25 09:00')));
    expect(plan(last, open, at('2027-06-25 09:00'))).toEqual({ next: 'conclude-session', session: 6 });
  });

  it('does not stop the following ones while its own feedback is open', () => {
    expect(plan(askedBoth, [mentorForm, menteeForm], at('2027-03-03 12:00'))).toEqual(wait(expiresAt(mentorForm)));
    const late = { ...mentorForm, closesAt: at('2027-04-30 09:00') };
    expect(plan(askedBoth, [late, { ...menteeForm, closesAt: late.closesAt }], at('2027-03-24 09:00'))).toEqual({
      next: 'send-sheet',
      session: 2,
    });
  });
});

describe('a session that lost its date', () => {
  const moving = aPair({
    sessions: [
      aSession({
        status: 'moving',
        sequence: 1,
        releasedAt: at('2027-02-25 10:00'),
        moves: 1,
        moveForm: aFormId('mov'),
      }),
    ],
  });
  const asked = form('mov', { kind: 'MOV', closesAt: at('2027-03-05 09:00') });
  const now = at('2027-02-26 10:00');

  it('asks for another, waits, and is placed on what was chosen', () => {
    const [session] = moving.sessions;
    const unasked = { ...moving, sessions: [{ ...aSession(), ...session, moveForm: undefined }] };
    expect(plan(unasked, [], now)).toEqual({ next: 'ask-dates', session: 1 });
    expect(plan(moving, [asked], now)).toEqual(wait(expiresAt(asked)));
    expect(plan(moving, [answered(asked, { date: '1' })], now)).toEqual({ next: 'place-sessions', session: 1 });
  });

  it('is asked for again when the one chosen has passed before the answer counts', () => {
    const late = answered({ ...asked, facts: { 'slot 1': now } }, { date: '1' });
    expect(plan(moving, [late], now)).toEqual({ next: 'ask-dates', session: 1 });
  });

  it('asks again after "none" and after silence, and is given up after the last round', () => {
    const none = [answered(asked, { date: 'none' })];
    expect(plan(moving, none, now)).toEqual({ next: 'ask-dates', session: 1 });
    expect(plan(moving, [{ ...asked, status: 'expired' }], now)).toEqual({ next: 'ask-dates', session: 1 });
    const last = change(moving, 1, { moves: mostDateRounds });
    expect(plan(last, none, now)).toEqual({ next: 'conclude-session', session: 1 });
    expect(sessionToConclude(last, pairFacts(none), now)?.number).toBe(1);
  });

  it('is an alarm after 21 days without any date, once', () => {
    const open = [{ ...asked, closesAt: at('2027-06-30 09:00') }];
    const due = at('2027-03-18 10:00');
    expect(plan(moving, open, at('2027-03-18 09:59'))).toEqual(wait(due));
    expect(plan(moving, open, due)).toEqual({ next: 'intervene' });
    const { now: raised } = dueSignals(moving, pairFacts(open), due);
    expect(raised).toMatchObject([{ signal: 'no-session-planned', side: 'both' }]);
    expect(plan({ ...moving, signals: raised }, open, due)).toEqual(wait(at('2027-06-30 09:15')));
  });

  it('is no alarm while another session stands in the calendar', () => {
    const other = { ...moving, sessions: [...moving.sessions, aSession({ number: 2, meetsAt: sixDates[2] })] };
    expect(dueSignals(other, pairFacts([asked]), at('2027-03-25 10:00'))).toEqual({ now: [], later: [] });
  });

  it('is no alarm in a pause: the days of a pause do not count (content.md scene 5)', () => {
    const july = change(moving, 1, { meetsAt: sixDates[5], releasedAt: at('2027-07-12 10:00') });
    const facts = pairFacts([asked], { endsAt: at('2027-12-15 18:00') });
    expect(dueSignals(july, facts, at('2027-08-20 10:00')).now).toEqual([]);
    expect(dueSignals(july, facts, at('2027-08-31 10:00')).now).toEqual([]);
    expect(dueSignals(july, facts, at('2027-10-01 10:00')).now).toMatchObject([{ signal: 'no-session-planned' }]);
  });
});

describe('the end of the sessions', () => {
  const over = (number: number) =>
    aSession({ number, meetsAt: sixDates[number - 1], status: 'held', concludedAt: at('2027-06-30 09:00') });
  const now = at('2027-07-01 10:00');

  it('closes the pair when all dates of a series are over', () => {
    expect(plan(aPair({ rhythm: 'series', sessions: [over(1), over(2)] }), [], now)).toEqual({ next: 'close-pair' });
  });

  it('dates the next session of a pair that goes one by one, as many as the program has', () => {
    const oneByOne = aPair({ rhythm: 'one-by-one', sessions: [over(1)] });
    expect(plan(oneByOne, [], now)).toEqual({ next: 'place-sessions' });
    const all = [1, 2, 3, 4, 5, 6].map(over);
    expect(plan({ ...oneByOne, sessions: all }, [], now)).toEqual({ next: 'close-pair' });
  });

  it('leaves a closed pair alone', () => {
    expect(plan(aPair({ status: 'closed' }), [], now)).toEqual({ next: 'closed' });
  });

  it('never waits past the end of the cycle', () => {
    const silent = [form('agd', { closesAt: at('2028-01-01 09:00') })];
    const dating = aPair({ status: 'dating', datesRound: 1, datesForm: aFormId('agd') });
    expect(plan(dating, silent, now)).toEqual(wait(at('2027-07-13 18:00')));
  });
});

describe('a pair on hold', () => {
  const hold = form('fit', { kind: 'FIT', closesAt: at('2027-03-08 09:00') });
  const onHold = aPair({ sessions: sixSessions, holdForm: aFormId('fit') });

  it('waits for the coordinator, whatever else is due', () => {
    const uninvited = {
      ...onHold,
      sessions: onHold.sessions.map((each) => ({ ...each, invited: false, sheetSent: false })),
    };
    expect(plan(uninvited, [hold], at('2027-03-01 10:00'))).toEqual(wait(expiresAt(hold)));
  });

  it('still asks how a session was that took place, so that silence tells nobody anything', () => {
    expect(plan(onHold, [hold], at('2027-03-04 10:00'))).toEqual({ next: 'ask-feedback' });
  });

  it('is settled by the decision, and by silence', () => {
    expect(plan(onHold, [answered(hold, { decision: 'end' })], noon)).toEqual({ next: 'settle-hold' });
    expect(plan(onHold, [{ ...hold, status: 'expired' }], noon)).toEqual({ next: 'settle-hold' });
  });
});
