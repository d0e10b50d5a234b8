import { describe, expect, it } from 'vitest';
import { handler as cancelCycle } from '../../functions/cancel-cycle.ts';
import { handler as runCommand } from '../../functions/run-command.ts';
import { handler as tellWhy } from '../../functions/tell-why.ts';
import { catalogOf } from '../../shared/domain/expertise/cycle-catalog.ts';
import { explainedBy, wordsIdFor } from '../../shared/domain/expertise/learned-words.ts';
import { readExpertise } from '../../shared/domain/expertise/read-expertise.ts';
import { attemptKey } from '../../shared/domain/form.ts';
import { environment, localWires } from '../adapters/local-wires.ts';
import { aCycle, aForm, aFormId, aLedgerEntry, aParticipant, at, cycleId, helene, ines } from '../domain/builders.ts';

const until = at('2027-03-23 18:00');
const closesAt = at('2027-03-16 18:00');

async function enrolling() {
  const local = localWires();
  const { program } = local;
  await program.cycles.create(aCycle({ status: 'enrolling', enrollmentClosesAt: closesAt }), 'created');
  await program.participants.put(aParticipant());
  await program.participants.put(aParticipant({ side: 'mentee' }));
  const forms = [
    aForm({ formId: aFormId('m'), kind: 'ENR-M', group: 'enrollment', closesAt, sent: 1 }),
    aForm({ formId: aFormId('s'), kind: 'ENR-S', group: 'enrollment', closesAt, sent: 1, personId: helene }),
  ];
  for (const form of forms) await program.forms.create(form, 'issued');
  const world = { clock: local.clock, requestHandlers: local.requestHandlers, log: () => undefined };
  return { ...local, order: runCommand.with(environment, world), world };
}

describe('run-command', () => {
  it('given again after it was cut short, completes what it had begun', async () => {
    const { program, order } = await enrolling();
    const cycle = await program.cycles.load(cycleId);
    await program.cycles.advance(cycle, { to: { ...cycle, enrollmentClosesAt: until }, event: 'enrollment extended' });
    expect(await order({ command: 'extend-enrollment', cycleId, until })).toMatchObject({
      outcome: 'done',
      message: expect.stringContaining('Open forms that follow: 2') as string,
    });
    for (const form of await program.forms.ofCycle(cycleId, 'ENR-')) expect(form.closesAt).toBe(until);
    expect(await order({ command: 'extend-enrollment', cycleId, until })).toMatchObject({ outcome: 'already so' });
  });

  it('names who gave it in the audit trail, which says "command" where nobody was named', async () => {
    const { order, world } = await enrolling();
    await order({ command: 'extend-form', formId: aFormId('m'), until: at('2027-03-16 18:00') });
    await order({ command: 'extend-enrollment', cycleId, until, by: 'T-17' });
    await order({ command: 'cancel', cycleId });
    const why = tellWhy.with({ PROGRAM_HISTORY: environment.PROGRAM_TABLE }, world);
    const { lines } = (await why({ id: cycleId })) as { lines: string[] };
    expect(lines.filter((line) => line.includes(' v')).map((line) => line.slice(26))).toEqual([
      'cyc_2027 v1: created',
      `cyc_2027 v2: enrollment extended to ${until}, by T-17`,
      'cyc_2027 v3: cancel ordered, by command',
    ]);
  });

  it('says of an id that nobody has that there is none', async () => {
    const { order } = await enrolling();
    for (const wrong of [
      { command: 'cancel', cycleId: 'cyc_none' },
      { command: 'resume', cycleId: 'cyc_none' },
      { command: 'decide', cycleId: 'cyc_none', round: 1, decision: 'approve' },
      { command: 'resend', formId: 'frm_none' },
      { command: 'extend-form', formId: 'frm_none', until },
    ])
      expect(await order(wrong)).toMatchObject({
        outcome: 'refused',
        message: expect.stringMatching(/^There is no (cycle|form) (cyc|frm)_none/) as string,
      });
  });

  it('takes no name or address for who gave it, and no address for an id', async () => {
    const { order, world } = await enrolling();
    await expect(order({ command: 'cancel', cycleId, by: 'claire.dubois@solane.example' })).rejects.toThrow('ticket');
    const why = tellWhy.with({ PROGRAM_HISTORY: environment.PROGRAM_TABLE }, world);
    await expect(why({ id: 'claire.dubois@solane.example' })).rejects.toThrow('not an address');
  });

  it('decides again when a reply was faster: a form that is answered meanwhile is not sent again', async () => {
    const local = await enrolling();
    const { program, order } = local;
    const formId = aFormId('m');
    await program.ledger.order({
      ...aLedgerEntry({ key: attemptKey(formId, 0), to: ines, formId }),
      dueAt: at('2027-03-02 09:00'),
    });
    const entry = await program.ledger.find(attemptKey(formId, 0));
    await program.ledger.advance(entry!, { ...entry!, status: 'delivered' });
    local.clock.moveTo(at('2027-03-05 10:00'));
    let raced = false;
    const answerFirst = async () => {
      if (raced) return;
      raced = true;
      const form = await program.forms.load(formId);
      await program.forms.advance(form, { to: { ...form, status: 'answered' }, event: 'answered' });
    };
    /** The wire, on which the person's answer is written just before the first change of the command. */
    const requestHandlers: typeof local.requestHandlers = (service) => {
      const open = local.requestHandlers(service);
      return {
        ...open,
        handle: async (...args) => {
          if (String(args[0].headers['x-amz-target']).endsWith('UpdateItem')) await answerFirst();
          return open.handle(...args);
        },
      };
    };
    const slower = runCommand.with(environment, { ...local.world, requestHandlers });
    expect(await slower({ command: 'resend', formId })).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('is answered') as string,
    });
    expect(await program.ledger.find(attemptKey(formId, 1))).toBeUndefined();
    expect(await order({ command: 'resend', formId: aFormId('s') })).toMatchObject({ outcome: 'done' });
  });
});

describe('cancel-cycle', () => {
  const deciding = async () => {
    const local = localWires();
    await local.program.cycles.create(aCycle({ status: 'deciding', matchingRound: 1 }), 'created');
    const world = { clock: local.clock, requestHandlers: local.requestHandlers, log: () => undefined };
    return {
      ...local,
      cancel: () => cancelCycle.with(environment, world)({ cycleId }),
      approve: () => runCommand.with(environment, world)({ command: 'decide', cycleId, round: 1, decision: 'approve' }),
    };
  };

  it('does nothing to a cycle that was approved since it was planned', async () => {
    const { program, cancel, approve } = await deciding();
    expect(await approve()).toMatchObject({ outcome: 'done' });
    await cancel();
    expect((await program.cycles.load(cycleId)).status).toBe('pairing');
  });

  it('writes the order first: from then on nobody can approve', async () => {
    const { program, cancel, approve } = await deciding();
    await cancel();
    expect(await approve()).toMatchObject({ outcome: 'refused' });
    await cancel();
    expect((await program.cycles.load(cycleId)).status).toBe('canceled');
  });
});

describe('run-command, learn', () => {
  const wordsId = wordsIdFor('la créa');
  const learn = { command: 'learn', cycleId, wordsId, skill: 'content.canva', by: 'T-17' };

  async function withUnknownWords() {
    const local = await enrolling();
    const { program } = local;
    const form = await program.forms.load(aFormId('m'));
    const answers = { role: 'mentor', topics: 'La créa, vidéo courte' };
    await program.forms.advance(form, { to: { ...form, status: 'answered', answers }, event: 'answered' });
    return local;
  }

  it('remembers what words stand for, for this and later cycles, and may be given again or otherwise', async () => {
    const { program, order, clock } = await withUnknownWords();
    expect(await order(learn)).toMatchObject({ outcome: 'done' });
    const learned = await program.vocabulary.all();
    expect(learned).toMatchObject([{ wordsId, words: 'la crea', skill: 'content.canva', by: 'T-17' }]);
    expect(readExpertise('la créa', catalogOf(undefined, learned)).understood[0]?.skill).toBe('content.canva');
    expect(await order(learn)).toMatchObject({ outcome: 'already so' });
    clock.moveTo(at('2027-03-02 10:00'));
    expect(await order({ ...learn, skill: 'none' })).toMatchObject({ outcome: 'done' });
    expect(readExpertise('la créa', catalogOf(undefined, explainedBy(await program.vocabulary.all())))).toEqual({
      understood: [],
      unknown: [],
    });
  });

  it('refuses words nobody wrote, a skill nobody has, and a cycle that is not there', async () => {
    const { program, order } = await withUnknownWords();
    expect(await order({ ...learn, wordsId: wordsIdFor('le sirtaki') })).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('expertise map') as string,
    });
    expect(await order({ ...learn, skill: 'content.paint' })).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('content.canva') as string,
    });
    expect(await order({ ...learn, skill: 'radio.paint' })).toMatchObject({
      message: expect.stringContaining('content, marketing') as string,
    });
    expect(await order({ ...learn, cycleId: 'cyc_none' })).toMatchObject({ outcome: 'refused' });
    expect(await program.vocabulary.all()).toEqual([]);
  });
});
