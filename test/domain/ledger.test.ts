import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusMinutes } from '../../shared/domain/instant.ts';
import {
  claimed,
  claimMinutes,
  type LedgerEntry,
  type MailEvent,
  mayClaim,
  settleBySweep,
  settledBy,
} from '../../shared/domain/ledger.ts';
import { aLedgerEntry, at } from './builders.ts';

const now = at('2027-03-02 09:00');

function anEvent(type: MailEvent['type'], bounceType?: MailEvent['bounceType']): MailEvent {
  return { type, sesMessageId: 'ses-1', at: now, ...(bounceType === undefined ? {} : { bounceType }) };
}

describe('a sender', () => {
  it('claims what is queued and due, once', () => {
    const entry = aLedgerEntry();
    expect(mayClaim(entry, now)).toBe(true);
    expect(mayClaim(entry, plusMinutes(now, -1))).toBe(false);
    const mine = claimed(entry, now);
    expect(mine).toEqual({ ...entry, status: 'claimed', claimedAt: now, tries: 1 });
    expect(mayClaim(mine, plusMinutes(now, 600))).toBe(false);
  });
});

describe('settleBySweep', () => {
  const claimedAt = (minutesAgo: number, ifUnsure: LedgerEntry['ifUnsure']) =>
    aLedgerEntry({ status: 'claimed', claimedAt: plusMinutes(now, -minutesAgo), ifUnsure });

  it('queues what is due again, and nothing before its time', () => {
    expect(settleBySweep(aLedgerEntry(), now)).toBe('queue again');
    expect(settleBySweep(aLedgerEntry({ dueAt: plusMinutes(now, 1) }), now)).toBe('wait');
  });

  it('leaves a claim to its sender and to SES’s event for half an hour', () => {
    expect(settleBySweep(claimedAt(claimMinutes - 1, 'send again'), now)).toBe('wait');
    expect(settleBySweep(claimedAt(claimMinutes, 'send again'), now)).toBe('claim again');
    expect(settleBySweep(claimedAt(claimMinutes, 'give up'), now)).toBe('give up');
  });

  it('never touches what is settled', () => {
    for (const status of ['sent', 'delivered', 'bounced', 'complained', 'dropped', 'unknown'] as const)
      expect(settleBySweep(aLedgerEntry({ status, claimedAt: plusMinutes(now, -600) }), now)).toBe('wait');
  });
});

describe('settledBy', () => {
  const statusAfter = (entry: LedgerEntry, event: MailEvent) => settledBy(entry, event)?.entry.status;
  const claim = aLedgerEntry({ status: 'claimed', claimedAt: now, tries: 1 });

  it('takes over what SES says, with its message id', () => {
    expect(settledBy(claim, anEvent('send'))).toEqual({
      entry: { ...claim, status: 'sent', sesMessageId: 'ses-1', sentAt: now },
    });
    expect(statusAfter(claim, anEvent('delivery'))).toBe('delivered');
    expect(statusAfter(claim, anEvent('reject'))).toBe('bounced');
  });

  it('settles an email nobody could tell about, whatever its first event', () => {
    for (const event of [anEvent('send'), anEvent('delivery-delay'), anEvent('bounce', 'transient')]) {
      expect(statusAfter(claim, event)).toBe('sent');
      expect(statusAfter(aLedgerEntry({ status: 'unknown' }), event)).toBe('sent');
    }
  });

  it('stops writing to an address that is dead or complains, and not to one that is only full', () => {
    const sent = aLedgerEntry({ status: 'sent' });
    expect(settledBy(sent, anEvent('bounce', 'permanent'))?.suppress).toBe('bounced');
    expect(settledBy(sent, anEvent('complaint'))?.suppress).toBe('complained');
    expect(settledBy(sent, anEvent('bounce', 'transient'))).toBeUndefined();
    expect(settledBy(sent, anEvent('bounce', 'undetermined'))).toBeUndefined();
    expect(settledBy(sent, anEvent('reject'))?.suppress).toBeUndefined();
  });

  const events = fc.array(
    fc.constantFrom(
      anEvent('send'),
      anEvent('delivery'),
      anEvent('delivery-delay'),
      anEvent('bounce', 'permanent'),
      anEvent('bounce', 'transient'),
      anEvent('complaint'),
      anEvent('reject'),
    ),
    { maxLength: 8 },
  );
  const settle = (from: LedgerEntry, happened: readonly MailEvent[]) =>
    happened.reduce((entry, event) => settledBy(entry, event)?.entry ?? entry, from);

  it('never undoes a later stage, and ends the same whatever the order and number of the events', () => {
    const stages = ['claimed', 'sent', 'delivered', 'bounced', 'complained'];
    fc.assert(
      fc.property(
        events.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          let entry = claim;
          for (const event of list) {
            const next = settle(entry, [event]);
            expect(stages.indexOf(next.status)).toBeGreaterThanOrEqual(stages.indexOf(entry.status));
            entry = next;
          }
          expect(settle(claim, shuffled).status).toBe(entry.status);
          expect(settle(entry, [...list, ...shuffled])).toEqual(entry);
        },
      ),
    );
  });

  it('keeps the moment it was first known to be sent', () => {
    const sent = aLedgerEntry({ status: 'sent', sentAt: plusMinutes(now, -5), sesMessageId: 'ses-1' });
    expect(settledBy(sent, anEvent('delivery'))?.entry.sentAt).toBe(plusMinutes(now, -5));
  });
});
