import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answererOf, answerInvitation, type InvitationAnswer } from '../../shared/domain/answer-invitation.ts';
import { sessionOfUid, sessionUid } from '../../shared/domain/pair.ts';
import { aPair, aSession, at, claire, helene, ines, pairFacts, pairId, sandrine, sixDates } from './builders.ts';

const pair = aPair({
  sessions: sixDates.map((meetsAt, index) => aSession({ number: index + 1, meetsAt, sequence: 1 })),
});
const now = at('2027-03-10 10:00');
const leader = { side: 'mentee', by: 'mentee' } as const;
const declined: InvitationAnswer = { session: 2, answer: 'declined', counters: false, sequence: 1 };
const answer = (changes: Partial<InvitationAnswer>, each = pair) =>
  answerInvitation(each, leader, { ...declined, ...changes }, pairFacts(), now);

describe('answererOf', () => {
  it('lets each of the two answer for themselves, and whoever keeps the calendar for the leader', () => {
    const of = (sender: typeof ines, attendee: typeof ines) => answererOf(pair, { sender, attendee });
    expect(of(ines, ines)).toEqual({ side: 'mentor', by: 'mentor' });
    expect(of(helene, helene)).toEqual({ side: 'mentee', by: 'mentee' });
    expect(of(sandrine, helene)).toEqual({ side: 'mentee', by: 'keeper' });
    expect(of(sandrine, sandrine)).toEqual({ side: 'mentee', by: 'keeper' });
    for (const [sender, attendee] of [
      [ines, helene],
      [helene, ines],
      [sandrine, ines],
      [claire, helene],
      [claire, claire],
    ] as const)
      expect(of(sender, attendee)).toBeUndefined();
  });
});

describe('answerInvitation', () => {
  it('keeps an acceptance and a "maybe", once', () => {
    const accepted = answer({ answer: 'accepted' });
    expect(accepted?.to.sessions[1]?.attendance).toEqual({ mentee: 'accepted' });
    expect(accepted?.commands.map(({ kind }) => kind)).toEqual(['wake']);
    expect(answer({ answer: 'accepted' }, accepted?.to)).toBeUndefined();
    expect(answer({ answer: 'tentative' }, accepted?.to)?.to.sessions[1]?.attendance).toEqual({ mentee: 'tentative' });
  });

  it('releases the session that is declined, or for which another time is proposed, and forgets what was accepted', () => {
    const accepted = answer({ answer: 'accepted' })?.to ?? pair;
    for (const changes of [{}, { counters: true, answer: 'tentative' as const, start: at('2027-04-01 10:00') }]) {
      const moved = answer(changes, accepted);
      expect(moved?.to.sessions.map(({ status }) => status)[1]).toBe('moving');
      expect(moved?.to.sessions[1]?.attendance).toBeUndefined();
      expect(moved?.to.sessions[1]?.canceledBy).toBeUndefined(); // three weeks ahead: good behavior
      expect(moved?.commands.map(({ kind }) => kind)).toEqual(['mail', 'mail', 'wake']);
    }
  });

  it.each([
    ['an older version', { sequence: 0 }],
    ['no version and another time', { sequence: undefined, start: at('2027-03-29 08:30') }],
    ['a session that is over', { session: 1 }],
    ['a session that does not exist', { session: 7 }],
    ['its own time as a proposal, said before', { counters: true, answer: 'accepted' as const, start: sixDates[1] }],
  ])('changes nothing for %s', (_, changes) => {
    const before = answer({ answer: 'accepted' })?.to;
    expect(answer(changes, before)).toBeUndefined();
  });

  it('takes an answer without a version to the present time', () => {
    expect(answer({ sequence: undefined, start: sixDates[1] })?.to.sessions[1]?.status).toBe('moving');
    expect(answer({ sequence: undefined })?.to.sessions[1]?.status).toBe('moving');
  });

  it('touches no session but the one answered', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.constantFrom('accepted', 'declined', 'tentative'),
        (session, said) => {
          const outcome = answer({ session, answer: said });
          expect(outcome?.to.sessions.filter(({ number }) => number !== session)).toEqual(
            pair.sessions.filter(({ number }) => number !== session),
          );
        },
      ),
    );
  });
});

describe('sessionOfUid', () => {
  it('reads back what sessionUid writes, and nothing of anybody else', () => {
    const uid = sessionUid(pairId, 3, 'reply.example.com');
    expect(sessionOfUid(uid, 'reply.example.com')).toEqual({ pairId, session: 3 });
    expect(sessionOfUid(uid, 'other.example.com')).toBeUndefined();
    expect(sessionOfUid('pair_07.03@reply.example.com', 'reply.example.com')).toBeUndefined();
    expect(sessionOfUid('0400000082@outlook.com', 'reply.example.com')).toBeUndefined();
  });
});
