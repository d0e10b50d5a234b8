import { describe, expect, it } from 'vitest';
import { resendForm } from '../../../shared/domain/by-hand/resend-form.ts';
import { attemptKey, planForm } from '../../../shared/domain/form.ts';
import { plusMinutes } from '../../../shared/domain/instant.ts';
import { aForm, aLedgerEntry, at } from '../builders.ts';
import { changed, said } from './a-ruling.ts';

const now = at('2027-03-05 10:00');
const form = aForm({ sent: 1 }); // left on the 2nd, reminds on the 8th
const left = aLedgerEntry({ key: attemptKey(form.formId, 0), status: 'delivered' });
const orders = (ruling: ReturnType<typeof resendForm>) =>
  ruling.kind === 'change' ? ruling.commands.map((command) => command.kind === 'mail' && command.order) : [];

describe('resendForm', () => {
  it('orders the next attempt now; the reminder to come keeps its hour and gets the key after it', () => {
    const ruling = resendForm(form, left, now);
    expect(orders(ruling)).toMatchObject([{ key: attemptKey(form.formId, 1), attempt: 1, mail: 'form', dueAt: now }]);
    const again = changed(ruling);
    expect(planForm(again, now)).toEqual({ next: 'wait', until: at('2027-03-08 09:00') });
    expect(planForm(again, at('2027-03-08 09:00'))).toMatchObject({ next: 'send', attempt: 2 });
  });

  it('orders the rung that is due where the execution stands still, under the key that it would have used', () => {
    const late = at('2027-03-09 10:00');
    expect(planForm(form, late)).toMatchObject({ next: 'send', attempt: 1 });
    const ruling = resendForm(form, left, late);
    expect(orders(ruling)).toMatchObject([{ key: attemptKey(form.formId, 1) }]);
    expect(planForm(changed(ruling), late)).toMatchObject({ next: 'wait' });
  });

  it('given twice sends once: what is on its way or left within the hour counts', () => {
    const again = changed(resendForm(form, left, now));
    const second = aLedgerEntry({ key: attemptKey(form.formId, 1), orderedAt: now, dueAt: now });
    for (const status of ['queued', 'claimed', 'sent', 'delivered'] as const)
      expect(resendForm(again, { ...second, status }, plusMinutes(now, 59)).kind).toBe('already so');
    expect(resendForm(again, { ...second, status: 'delivered' }, plusMinutes(now, 60)).kind).toBe('change');
  });

  it('sends nothing to an address that takes nothing', () => {
    for (const dead of [
      { status: 'bounced' },
      { status: 'complained' },
      { status: 'dropped', dropped: 'address bounced' },
    ] as const)
      expect(said(resendForm(form, { ...left, ...dead }, now))).toContain('Have HR correct it');
  });

  it('asks nothing that is answered, over, or has not left for the first time', () => {
    const ids = (text: string) => text.replaceAll(form.formId, 'frm_x');
    expect(ids(said(resendForm({ ...form, status: 'answered' }, left, now)))).toBe(
      'refused: frm_x is answered: it asks nothing any more.',
    );
    expect(said(resendForm(form, left, at('2027-03-16 18:00')))).toContain('an answer would be late');
    expect(said(resendForm({ ...form, sent: 0 }, undefined, at('2027-03-01 10:00')))).toContain('for the first time');
  });
});
