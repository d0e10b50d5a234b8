import { describe, expect, it } from 'vitest';
import { handler as closePair } from '../../functions/close-pair.ts';
import { handler as intervene } from '../../functions/intervene.ts';
import type { Pair } from '../../shared/domain/pair.ts';
import { environment, localWires } from '../adapters/local-wires.ts';
import { aCycle, aForm, aFormId, answered, aPair, aParticipant, aPerson, at, pairId } from '../domain/builders.ts';

/** P07 whose mentor said yes, then no; the leader's proposal is as given. */
async function aWithdrawnYes(changes: Partial<Pair>, leader: 'open' | 'yes') {
  const local = localWires();
  const { program, people } = local;
  const register = async (address: string) => {
    const { personId: _given, ...person } = aPerson({ address });
    return people.register(person);
  };
  const mentorId = await register('ines@solane.example');
  const menteeId = await register('helene@solane.example');
  const coordinator = await register('claire@solane.example');
  await program.cycles.create(aCycle({ coordinators: [coordinator] }), 'created');
  await program.participants.put(aParticipant({ personId: mentorId }));
  await program.participants.put(aParticipant({ side: 'mentee', personId: menteeId }));
  const mentorProposal = aForm({ formId: aFormId('m'), kind: 'PRO-M', personId: mentorId, pairId });
  const menteeProposal = aForm({ formId: aFormId('s'), kind: 'PRO-S', personId: menteeId, pairId });
  await program.forms.create({ ...answered(mentorProposal, { decision: 'no' }), revision: 2 }, 'answered');
  await program.forms.create(leader === 'open' ? menteeProposal : answered(menteeProposal, { decision: 'yes' }), 'x');
  const forms = { mentorProposal: mentorProposal.formId, menteeProposal: menteeProposal.formId };
  await program.pairs.create(aPair({ mentorId, menteeId, ...forms, ...changes }), 'created');
  local.clock.moveTo(at('2027-03-03 12:00'));
  const world = { clock: local.clock, requestHandlers: local.requestHandlers, log: () => undefined };
  return { ...local, world, menteeId };
}

describe('a mentor who takes the yes back', () => {
  it('before the leader has answered: the leader is asked no more and told in neutral words', async () => {
    const { program, world, menteeId } = await aWithdrawnYes({ status: 'consulting' }, 'open');
    await closePair.with(environment, world)({ pairId });
    expect(await program.pairs.load(pairId)).toMatchObject({ status: 'closed', closedBecause: 'declined' });
    expect((await program.forms.load(aFormId('s'))).status).toBe('canceled');
    expect(await program.ledger.find(`${pairId}#will-not-start#${menteeId}`)).toMatchObject({ to: menteeId });
  });

  it('after the introduction: the pair stops, and a coordinator is asked in private, once', async () => {
    const { program, world } = await aWithdrawnYes({ status: 'dating' }, 'yes');
    await intervene.with(environment, world)({ pairId });
    await intervene.with(environment, world)({ pairId });
    const pair = await program.pairs.load(pairId);
    expect(pair).toMatchObject({ holds: 1, stopAsked: 'mentor', signals: [{ signal: 'wants-to-stop' }] });
    expect(await program.forms.load(pair.holdForm ?? aFormId('none'))).toMatchObject({ kind: 'FIT', status: 'issued' });
  });

  it('as the leader does, one after the other: no wish to stop is lost', async () => {
    const { program, world } = await aWithdrawnYes({ status: 'dating' }, 'yes');
    const leader = await program.forms.load(aFormId('s'));
    await program.forms.advance(leader, { to: { ...leader, answers: { decision: 'other-person' } }, event: 'test' });
    await intervene.with(environment, world)({ pairId });
    const { holdForm: _hold, ...freed } = await program.pairs.load(pairId);
    await program.pairs.advance(freed, { to: freed, event: 'goes on' });
    await intervene.with(environment, world)({ pairId });
    expect((await program.pairs.load(pairId)).signals.map(({ side }) => side)).toEqual(['mentor', 'mentee']);
  });
});
