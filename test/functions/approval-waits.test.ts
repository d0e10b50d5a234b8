import { expect, it } from 'vitest';
import { handler as createPairs } from '../../functions/create-pairs.ts';
import { planDecision } from '../../shared/domain/deciding.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { environment } from '../adapters/local-wires.ts';
import { at, cycleId } from '../domain/builders.ts';
import { deciding } from './a-decision.ts';
import { aDoorIn, inboundDomain } from './a-door-in.ts';
import { addresses } from './at-the-door.ts';

/** Claire approved at ten, which counts from twelve on; it is 12:16, and one message lies in the inbox that was stored at this time. */
async function approved(storedAt: string) {
  const { door, form } = await deciding();
  await door.send({ from: addresses.claire, to: form, text: 'A' });
  door.clock.moveTo(at(storedAt));
  const raw = Buffer.from(`From: <${addresses.marc}>\r\nMessage-ID: <late@mail.example>\r\n\r\nATTENDRE\r\n`);
  const inboundId = (await aDoorIn(door).deliver(raw, [`anything@${inboundDomain}`])) ?? '';
  door.clock.moveTo(at('2027-03-03 12:16'));
  const { clock, requestHandlers, program } = door;
  const run = createPairs.with(environment, { clock, requestHandlers, log: () => undefined });
  const create = async () => {
    await run({ cycleId });
    const cycle = await program.cycles.load(cycleId);
    return { status: cycle.status, times: cycle.approval?.waits?.times, plan: planDecision(cycle, form, clock.now()) };
  };
  const read = () =>
    program.inbound.record({ inboundId, objectKey: `mail/${inboundId}`, receivedAt: at(storedAt), outcome: 'nothing' });
  return { door, create, read };
}

it('an approval waits while mail that came in its time is unread: it may be an objection (seed 10279)', async () => {
  const { door, create, read } = await approved('2027-03-03 11:59');
  const until = at('2027-03-03 12:26');
  expect(await create()).toEqual({ status: 'deciding', times: 1, plan: { next: 'wait', until } });
  door.clock.moveTo(until);
  await read();
  expect((await create()).status).toBe('pairing');
});

it('an approval does not wait for mail that came after its time', async () => {
  const { create } = await approved('2027-03-03 12:03');
  expect((await create()).status).toBe('pairing');
});

it('an approval waits two hours at most: a message that nobody can read stops no program', async () => {
  const { door, create } = await approved('2027-03-03 11:00');
  for (let times = 1; times <= 12; times += 1) {
    expect(await create()).toMatchObject({ status: 'deciding', times });
    door.clock.moveTo(plusMinutes(door.clock.now(), 10));
  }
  expect((await create()).status).toBe('pairing');
});

it('whoever is told late of an approval has two working hours all the same, wherever its reading died (seed 10836)', async () => {
  let late = 0;
  for (let write = 1, broke = true; broke; write += 1) {
    const { door, form } = await deciding();
    door.breakAt(write, () => {
      door.clock.moveTo(at('2027-03-03 11:25'));
      return Promise.resolve();
    });
    await door.send({ from: addresses.claire, to: form, text: 'A' });
    broke = door.broke();
    const [objection, ...others] = await door.program.forms.ofCycle(cycleId, 'OBJ');
    const { approval } = await door.program.cycles.load(cycleId);
    expect(others).toEqual([]);
    const isLate = objection?.issuedAt === at('2027-03-03 11:25');
    const until = at(isLate ? '2027-03-03 13:25' : '2027-03-03 12:00');
    expect([objection?.closesAt, approval?.takesEffectAt], `write ${String(write)}`).toEqual([until, until]);
    late += Number(isLate);
  }
  expect(late).toBeGreaterThan(2);
});

it('pairs are not made before the others were told, also when the approval’s message is never read to its end', async () => {
  const { door, form } = await deciding();
  await door.send({ from: addresses.claire, to: form, text: 'A' });
  const cycle = await door.program.cycles.load(cycleId);
  await door.program.cycles.advance(cycle, {
    to: { ...cycle, approvals: 2 },
    event: 'approved once more, and nobody was told',
  });
  door.clock.moveTo(at('2027-03-03 12:16'));
  const { clock, requestHandlers, program } = door;
  const run = createPairs.with(environment, { clock, requestHandlers, log: () => undefined });
  await run({ cycleId });
  const until = at('2027-03-03 14:16');
  expect(await program.cycles.load(cycleId)).toMatchObject({ status: 'deciding', approval: { takesEffectAt: until } });
  expect((await program.forms.ofCycle(cycleId, 'OBJ')).map(({ closesAt }) => closesAt)).toContain(until);
  door.clock.moveTo(at('2027-03-03 14:31'));
  await run({ cycleId });
  expect((await program.cycles.load(cycleId)).status).toBe('pairing');
});
