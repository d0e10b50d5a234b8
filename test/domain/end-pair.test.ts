import { describe, expect, it } from 'vitest';
import { calendarKey, cancellations, endedPair, unstartedPair } from '../../shared/domain/end-pair.ts';
import { aForm, aFormId, answered, aPair, aSession, at, cycleId, helene, ines, sixDates } from './builders.ts';

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
  const ended = endedPair(pair, 'ended', now);

  it('closes the pair and whatever of its sessions was open, and keeps what was held', () => {
    expect(ended.to).toMatchObject({ status: 'closed', closedAt: now, closedBecause: 'ended' });
    expect(ended.to).not.toHaveProperty('holdForm');
    expect(ended.to.sessions.map(({ status }) => status)).toEqual([
      'held',
      'canceled',
      'canceled',
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
    expect(ended.signal).toMatchObject({ signal: 'proposal-declined', side: 'mentor' });
    expect(toldTo(ended)).toEqual([]);
  });

  it('tells a mentor who had agreed, and says whether the leader was silent', () => {
    const ended = unstartedPair(asked, { mentor: mentorYes, mentee: aForm({ kind: 'PRO-S', status: 'expired' }) }, now);
    expect(ended).toMatchObject({ because: 'no-answer', signal: { side: 'mentee' }, to: { signals: [ended.signal] } });
    expect(toldTo(ended)).toMatchObject([{ order: { mail: 'will-not-start', to: ines, dueAt: now } }]);
  });

  it('tells a leader who was asked, in neutral words, when the mentor takes the yes back', () => {
    const withdrawn = proposal('PRO-M', 'no');
    for (const mentee of [aForm({ kind: 'PRO-S' }), proposal('PRO-S', 'yes')]) {
      const ended = unstartedPair(asked, { mentor: withdrawn, mentee }, now);
      expect(ended).toMatchObject({ because: 'declined', signal: { side: 'mentor', formId: withdrawn.formId } });
      expect(toldTo(ended)).toMatchObject([{ order: { mail: 'will-not-start', to: helene, dueAt: now } }]);
    }
    const neither = { mentor: withdrawn, mentee: proposal('PRO-S', 'no') };
    expect(toldTo(unstartedPair(asked, neither, now))).toEqual([]);
  });
});
