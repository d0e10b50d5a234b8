import { describe, expect, it } from 'vitest';
import { handler as endPairs } from '../../functions/end-pairs.ts';
import { handler as planPair } from '../../functions/plan-pair.ts';
import { handler as settleHold } from '../../functions/settle-hold.ts';
import type { Form } from '../../shared/domain/form.ts';
import { environment, localWires } from '../adapters/local-wires.ts';
import {
  aCycle,
  aForm,
  aFormId,
  answered,
  aPair,
  aParticipant,
  aPerson,
  aSession,
  at,
  cycleId,
  pairId,
  sandrine,
} from '../domain/builders.ts';

const move = aForm({ formId: aFormId('mov'), kind: 'MOV', personId: sandrine });
const feedback = aForm({ formId: aFormId('ses'), kind: 'SES-fit', session: 1 });
const hold = aForm({ formId: aFormId('fit'), kind: 'FIT' });

/** P07 with a session whose date is asked, one whose feedback is open, and a coordinator's form. */
async function aPairWith(holdForm: Form) {
  const local = localWires();
  const { program, people } = local;
  const register = async (address: string, changes: Parameters<typeof aPerson>[0] = {}) => {
    const { personId: _given, ...person } = aPerson({ ...changes, address });
    return people.register(person);
  };
  const mentorId = await register('ines@solane.example');
  const menteeId = await register('helene@solane.example', { first: 'Hélène' });
  await program.cycles.create(aCycle(), 'created');
  await program.participants.put(aParticipant({ personId: mentorId }));
  await program.participants.put(aParticipant({ side: 'mentee', personId: menteeId }));
  for (const form of [move, feedback, holdForm]) await program.forms.create(form, 'issued');
  const sessions = [
    aSession({ mentorForm: feedback.formId }),
    aSession({ number: 2, status: 'moving', moveForm: move.formId }),
  ];
  await program.pairs.create(aPair({ mentorId, menteeId, sessions, holdForm: hold.formId }), 'created');
  const statusOf = async (form: Form) => (await program.forms.load(form.formId)).status;
  const world = { clock: local.clock, requestHandlers: local.requestHandlers, log: () => undefined };
  return { ...local, statusOf, world };
}

describe('a pair that a coordinator ends', () => {
  it('gets no more reminders: its open forms are canceled and their executions woken', async () => {
    const { program, statusOf, world, woken } = await aPairWith(answered(hold, { decision: 'end' }));
    await settleHold.with(environment, world)({ pairId });
    expect((await program.pairs.load(pairId)).closedBecause).toBe('ended');
    expect([await statusOf(move), await statusOf(feedback), await statusOf(hold)]).toEqual([
      'canceled',
      'canceled',
      'answered',
    ]);
    for (const id of [move.formId, feedback.formId])
      expect(woken()).toContainEqual({ kind: 'wake', target: 'form', id });
  });

  it('keeps them while the coordinator only wants to talk', async () => {
    const { program, statusOf, world } = await aPairWith(answered(hold, { decision: 'call' }));
    await settleHold.with(environment, world)({ pairId });
    expect((await program.pairs.load(pairId)).status).toBe('meeting');
    expect([await statusOf(move), await statusOf(feedback)]).toEqual(['issued', 'issued']);
  });

  it('ends when the coordinator, having called, answers the same form again', async () => {
    const { program, world } = await aPairWith({ ...answered(hold, { decision: 'call' }), revision: 1 });
    await settleHold.with(environment, world)({ pairId });
    const plan = () => planPair.with(environment, world)({ pairId });
    expect(await plan()).not.toMatchObject({ next: 'settle-hold' });
    const form = await program.forms.load(hold.formId);
    await program.forms.advance(form, { to: { ...form, answers: { decision: 'end' }, revision: 2 }, event: 'test' });
    expect(await plan()).toMatchObject({ next: 'settle-hold' });
    await settleHold.with(environment, world)({ pairId });
    expect((await program.pairs.load(pairId)).closedBecause).toBe('ended');
  });
});

describe('a pair that the last day closes', () => {
  it('is asked for no date and no decision any more; feedback still counts', async () => {
    const { program, statusOf, world, clock } = await aPairWith(hold);
    clock.moveTo(at('2027-07-13 18:00'));
    await endPairs.with(environment, world)({ cycleId });
    expect((await program.pairs.load(pairId)).closedBecause).toBe('last-day');
    expect([await statusOf(move), await statusOf(hold), await statusOf(feedback)]).toEqual([
      'canceled',
      'canceled',
      'issued',
    ]);
  });
});
