import { describe, expect, it } from 'vitest';
import type { Cycle } from '../../shared/domain/cycle.ts';
import {
  answeredForm,
  type DecisionReply,
  decided,
  objected,
  objectionRefusal,
  refusalOf,
} from '../../shared/domain/decide-by-reply.ts';
import type { Form } from '../../shared/domain/form.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { aCycle, aForm, aFormId, at, claire, helene, ines, marc } from './builders.ts';

const now = at('2027-02-03 10:00');
const takesEffectAt = at('2027-02-03 12:00');
const pair = { mentorId: ines, menteeId: helene };

function asked(changes: Partial<Form> = {}): Form {
  return aForm({
    kind: 'MAT',
    group: 'decision',
    personId: claire,
    facts: { matching: '2', proposal: 'hash' },
    closesAt: at('2027-02-05 09:00'),
    ...changes,
  });
}

const form = asked();
const reply = (changes: Partial<DecisionReply> = {}): DecisionReply => ({
  form,
  inboundId: 'in-1',
  receivedAt: now,
  ...changes,
});
const deciding = (changes: Partial<Cycle> = {}) =>
  aCycle({
    status: 'deciding',
    matchingRound: 2,
    decisionForm: form.formId,
    decisionAsked: 1,
    proposed: { hash: 'hash', at: at('2027-02-02 09:00'), pairs: 58 },
    ...changes,
  });
const approval = { by: claire, at: now, takesEffectAt, form: form.formId, proposal: 'hash', pairs: 58 };
const approved = (changes: Partial<Cycle> = {}) => deciding({ approval, approvals: 1, ...changes });
const mailsOf = (commands: readonly { kind: string }[] | undefined) =>
  (commands ?? []).flatMap((each) =>
    'order' in each ? [(each.order as { facts: Record<string, string> }).facts.what] : [],
  );

describe('who may still decide', () => {
  it('is whoever answers the form that asks about the latest proposal, before its deadline', () => {
    expect(refusalOf(deciding(), reply())).toBeUndefined();
    expect(refusalOf(deciding(), reply({ receivedAt: form.closesAt }))).toEqual({ why: 'asked-other' });
    expect(refusalOf(deciding({ decisionForm: aFormId('marc') }), reply())).toEqual({ why: 'asked-other' });
  });

  it('is nobody by an older proposal, which is told when it was replaced', () => {
    const older = asked({ facts: { matching: '1', proposal: 'old' } });
    expect(refusalOf(deciding(), reply({ form: older }))).toEqual({ why: 'replaced', at: at('2027-02-02 09:00') });
    expect(refusalOf(deciding({ status: 'matching' }), reply())).toEqual({ why: 'recomputing' });
    const another = asked({ facts: { matching: '2', proposal: 'another' } });
    expect(refusalOf(deciding(), reply({ form: another }))).toEqual({ why: 'recomputing' });
  });

  it('is only whoever approved, until it takes effect', () => {
    expect(refusalOf(approved(), reply())).toBeUndefined();
    expect(refusalOf(approved(), reply({ receivedAt: takesEffectAt }))).toEqual({
      why: 'decided',
      by: claire,
      at: now,
    });
    const marcs = asked({ personId: marc, formId: aFormId('marc') });
    expect(refusalOf(approved(), reply({ form: marcs }))).toEqual({ why: 'decided', by: claire, at: now });
    expect(refusalOf(deciding({ status: 'pairing' }), reply())).toEqual({ why: 'decided' });
    expect(refusalOf(deciding({ cancelOrderedAt: now }), reply())).toEqual({ why: 'canceled' });
  });
});

describe('an objection', () => {
  it('counts before the moment the approval takes effect', () => {
    expect(objectionRefusal(approved(), plusMinutes(takesEffectAt, -1))).toBeUndefined();
    expect(objectionRefusal(approved(), takesEffectAt)).toEqual({ why: 'too-late', at: takesEffectAt });
    expect(objectionRefusal(approved({ status: 'pairing' }), now)).toEqual({ why: 'too-late', at: takesEffectAt });
    expect(objectionRefusal(deciding(), now)).toEqual({ why: 'nothing-to-stop' });
  });

  it('takes the approval back once, and tells every coordinator', () => {
    const change = objected(approved(), reply({ inboundId: 'in-2' }), now);
    expect(change?.to).toMatchObject({ approval: undefined, heard: ['in-2'] });
    expect(mailsOf(change?.commands)).toEqual(['stopped', 'stopped']);
    expect(objected(approved({ heard: ['in-2'] }), reply({ inboundId: 'in-2' }), now)).toBeUndefined();
  });
});

describe('what is decided', () => {
  it('is an approval bound to the proposal; said again it counts from the first time on', () => {
    const change = decided(deciding(), reply(), { kind: 'approve', takesEffectAt }, now);
    expect(change?.to).toMatchObject({ approval, approvals: 1 });
    const again = reply({ inboundId: 'in-2', receivedAt: plusMinutes(now, 30) });
    const said = decided(approved(), again, { kind: 'approve', takesEffectAt: plusMinutes(takesEffectAt, 30) }, now);
    expect(said?.to).toMatchObject({ approval, approvals: 1 });
  });

  it('is a revision that goes back to the matching and asks the same coordinator', () => {
    const marcs = asked({ personId: marc });
    const said = { kind: 'revise', demands: [{ kind: 'not', pair }], prices: [] } as const;
    const change = decided(deciding({ decisionAsked: 4 }), reply({ form: marcs }), said, now);
    expect(change?.to).toMatchObject({
      status: 'matching',
      decisionAsked: 1,
      decisionForm: undefined,
      review: { vetoes: [pair] },
    });
    expect(mailsOf(change?.commands)).toEqual([]);
    expect(mailsOf(decided(approved(), reply(), said, now)?.commands)).toEqual(['stopped']);
  });

  it('is nothing for a message heard before', () => {
    expect(decided(deciding({ heard: ['in-1'] }), reply(), { kind: 'cancel' }, now)).toBeUndefined();
  });

  it('keeps the moment a form was first answered, and forgets it when the form waits again', () => {
    const approve = { kind: 'approve', takesEffectAt } as const;
    const once = answeredForm(form, reply(), approve, now);
    const twice = answeredForm(once, reply({ inboundId: 'in-2' }), approve, plusMinutes(now, 5));
    expect(twice).toMatchObject({ status: 'answered', answeredAt: now, revision: 1 });
    const waits = answeredForm(twice, reply({ inboundId: 'in-3' }), { kind: 'wait', prices: [] }, plusMinutes(now, 9));
    expect(waits).toMatchObject({ status: 'issued', answers: { decision: 'wait' } });
    expect(waits.answeredAt).toBeUndefined();
  });
});
