import { describe, expect, it } from 'vitest';
import { canceledForm, certificate, expired, tellParent } from '../../shared/domain/resolve-form.ts';
import { aForm, at, cycleId, pairId } from './builders.ts';

const cycle = [{ kind: 'wake', target: 'cycle', id: cycleId }];

describe('tellParent', () => {
  it('wakes the pair of a pair’s form, and nobody when it has none', () => {
    expect(tellParent(aForm({ pairId }), true)).toEqual([{ kind: 'wake', target: 'pair', id: pairId }]);
    expect(tellParent(aForm(), true)).toEqual([]);
  });

  it('wakes the cycle for each start and decision, and for the last of enrollment and closing', () => {
    for (const group of ['start', 'decision'] as const) expect(tellParent(aForm({ group }), false)).toEqual(cycle);
    for (const group of ['enrollment', 'closing'] as const) {
      expect(tellParent(aForm({ group }), true)).toEqual(cycle);
      expect(tellParent(aForm({ group }), false)).toEqual([]);
    }
    expect(tellParent(aForm({ group: 'other', pairId }), true)).toEqual([]);
  });
});

describe('certificate', () => {
  it('is for mentors who met three times or more, once per form', () => {
    const form = aForm({ kind: 'CLO-M', group: 'closing', facts: { held: '3' } });
    const due = at('2027-07-30 09:00');
    expect(certificate(form, due)).toMatchObject([
      { order: { key: `${form.formId}#certificate`, dueAt: due, formId: form.formId } },
    ]);
    expect(certificate({ ...form, facts: { held: '2' } }, due)).toEqual([]);
    expect(certificate({ ...form, kind: 'CLO-S' }, due)).toEqual([]);
  });
});

describe('expired and canceledForm', () => {
  it('change the status and nothing else', () => {
    const form = aForm({ answers: { held: 'held' } });
    expect(expired(form)).toEqual({ ...form, status: 'expired' });
    expect(canceledForm(form)).toEqual({ ...form, status: 'canceled' });
  });
});
