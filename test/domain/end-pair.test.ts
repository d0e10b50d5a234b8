import { describe, expect, it } from 'vitest';
import {
  calendarKey,
  cancellations,
  endedPair,
  type Proposals,
  rememberedIntroduction,
  unstartedPair,
} from '../../shared/domain/end-pair.ts';
import { aForm, aFormId, answered, aPair, aSession, at, cycleId, helene, ines, sixDates } from './builders.ts';

const noProposals = { mentor: undefined, mentee: undefined };
const now = at('2027-04-28 10:00');
const pair = aPair({
  holdForm: aFormId('fit'),
  sessions: [
    aSession({ status: 'held', concludedAt: at('2027-03-10 09:00') }),
    aSession({ number: 2, meetsAt: sixDates[1], status: 'moving' }),
    aSession({ number: 3, meetsAt: sixDates[2] }), // yesterday: its feedback is open
    aSession({ number: 4, meetsAt: sixDates[3] }),
    aSession({ number: 5, meetsAt: sixDates[4], invited: false }),
  ],
});

describe('endedPair', () => {
  const ended = endedPair(pair, 'ended', now, noProposals);

  it('closes the pair and whatever of its sessions was open, keeps what was held, and claims nothing of a session nobody told', () => {
    expect(ended.to).toMatchObject({ status: 'closed', closedAt: now, closedBecause: 'ended' });
    expect(ended.to).not.toHaveProperty('holdForm');
    expect(ended.to.sessions.map(({ status }) => status)).toEqual([
      'held',
      'canceled',
      'unknown',
      'canceled',
      'canceled',
    ]);
    expect(ended.to.sessions[0]).toEqual(pair.sessions[0]);
  });

  it('takes only what is still to come and was announced out of both calendars, and wakes the cycle', () => {
    const mails = ended.commands.flatMap((command) => (command.kind === 'mail' ? [command.order] : []));
    expect(mails.map(({ session, to }) => [session, to])).toEqual([
      [4, ines],
      [4, helene],
    ]);
    expect(ended.commands.at(-1)).toEqual({ kind: 'wake', target: 'cycle', id: cycleId });
  });
});

describe('cancellations', () => {
  it('are keyed by pair, session, person and sequence, so that the same event orders the same emails', () => {
    const keys = () =>
      cancellations(pair, now, () => true).map((command) => (command.kind === 'mail' ? command.order.key : ''));
    expect(keys()).toEqual(keys());
    expect(keys()[0]).toBe(calendarKey(pair, 4, ines, 1, 'cancellation'));
    expect(new Set(keys()).size).toBe(2);
  });
});

describe('unstartedPair', () => {
  const consulting = aPair({ status: 'consulting', sessions: [], mentorProposal: aFormId('m') });
  const asked = { ...consulting, menteeProposal: aFormId('s') };
  const proposal = (kind: 'PRO-M' | 'PRO-S', decision: string) => answered(aForm({ kind }), { decision });
  const toldTo = ({ commands }: { commands: { kind: string }[] }) => commands.filter(({ kind }) => kind === 'mail');
  const mentorYes = proposal('PRO-M', 'yes');

  it('tells nobody of a mentor who said no', () => {
    const ended = unstartedPair(consulting, { mentor: proposal('PRO-M', 'no'), mentee: undefined }, now);
    expect(ended.to).toMatchObject({ status: 'closed', closedBecause: 'declined', evaluated: true });
    expect(ended.signal).toEqual({
      signal: 'proposal-declined',
      at: now,
      side: 'both',
      facts: { about: consulting.pairId, because: 'declined' },
    });
    expect(toldTo(ended)).toEqual([]);
  });

  it('tells a mentor who had agreed, and says whether the leader was silent', () => {
    const ended = unstartedPair(asked, { mentor: mentorYes, mentee: aForm({ kind: 'PRO-S', status: 'expired' }) }, now);
    expect(ended).toMatchObject({ because: 'no-answer', signal: { side: 'both' }, to: { signals: [ended.signal] } });
    expect(toldTo(ended)).toMatchObject([{ order: { mail: 'will-not-start', to: ines, dueAt: now } }]);
  });

  it('tells a leader who was asked, in neutral words, when the mentor takes the yes back', () => {
    const withdrawn = proposal('PRO-M', 'no');
    for (const mentee of [aForm({ kind: 'PRO-S' }), proposal('PRO-S', 'yes')]) {
      const ended = unstartedPair(asked, { mentor: withdrawn, mentee }, now);
      expect(ended).toMatchObject({ because: 'declined', signal: { side: 'both' } });
      expect(toldTo(ended)).toMatchObject([{ order: { mail: 'will-not-start', to: helene, dueAt: now } }]);
    }
    const neither = { mentor: withdrawn, mentee: proposal('PRO-S', 'no') };
    expect(toldTo(unstartedPair(asked, neither, now))).toEqual([]);
  });
});

describe('what outlives a pair', () => {
  const consulting = aPair({ status: 'consulting', sessions: [] });
  const said = (kind: 'PRO-M' | 'PRO-S', decision: string) => answered(aForm({ kind }), { decision });
  const remembered = (proposals: Proposals, because: 'declined' | 'last-day' = 'declined') =>
    endedPair(consulting, because, now, proposals).commands.flatMap((command) =>
      command.kind === 'remember' ? [command.note] : [],
    );
  const outcome = (personId: string, what: string) => ({ what: 'outcome', personId, cycleId, outcome: what });
  const apart = { what: 'apart', personId: ines, other: helene };

  it('is that one would not have the other, in the same words whichever of the two it was, and who waits on', () => {
    const no = remembered({ mentor: said('PRO-M', 'other-person'), mentee: undefined });
    expect(no).toEqual([apart, outcome(ines, 'passed'), outcome(helene, 'waits')]);
    const later = remembered({ mentor: said('PRO-M', 'yes'), mentee: said('PRO-S', 'no') });
    expect(later).toEqual([apart, outcome(ines, 'waits'), outcome(helene, 'passed')]);
  });

  it('is no turn kept for who let the time pass, and no refusal', () => {
    const silent = remembered({ mentor: said('PRO-M', 'yes'), mentee: aForm({ kind: 'PRO-S', status: 'expired' }) });
    expect(silent).toEqual([outcome(ines, 'waits'), outcome(helene, 'passed')]);
    const asked = remembered({ mentor: aForm({ kind: 'PRO-M' }), mentee: undefined }, 'last-day');
    expect(asked).toEqual([outcome(ines, 'waits'), outcome(helene, 'waits')]);
  });

  it('is, once they are introduced, that they were partners: the end of the pair adds nothing', () => {
    expect(rememberedIntroduction(consulting).map((command) => command.kind === 'remember' && command.note)).toEqual([
      { what: 'partners', personId: ines, other: helene },
      outcome(ines, 'started'),
      outcome(helene, 'started'),
    ]);
    const met = endedPair(aPair({ introducedAt: now }), 'finished', now, {
      mentor: said('PRO-M', 'no'),
      mentee: undefined,
    });
    expect(met.commands.filter(({ kind }) => kind === 'remember')).toEqual([]);
  });
});
