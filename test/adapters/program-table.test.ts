import { describe, expect, it } from 'vitest';
import { MailOrder, remember } from '../../shared/domain/command.ts';
import { ledgerTag } from '../../shared/domain/deterministic-ids.ts';
import { type LearnedWords, wordsIdFor } from '../../shared/domain/expertise/learned-words.ts';
import { SkillId } from '../../shared/domain/expertise/skill-catalog.ts';
import { expiresAt } from '../../shared/domain/form.ts';
import { CycleId, PairId } from '../../shared/domain/ids.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { claimed, claimMinutes, type LedgerEntry } from '../../shared/domain/ledger.ts';
import type { PastNote } from '../../shared/domain/person-past.ts';
import {
  aCycle,
  aForm,
  aFormId,
  answered,
  aPair,
  aParticipant,
  at,
  claire,
  cycleId,
  helene,
  ines,
  pairId,
} from '../domain/builders.ts';
import { localWires } from './local-wires.ts';

const now = at('2027-03-02 09:00');

function anOrder(key: string, dueAt = now): MailOrder {
  return MailOrder.parse({ key, mail: 'echo', to: ines, cycleId, dueAt, ifUnsure: 'send again' });
}

describe('forms', () => {
  const forms = ['a', 'b', 'c'].map((word, index) =>
    aForm({
      formId: aFormId(word),
      kind: index === 2 ? 'SES-fit' : 'ENR-M',
      group: index === 2 ? 'pair' : 'enrollment',
    }),
  );

  it('are open while issued: the gate counts them up to what it needs to know', async () => {
    const { program } = localWires();
    for (const form of forms) await program.forms.create(form, 'issued');
    expect(await program.forms.openCount(cycleId, 'enrollment', 10)).toBe(2);
    expect(await program.forms.openCount(cycleId, 'enrollment', 1)).toBe(1);
    expect(await program.forms.openCount(cycleId, 'closing', 10)).toBe(0);
    expect(await program.forms.openCount(CycleId.parse('cyc_other'), 'enrollment', 10)).toBe(0);
    const [first, second] = forms as [(typeof forms)[0], (typeof forms)[0]];
    await program.forms.advance(first, { to: answered(first, { role: 'mentor' }), event: 'answered' });
    expect(await program.forms.openCount(cycleId, 'enrollment', 10)).toBe(1);
    await program.forms.advance(second, { to: { ...second, status: 'expired' }, event: 'expired' });
    expect(await program.forms.openCount(cycleId, 'enrollment', 10)).toBe(0);
  });

  it('are listed by cycle and beginning of their kind, in order, with their present state', async () => {
    const { program } = localWires();
    for (const form of forms.toReversed()) await program.forms.create(form, 'issued');
    const [first] = forms as [(typeof forms)[0]];
    await program.forms.advance(first, { to: answered(first, { role: 'mentor' }), event: 'answered' });
    const listed = await program.forms.ofCycle(cycleId, 'ENR-');
    expect(listed.map(({ formId, status, version }) => [formId, status, version])).toEqual([
      ['frm_a', 'answered', 2],
      ['frm_b', 'issued', 1],
    ]);
    expect(await program.forms.ofCycle(cycleId)).toHaveLength(3);
  });
});

describe('pairs', () => {
  it('are open, then to be evaluated, then neither; listed by number throughout', async () => {
    const { program } = localWires();
    const pair = aPair();
    const other = aPair({ pairId: PairId.parse('pair_00'), number: 9 });
    await program.pairs.create(other, 'created');
    await program.pairs.create(pair, 'created');
    const state = async () => ({
      open: await program.pairs.open(cycleId, 10),
      toEvaluate: await program.pairs.toEvaluate(cycleId, 10),
      listed: (await program.pairs.ofCycle(cycleId)).map(({ number }) => number),
    });
    expect(await state()).toMatchObject({ toEvaluate: [], listed: [7, 9] });
    expect((await program.pairs.open(cycleId, 10)).toSorted()).toEqual(['pair_00', pairId]);
    await program.pairs.advance(pair, { to: { ...pair, status: 'closed' }, event: 'closed' });
    expect(await state()).toEqual({ open: ['pair_00'], toEvaluate: [pairId], listed: [7, 9] });
    const closed = await program.pairs.load(pairId);
    await program.pairs.advance(closed, { to: { ...closed, evaluated: true }, event: 'evaluated' });
    expect(await state()).toEqual({ open: ['pair_00'], toEvaluate: [], listed: [7, 9] });
  });
});

describe('cycles', () => {
  it('are open until they are closed, canceled or failed', async () => {
    for (const status of ['closed', 'canceled', 'failed'] as const) {
      const { program } = localWires();
      const cycle = aCycle();
      await program.cycles.create(cycle, 'created');
      expect(await program.cycles.open()).toEqual([cycleId]);
      await program.cycles.advance(cycle, { to: { ...cycle, status }, event: status });
      expect(await program.cycles.open()).toEqual([]);
    }
  });
});

describe('facts read together', () => {
  it('are those that exist, once each', async () => {
    const { program } = localWires();
    const form = aForm();
    await program.cycles.create(aCycle(), 'created');
    await program.forms.create(form, 'issued');
    await program.participants.put(aParticipant());
    const found = await program.together({
      cycleId,
      participants: [ines, ines, helene],
      forms: [form.formId, form.formId, aFormId('none')],
    });
    expect(found.cycle?.cycleId).toBe(cycleId);
    expect([...found.participants.keys()]).toEqual([ines]);
    expect([...found.forms.values()]).toEqual([form]);
    const other = await program.together({ cycleId: CycleId.parse('cyc_other') });
    expect(other).toEqual({ cycle: undefined, participants: new Map(), forms: new Map() });
  });
});

describe('participants', () => {
  it('belong to one cycle, and a second import replaces the first', async () => {
    const { program } = localWires();
    await program.participants.put(aParticipant());
    await program.participants.put(aParticipant({ unit: 'Retail' }));
    await program.participants.put(aParticipant({ side: 'mentee' }));
    expect((await program.participants.ofCycle(cycleId)).map(({ personId }) => personId)).toEqual([helene, ines]);
    expect((await program.participants.find(cycleId, ines))?.unit).toBe('Retail');
    expect(await program.participants.find(CycleId.parse('cyc_other'), ines)).toBeUndefined();
  });

  it('are never mixed up with the cycle and its tasks, which lie beside them', async () => {
    const { program } = localWires();
    await program.cycles.create(aCycle(), 'created');
    await program.tasks.raise({ taskId: 't', cycleId, kind: 'remark', raisedAt: now, facts: {} });
    expect(await program.participants.ofCycle(cycleId)).toEqual([]);
  });
});

describe('tasks', () => {
  const raised = (taskId: string, raisedAt = now) => ({
    taskId,
    cycleId,
    kind: 'remark' as const,
    raisedAt,
    facts: {},
  });

  it('are raised once, told once, oldest first', async () => {
    const { program } = localWires();
    await program.tasks.raise(raised('b', plusMinutes(now, 5)));
    await program.tasks.raise(raised('a'));
    await program.tasks.raise(raised('a', plusMinutes(now, 60)));
    const untold = await program.tasks.untold(cycleId);
    expect(untold).toEqual([raised('a'), raised('b', plusMinutes(now, 5))]);
    for (const task of untold) await program.tasks.markTold(task, now);
    expect(await program.tasks.untold(cycleId)).toEqual([]);
    await program.tasks.raise(raised('a'));
    expect(await program.tasks.untold(cycleId)).toEqual([]);
  });
});

describe('received messages', () => {
  it('are known once recorded', async () => {
    const { program } = localWires();
    const record = { inboundId: 'in-1', objectKey: 'mail/in-1', receivedAt: now, outcome: 'answered' as const };
    expect(await program.inbound.find('in-1')).toBeUndefined();
    await program.inbound.record(record);
    expect(await program.inbound.find('in-1')).toEqual(record);
  });
});

describe('the ledger', () => {
  const find = async (local: ReturnType<typeof localWires>, key: string): Promise<LedgerEntry> => {
    const entry = await local.program.ledger.find(key);
    if (entry === undefined) throw new Error(`${key} is in the ledger`);
    return entry;
  };

  it('takes an order once: the second changes nothing, even after the email has left', async () => {
    const local = localWires();
    await local.program.ledger.order(anOrder('k#0'));
    const queued = await find(local, 'k#0');
    await local.program.ledger.order({ ...anOrder('k#0'), to: helene });
    expect(await find(local, 'k#0')).toEqual(queued);
    const claim = claimed(queued, now);
    await local.program.ledger.advance(queued, claim);
    await local.program.ledger.advance(claim, { ...claim, status: 'sent', sentAt: now });
    await local.program.ledger.order(anOrder('k#0'));
    expect((await find(local, 'k#0')).status).toBe('sent');
  });

  it('queues what is due, and leaves what is not to the sweep', async () => {
    const local = localWires();
    await local.program.ledger.order(anOrder('now#0'));
    await local.program.ledger.order(anOrder('later#0', plusMinutes(now, 30)));
    expect(local.sent()).toEqual([{ key: 'now#0' }]);
    const due = await local.program.ledger.unsettled(plusMinutes(now, 31), 10);
    expect(due.map(({ key }) => key)).toEqual(['now#0', 'later#0']);
    expect((await local.program.ledger.unsettled(plusMinutes(now, 30), 10)).map(({ key }) => key)).toEqual(['now#0']);
  });

  it('is queued in spite of a crash right after the write', async () => {
    const local = localWires();
    local.refuseSqs(1);
    await expect(local.program.ledger.order(anOrder('k#0'))).rejects.toThrow();
    await local.program.ledger.order(anOrder('k#0'));
    expect(local.sent()).toEqual([{ key: 'k#0' }]);
  });

  it('lets one of two senders claim, and one of two outcomes settle', async () => {
    const local = localWires();
    await local.program.ledger.order(anOrder('k#0'));
    const queued = await find(local, 'k#0');
    const { ledger } = local.program;
    const claims = await Promise.all([1, 2, 3].map(() => ledger.advance(queued, claimed(queued, now))));
    expect(claims.toSorted()).toEqual(['done', 'lost race', 'lost race']);
    const claim = await find(local, 'k#0');
    expect(await ledger.advance(claim, { ...claim, status: 'delivered' })).toBe('done'); // SES's event came first
    expect(await ledger.advance(claim, { ...claim, status: 'sent' })).toBe('lost race');
    expect((await find(local, 'k#0')).status).toBe('delivered');
  });

  it('tells an older claim from the present one', async () => {
    const local = localWires();
    await local.program.ledger.order(anOrder('k#0'));
    const first = claimed(await find(local, 'k#0'), now);
    await local.program.ledger.advance(await find(local, 'k#0'), first);
    await local.program.ledger.advance(first, { ...first, status: 'queued' });
    const second = claimed(await find(local, 'k#0'), now);
    await local.program.ledger.advance(await find(local, 'k#0'), second);
    expect(await local.program.ledger.advance(first, { ...first, status: 'sent' })).toBe('lost race');
    expect(second.tries).toBe(2);
  });

  it('lists what is not settled by when it is due: a claim half an hour after it was made, what is sent never', async () => {
    const local = localWires();
    for (const [key, minutes] of [
      ['b', 10],
      ['a', 5],
      ['c', 0],
      ['d', 1],
    ] as const)
      await local.program.ledger.order(anOrder(key, plusMinutes(now, minutes)));
    const [c, d] = [await find(local, 'c'), await find(local, 'd')];
    await local.program.ledger.advance(c, claimed(c, now));
    await local.program.ledger.advance(d, { ...d, status: 'dropped', dropped: 'suppressed' });
    const before = async (minutes: number, limit = 10) =>
      (await local.program.ledger.unsettled(plusMinutes(now, minutes), limit)).map(({ key }) => key);
    expect(await before(20)).toEqual(['a', 'b']);
    expect(await before(claimMinutes + 1)).toEqual(['a', 'b', 'c']);
    expect(await before(claimMinutes + 1, 2)).toEqual(['a', 'b']);
  });

  it('is found by the tag that SES sends back', async () => {
    const local = localWires();
    await local.program.ledger.order(anOrder('k#0'));
    expect((await local.program.ledger.findByTag(ledgerTag('k#0')))?.key).toBe('k#0');
    expect(await local.program.ledger.findByTag('unknown')).toBeUndefined();
  });
});

describe('overdue entities', () => {
  it('are those whose wait was due before and that are still open', async () => {
    const { program } = localWires();
    const cycle = aCycle();
    const form = aForm({ sent: 1 });
    const pair = aPair();
    await program.cycles.create(cycle, 'created');
    await program.forms.create(form, 'issued');
    await program.pairs.create(pair, 'created');
    for (const [entities, id] of [
      [program.cycles, cycleId],
      [program.forms, form.formId],
      [program.pairs, pairId],
    ] as const)
      await entities.park(id as never, { version: 1 }, 'token', plusMinutes(now, 60)); // each id goes to its own table
    const overdue = (minutes: number, limit = 10) =>
      program.repair.overdue([cycleId], plusMinutes(now, minutes), limit);
    expect(await overdue(60)).toEqual([]);
    expect(await overdue(61)).toEqual([
      { target: 'cycle', id: cycleId },
      { target: 'form', id: form.formId },
      { target: 'pair', id: pairId },
    ]);
    expect(await overdue(61, 2)).toHaveLength(2);
    await program.forms.advance(form, { to: answered(form, {}), event: 'answered' });
    expect((await overdue(61)).map(({ target }) => target)).toEqual(['cycle', 'pair']);
  });

  it('are forms of a cycle that is over as well: one may be asked after its end', async () => {
    const { program } = localWires();
    const form = aForm({ group: 'confirming', kind: 'CONFIRM', sent: 1 });
    await program.forms.create(form, 'issued');
    expect(await program.repair.overdue([], plusMinutes(expiresAt(form), 1), 10)).toEqual([
      { target: 'form', id: form.formId },
    ]);
  });

  it('are no forms that have sent all they send, until the form should have ended itself', async () => {
    const { program } = localWires();
    const form = aForm({ sent: 2 });
    await program.forms.create(form, 'issued');
    expect(await program.repair.overdue([cycleId], expiresAt(form), 10)).toEqual([]);
    expect(await program.repair.overdue([cycleId], plusMinutes(expiresAt(form), 1), 10)).toEqual([
      { target: 'form', id: form.formId },
    ]);
  });
});

describe('what coordinators explained', () => {
  const explained = (words: string, changes: Partial<LearnedWords> = {}): LearnedWords => ({
    wordsId: wordsIdFor(words),
    words,
    learnedAt: now,
    by: 'T-17',
    ...changes,
  });

  it('is kept for all cycles, every explanation of the same words, each once', async () => {
    const { program } = localWires();
    const first = explained('la crea');
    expect(await program.vocabulary.all()).toEqual([]);
    await program.vocabulary.learn(first);
    await program.vocabulary.learn(first);
    const second = explained('la crea', { skill: SkillId.parse('content.canva'), learnedAt: plusMinutes(now, 1) });
    await program.vocabulary.learn(second);
    expect(await program.vocabulary.all()).toEqual([first, second]);
  });
});

describe('what outlives a cycle', () => {
  it('is kept by person: noted twice or in another order it is the same, and of nobody else anything is known', async () => {
    const notes: PastNote[] = [
      { what: 'partners', personId: ines, other: helene },
      { what: 'apart', personId: ines, other: claire },
      { what: 'outcome', personId: ines, cycleId, outcome: 'started' },
      { what: 'outcome', personId: ines, cycleId, outcome: 'waits' },
    ];
    const noted = async (given: readonly PastNote[]) => {
      const { program } = localWires();
      for (const note of given) await program.pasts.note(note);
      return program.pasts.of([ines, helene, ines]);
    };
    const once = await noted(notes);
    expect([...once.values()]).toEqual([
      {
        personId: ines,
        partners: [helene],
        apart: [claire],
        outcomes: [
          { cycleId, outcome: 'started' },
          { cycleId, outcome: 'waits' },
        ],
      },
    ]);
    expect(await noted([...notes, ...notes.toReversed()])).toEqual(once);
  });

  it('rides with the change that it follows from', async () => {
    const { program } = localWires();
    const pair = aPair();
    await program.pairs.create(pair, 'created');
    await program.pairs.advance(pair, {
      to: { ...pair, status: 'dating' },
      event: 'introduced',
      commands: [remember({ what: 'partners', personId: ines, other: helene })],
    });
    expect((await program.pasts.of([ines])).get(ines)).toMatchObject({ partners: [helene], apart: [], outcomes: [] });
  });
});
