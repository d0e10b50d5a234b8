import { describe, expect, it } from 'vitest';
import { Form } from '../../shared/domain/form.ts';
import { type FormIssue, issuedForm } from '../../shared/domain/issue-form.ts';
import { at, cycleId, ines, pairId, sandrine } from './builders.ts';

const now = at('2027-03-02 10:30');
const request: FormIssue = {
  cycleId,
  kind: 'SES-fit',
  kindVersion: 1,
  group: 'pair',
  personId: ines,
  language: 'fr',
  pairId,
  session: 1,
  facts: { meetsAt: at('2027-03-02 08:30') },
  ladder: { ladder: [now, at('2027-03-08 09:00')], closesAt: at('2027-03-16 18:00') },
};

describe('issuedForm', () => {
  it('is a form nobody has answered, ready to be stored', () => {
    const form = issuedForm(request, now, 'abcdefghijklmnop');
    expect(Form.parse(form)).toEqual(form);
    expect(form).toMatchObject({
      status: 'issued',
      issuedAt: now,
      sent: 0,
      answers: {},
      round: 1,
      key: 'abcdefghijklmnop',
      version: 1,
    });
    expect(form.ladder).toEqual([now, at('2027-03-08 09:00')]);
  });

  it('has the same id when it is issued again later with another key', () => {
    const again = issuedForm({ ...request, facts: {} }, at('2027-03-03 10:00'), 'ponmlkjihgfedcba');
    expect(again.formId).toBe(issuedForm(request, now, 'abcdefghijklmnop').formId);
  });

  it('has another id for another kind, person, session, pair or round', () => {
    const changes: Partial<FormIssue>[] = [
      {},
      { kind: 'SES-word' },
      { personId: sandrine },
      { session: 2 },
      { session: undefined },
      { pairId: undefined },
      { pairId: undefined, session: undefined },
      { round: 2 },
    ];
    const ids = changes.map((change) => issuedForm({ ...request, ...change }, now, 'k').formId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leaves out what it is not about', () => {
    const enrollment = issuedForm({ ...request, pairId: undefined, session: undefined }, now, 'k');
    expect(enrollment).not.toHaveProperty('pairId');
    expect(enrollment).not.toHaveProperty('session');
  });
});
