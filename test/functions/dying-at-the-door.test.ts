import { expect, it } from 'vitest';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { at, cycleId } from '../domain/builders.ts';
import { addresses, atTheDoor, unproven } from './at-the-door.ts';

type Door = Awaited<ReturnType<typeof atTheDoor>>;

/** What is left of one form, its questions, its tasks and its emails. */
async function left(door: Door, formId: Parameters<Door['program']['forms']['load']>[0]) {
  await door.program.repair.drainPending(plusMinutes(door.clock.now(), 1), 100); // as the next sweep does
  const { status, answers, replies, held } = await door.program.forms.load(formId);
  const asked = await door.program.forms.ofCycle(cycleId, 'CONFIRM');
  return {
    form: { status, answers, replies: replies.length, held: held.map(({ round }) => round) },
    asked: asked.map((form) => [form.status, form.answers, form.round]),
    tasks: (await door.tasks()).map(({ kind }) => kind),
    orders: door.ordered('ines').map((order) => order.replace(/#[a-z2-7]{40}$/, '')),
  };
}

/** A reply without proof is held, then confirmed; the reading of one of the two messages dies at its nth write and is done again. */
async function confirmed(dies: 'the reply' | 'the yes' | 'neither', write: number) {
  const door = await atTheDoor({ status: 'enrolling', enrollmentClosesAt: at('2027-03-16 18:00') });
  const form = await door.issued('ENR-M', 'ines');
  if (dies === 'the reply') door.breakAt(write);
  await door.send({ from: addresses.ines, to: form, text: '1: C', findings: unproven });
  const broke = door.broke();
  const [question] = await door.asked('ines', 'CONFIRM');
  if (question === undefined) throw new Error('Nobody was asked');
  if (dies === 'the yes') door.breakAt(write);
  await door.send({ from: addresses.ines, to: question, text: 'oui' });
  return { broke: broke || door.broke(), left: await left(door, form.formId) };
}

it('a held reply and its confirmation end the same wherever their reading dies and is done again', async () => {
  const whole = (await confirmed('neither', 0)).left;
  expect(whole).toMatchObject({
    form: { status: 'answered', answers: { role: 'not-now' }, replies: 1, held: [1] },
    asked: [['answered', { mine: true }, 1]],
    tasks: [],
  });
  for (const dies of ['the reply', 'the yes'] as const) {
    let write = 0;
    for (let broke = true; broke; ) {
      write += 1;
      const run = await confirmed(dies, write);
      broke = run.broke;
      expect([dies, write, run.left]).toEqual([dies, write, whole]);
    }
    expect(write).toBeGreaterThan(dies === 'the yes' ? 10 : 5);
  }
});
