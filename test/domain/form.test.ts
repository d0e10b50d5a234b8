import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptsReplies, attemptKey, type Form, planForm } from '../../shared/domain/form.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { aForm, aFormId, at } from './builders.ts';

const leaves = at('2027-03-02 09:00');
const reminds = at('2027-03-08 09:00');
const closes = at('2027-03-16 18:00');

describe('planForm', () => {
  it('waits for its first rung, sends it, waits for the next one', () => {
    expect(planForm(aForm(), plusMinutes(leaves, -1))).toEqual({ next: 'wait', until: leaves });
    expect(planForm(aForm(), leaves)).toEqual({ next: 'send', attempt: 0, until: reminds });
    expect(planForm(aForm({ sent: 1 }), leaves)).toEqual({ next: 'wait', until: reminds });
  });

  it('reminds once, then waits until it closes', () => {
    expect(planForm(aForm({ sent: 1 }), reminds)).toEqual({ next: 'send', attempt: 1, until: closes });
    expect(planForm(aForm({ sent: 2 }), reminds)).toEqual({ next: 'wait', until: closes });
  });

  it('sends rungs missed in an outage as one email, the last of them', () => {
    expect(planForm(aForm(), plusMinutes(reminds, 600))).toEqual({ next: 'send', attempt: 1, until: closes });
  });

  it('expires at its last moment, and is closed once it was answered, canceled or expired', () => {
    expect(planForm(aForm({ sent: 2 }), closes)).toEqual({ next: 'expire' });
    expect(planForm(aForm(), closes)).toEqual({ next: 'expire' });
    for (const status of ['answered', 'expired', 'canceled'] as const)
      expect(planForm(aForm({ status }), reminds)).toEqual({ next: 'closed' });
  });

  it('never waits for a rung after it has closed', () => {
    const form = aForm({ ladder: [leaves, plusMinutes(closes, 60)], sent: 1 });
    expect(planForm(form, reminds)).toEqual({ next: 'wait', until: closes });
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
  it('is true while a first answer or a correction may come, to the last moment', () => {
    const before = plusMinutes(closes, -1);
    const accepts = (status: Form['status'], now: string) => acceptsReplies(aForm({ status }), now);
    expect([accepts('issued', before), accepts('answered', before)]).toEqual([true, true]);
    expect([accepts('expired', before), accepts('canceled', before)]).toEqual([false, false]);
    expect([accepts('issued', closes), accepts('answered', closes)]).toEqual([false, false]);
  });
});

describe('attemptKey', () => {
  it('names one attempt of one form', () => {
    expect(attemptKey(aFormId('a'), 1)).toBe('frm_a#1');
  });
});
