import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptsReplies, attemptKey, expiresAt, type Form, planForm } from '../../shared/domain/form.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { aForm, aFormId, at } from './builders.ts';

const leaves = at('2027-03-02 09:00');
const reminds = at('2027-03-08 09:00');
const closes = at('2027-03-16 18:00');
const ends = at('2027-03-16 18:15');

describe('planForm', () => {
  it('waits for its first rung, sends it, waits for the next one', () => {
    expect(planForm(aForm(), plusMinutes(leaves, -1))).toEqual({ next: 'wait', until: leaves });
    expect(planForm(aForm(), leaves)).toEqual({ next: 'send', attempt: 0, until: reminds });
    expect(planForm(aForm({ sent: 1 }), leaves)).toEqual({ next: 'wait', until: reminds });
  });

  it('reminds once, then waits until it ends itself', () => {
    expect(planForm(aForm({ sent: 1 }), reminds)).toEqual({ next: 'send', attempt: 1, until: ends });
    expect(planForm(aForm({ sent: 2 }), reminds)).toEqual({ next: 'wait', until: ends });
  });

  it('sends rungs missed in an outage as one email, the last of them', () => {
    expect(planForm(aForm(), plusMinutes(reminds, 600))).toEqual({ next: 'send', attempt: 1, until: ends });
  });

  it('ends a quarter of an hour after its deadline, and is closed once it was answered, canceled or expired', () => {
    expect(expiresAt(aForm())).toBe(ends);
    for (const sent of [0, 2]) {
      expect(planForm(aForm({ sent }), plusMinutes(ends, -1))).toEqual({ next: 'wait', until: ends });
      expect(planForm(aForm({ sent }), ends)).toEqual({ next: 'expire' });
    }
    for (const status of ['answered', 'expired', 'canceled'] as const)
      expect(planForm(aForm({ status }), reminds)).toEqual({ next: 'closed' });
  });

  it('asks nobody anything between its deadline and its end: the answer would be late', () => {
    const rungs = [leaves, closes, plusMinutes(closes, 5), plusMinutes(closes, 60)];
    expect(planForm(aForm({ ladder: rungs, sent: 1 }), reminds)).toEqual({ next: 'wait', until: ends });
    for (const minutes of [0, 5, 14]) {
      const now = plusMinutes(closes, minutes);
      expect(planForm(aForm(), now)).toEqual({ next: 'wait', until: ends }); // nothing of it was sent in an outage
      expect(planForm(aForm({ ladder: rungs, sent: 1 }), now)).toEqual({ next: 'wait', until: ends });
    }
  });

  it('sends no rung twice or out of order and never waits for the past, however often its execution starts again', () => {
    const minutes = fc.integer({ min: -2000, max: 22_000 });
    fc.assert(
      fc.property(fc.array(minutes, { maxLength: 40 }), (asked) => {
        let form = aForm({ ladder: [leaves, at('2027-03-04 09:00'), reminds] });
        const sent: number[] = [];
        for (const minute of asked.toSorted((a, b) => a - b)) {
          const plan = planForm(form, plusMinutes(leaves, minute));
          if (plan.next === 'wait') expect(plan.until > plusMinutes(leaves, minute)).toBe(true);
          if (plan.next !== 'send') continue;
          expect(plusMinutes(leaves, minute) < closes).toBe(true);
          sent.push(plan.attempt);
          form = { ...form, sent: plan.attempt + 1 };
        }
        expect(new Set(sent).size).toBe(sent.length);
        expect(sent).toEqual(sent.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('acceptsReplies', () => {
  const accepts = (status: Form['status'], receivedAt: string) => acceptsReplies(aForm({ status }), receivedAt);

  it('is true for a first answer or a correction received before the deadline, to the last moment', () => {
    const atTheLast = new Date(Date.parse(closes) - 1).toISOString();
    expect([accepts('issued', atTheLast), accepts('answered', atTheLast)]).toEqual([true, true]);
    expect([accepts('issued', closes), accepts('answered', closes)]).toEqual([false, false]);
  });

  it('is false between the deadline and the end of the form, and once the form has ended', () => {
    const before = plusMinutes(closes, -1);
    expect([accepts('issued', plusMinutes(closes, 1)), accepts('answered', plusMinutes(closes, 1))]).toEqual([
      false,
      false,
    ]);
    expect([accepts('expired', before), accepts('canceled', before)]).toEqual([false, false]);
  });
});

describe('attemptKey', () => {
  it('names one attempt of one form', () => {
    expect(attemptKey(aFormId('a'), 1)).toBe('frm_a#1');
  });
});
