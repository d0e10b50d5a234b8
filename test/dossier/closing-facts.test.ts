import { describe, expect, it } from 'vitest';
import { handler as issueClosing } from '../../functions/issue-closing.ts';
import { PairId } from '../../shared/domain/ids.ts';
import { closingFacts } from '../../shared/dossier/closing-facts.ts';
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
  ines,
} from '../domain/builders.ts';

const participants = [aParticipant(), aParticipant({ side: 'mentee' })];
const held = aPair({ sessions: [aSession({ status: 'held', meetsAt: at('2027-03-02 10:00') })] });
const second = PairId.parse('pair_08');

describe('somebody who had two partners', () => {
  const facts = (...forms: Parameters<typeof closingFacts>[3][number][]) =>
    closingFacts(aCycle(), participants, [held, aPair({ pairId: second, sessions: [] })], forms);
  const baseline = (word: string, day: string, speaking: number) =>
    answered(
      aForm({ formId: aFormId(word), kind: 'STA-M', group: 'pair', issuedAt: at(`${day} 09:00`) }),
      { speaking, recognition: 3, belonging: 3, visibility: 3, worries: ['none'], workshop: 'none' },
      at(`${day} 12:00`),
    );

  it('counts once: with the baseline given before the first session', () => {
    const early = baseline('early', '2027-02-12', 2);
    const late = baseline('late', '2027-04-12', 5);
    for (const forms of [
      [early, late],
      [late, early],
    ]) {
      const { mentorBaselines, asked } = facts(...forms);
      expect(mentorBaselines).toMatchObject([{ personId: ines, speaking: 2 }]);
      expect(asked).toHaveLength(1);
    }
  });

  it('counts once: with the whole closing form, not with the last question after the pair that ended', () => {
    const part = aForm({ formId: aFormId('part'), kind: 'CLO-M', group: 'closing', asked: [6], open: [6] });
    const whole = aForm({ formId: aFormId('whole'), kind: 'CLO-M', group: 'closing', round: 2 });
    expect(facts(whole, part).asked).toHaveLength(1);
    expect(facts(whole, part).asked).toEqual(facts(whole).asked);
    expect(facts(part).asked).toHaveLength(1);
  });

  it('is asked the last question after the first, then once all of it, however often that is done', async () => {
    const local = localWires();
    const { program, people } = local;
    const register = async (address: string) => {
      const { personId: _given, ...person } = aPerson({ address });
      return people.register(person);
    };
    const [mentorId, menteeId] = [await register('ines@solane.example'), await register('helene@solane.example')];
    await program.cycles.create(aCycle(), 'created');
    await program.participants.put(aParticipant({ personId: mentorId }));
    await program.participants.put(aParticipant({ side: 'mentee', personId: menteeId }));
    const closed = { ...held, mentorId, menteeId, status: 'closed' as const, closedAt: at('2027-03-05 09:00') };
    const world = { clock: local.clock, requestHandlers: local.requestHandlers, log: () => undefined };
    const close = async (changes: Partial<typeof held>) => {
      await program.pairs.create({ ...closed, ...changes }, 'closed');
      await issueClosing.with(environment, world)({ cycleId: closed.cycleId });
      return (await program.forms.ofCycle(closed.cycleId, 'CLO-M')).map(({ asked }) => asked?.length ?? 'all');
    };
    expect(await close({ closedBecause: 'ended' })).toEqual([1]);
    expect((await close({ pairId: second, closedBecause: 'finished' })).toSorted()).toEqual([1, 'all']);
    const third = PairId.parse('pair_09');
    expect((await close({ pairId: third, closedBecause: 'finished' })).toSorted()).toEqual([1, 'all']);
  });
});
