import { expect, it } from 'vitest';
import { plainItem } from '../../local/run/plain-item.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { LedgerEntry } from '../../shared/domain/ledger.ts';
import { at, cycleId } from '../domain/builders.ts';
import { deciding } from './a-decision.ts';
import { addresses, type atTheDoor } from './at-the-door.ts';

type Door = Awaited<ReturnType<typeof atTheDoor>>;

/** What the messages have come to. */
async function left(door: Door, formId: Parameters<Door['program']['forms']['load']>[0]) {
  await door.program.repair.drainPending(plusMinutes(door.clock.now(), 1), 100); // as the next sweep does
  const { status, answers, replies } = await door.program.forms.load(formId);
  const { status: phase, approval, review, heard } = await door.program.cycles.load(cycleId);
  const short = (orders: string[]) => orders.map((order) => order.replace(/#[a-z2-7]{40}$/, ''));
  return {
    form: { status, answers, replies: replies.length },
    cycle: { phase, approved: approval?.takesEffectAt, vetoes: review.vetoes.length, heard: heard.length },
    objections: (await door.program.forms.ofCycle(cycleId, 'OBJ')).map((form) => [form.status, form.answers]),
    told: [short(door.ordered('claire')), short(door.ordered('marc'))],
  };
}

const messages = ['approves', 'stops', 'changes'] as const;

/** Claire approves, Marc objects, Claire asks for changes; the reading of one of the three dies at its nth write and is done again. */
async function run(dies: (typeof messages)[number] | 'none', write: number) {
  const { door, form } = await deciding();
  const breaks = (message: string) => {
    if (dies === message) door.breakAt(write);
  };
  let broke = false;
  breaks('approves');
  await door.send({ from: addresses.claire, to: form, text: 'A' });
  broke ||= door.broke();
  const approved = await left(door, form.formId);
  const [objection] = await door.program.forms.ofCycle(cycleId, 'OBJ');
  if (objection === undefined) throw new Error('Marc was not told');
  door.clock.moveTo(at('2027-03-03 10:30'));
  breaks('stops');
  await door.send({ from: addresses.marc, to: objection, text: 'ATTENDRE' });
  broke ||= door.broke();
  const stopped = await left(door, form.formId);
  door.clock.moveTo(at('2027-03-03 10:40'));
  breaks('changes');
  await door.send({ from: addresses.claire, to: form, text: 'B\nPAS P01' });
  broke ||= door.broke();
  return { broke, left: { approved, stopped, changed: await left(door, form.formId) } };
}

it('decisions end the same wherever the reading of one dies and is done again', async () => {
  const whole = (await run('none', 0)).left;
  expect(whole.approved).toMatchObject({
    form: { status: 'answered', answers: { decision: 'approve' } },
    cycle: { phase: 'deciding', approved: at('2027-03-03 12:00') },
    objections: [['issued', {}]],
  });
  expect(whole.stopped).toMatchObject({
    form: { status: 'issued', answers: { decision: 'wait' } },
    cycle: { phase: 'deciding', approved: undefined },
    objections: [['answered', { decision: 'wait' }]],
  });
  expect(whole.changed).toMatchObject({
    form: { status: 'answered', answers: { decision: 'revise' }, replies: 2 },
    cycle: { phase: 'matching', vetoes: 1, heard: 3 },
  });
  for (const dies of messages) {
    let write = 0;
    for (let broke = true; broke; ) {
      write += 1;
      const again = await run(dies, write);
      broke = again.broke;
      expect([dies, write, again.left]).toEqual([dies, write, whole]);
    }
    expect(write).toBeGreaterThan(5);
  }
});

it('a decision whose reading died before the cycle knew it, and which is too late when it is read again, is told so (seed 70043)', async () => {
  const lost: number[] = [];
  for (let write = 1, broke = true; broke; write += 1) {
    const { door, form } = await deciding();
    door.breakAt(write, async () => {
      const cycle = await door.program.cycles.load(cycleId);
      if (cycle.heard.length > 0) return;
      const next = await door.issued('MAT', 'marc', { kindVersion: 2, group: 'decision', pairId: undefined });
      const to = { ...cycle, decisionForm: next.formId, decisionAsked: 2 };
      await door.program.cycles.advance(cycle, { to, event: 'asked the next coordinator' });
    });
    await door.send({ from: addresses.claire, to: form, text: 'A' });
    broke = door.broke();
    const { told, cycle } = await left(door, form.formId);
    expect(told[0], `write ${String(write)}`).toContainEqual(expect.stringContaining('#decided'));
    if (cycle.approved === undefined) lost.push(write);
  }
  expect(lost.length).toBeGreaterThan(1); // before its form knew it, and after
});

it('an approval stopped before the other coordinator’s form about it was written leaves no email about a form that is not there (seed 71028)', async () => {
  let stopped = 0;
  for (let write = 1, broke = true; broke; write += 1) {
    const { door, form } = await deciding();
    door.breakAt(write, async () => {
      const { approval } = await door.program.cycles.load(cycleId);
      if (approval === undefined) return;
      door.clock.moveTo(at('2027-03-03 10:10'));
      await door.send({ from: addresses.claire, to: form, text: 'ATTENDRE' });
      stopped += 1;
    });
    await door.send({ from: addresses.claire, to: form, text: 'A' });
    broke = door.broke();
    await left(door, form.formId);
    const items = door.dynamo.items('program').map(plainItem);
    const entries = items.filter(({ sk }) => sk === 'MSG').map(({ fact }) => LedgerEntry.parse(fact));
    for (const { key, formId } of entries.filter((entry) => entry.formId !== undefined))
      expect(
        items.some(({ pk }) => pk === `FRM#${String(formId)}`),
        key,
      ).toBe(true);
  }
  expect(stopped).toBeGreaterThan(0);
});
