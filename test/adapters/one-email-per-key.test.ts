import { describe, expect, it } from 'vitest';
import { handler } from '../../functions/send-email.ts';
import { peopleTable } from '../../shared/adapters/people-table.ts';
import { wires } from '../../shared/adapters/wires.ts';
import { aCycle, aPerson, claire, cycleId } from '../domain/builders.ts';
import { aWorld, now, queueUrls, type World } from './a-world.ts';

const key = 'thanks#1';
const environment = {
  PROGRAM_TABLE: 'program',
  PEOPLE_TABLE: 'people',
  SEND_QUEUE_URL: queueUrls.send,
  WAKE_QUEUE_URL: queueUrls.wake,
  DOCUMENTS_BUCKET: 'documents',
  INBOUND_DOMAIN: 'reply.solane.example',
  FROM_ADDRESS: 'mentorat@solane.example',
  CONFIGURATION_SET: 'letters',
};

/** One thank-you ordered to Claire, and the sender that a queue message starts. */
async function ordered(options: Parameters<typeof aWorld>[0] = {}) {
  const world = aWorld(options);
  const { personId: _given, ...person } = aPerson({ address: 'claire@solane.example' });
  const people = peopleTable(wires(world.requestHandlers).dynamo(), 'people', { random: () => 'claire' });
  const to = await people.register(person);
  await world.program.cycles.create(aCycle({ coordinators: [to] }), 'created');
  await world.program.ledger.order({
    key,
    mail: 'thanks',
    to,
    cycleId,
    attempt: 0,
    facts: {},
    dueAt: now,
    ifUnsure: 'give up',
  });
  const send = handler.with(environment, { ...worldOf(world), log: () => undefined });
  const message = { messageId: 'm1', body: JSON.stringify({ key }) };
  return { ...world, to, send: () => send({ Records: [message] }) };
}

function worldOf({ requestHandlers }: World) {
  return { requestHandlers, clock: { now: () => now } };
}

const failedNone = { batchItemFailures: [] };

describe('an ordered email', () => {
  it('is queued again but not ordered anew by a second order of its key', async () => {
    const { program, queued, to } = await ordered();
    const again = { key, mail: 'late', to: claire, cycleId, attempt: 0, facts: {}, dueAt: now } as const;
    await program.ledger.order({ ...again, ifUnsure: 'send again' });
    expect(await program.ledger.find(key)).toMatchObject({ mail: 'thanks', to, status: 'queued' });
    expect(queued).toEqual([JSON.stringify({ key }), JSON.stringify({ key })]);
  });

  it('leaves once when its message is delivered twice', async () => {
    const { send, sends, program } = await ordered();
    expect([await send(), await send()]).toEqual([failedNone, failedNone]);
    expect(sends).toEqual(['claire@solane.example']);
    expect(await program.ledger.find(key)).toMatchObject({ status: 'sent', tries: 1 });
  });

  it('leaves once when two senders hold its message at the same time', async () => {
    const { send, sends } = await ordered();
    await Promise.all([send(), send()]);
    expect(sends).toEqual(['claire@solane.example']);
  });
});

describe('when nobody can tell whether SES took it', () => {
  it.each(['timeout', 'timeout after success'] as const)('it is not sent again after a %s', async (fault) => {
    const { send, sends, program } = await ordered({ sendFault: () => fault });
    expect([await send(), await send()]).toEqual([failedNone, failedNone]);
    expect(sends).toHaveLength(1);
    expect(await program.ledger.find(key)).toMatchObject({ status: 'claimed', tries: 1 });
  });
});

describe('when SES says no', () => {
  it('a throttled email goes back to the queue and leaves with the next message', async () => {
    const { send, sends, program } = await ordered({
      sendFault: ({ count }) => (count === 0 ? 'throttled' : undefined),
    });
    expect(await send()).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
    expect(await program.ledger.find(key)).toMatchObject({ status: 'queued' });
    expect(await send()).toEqual(failedNone);
    expect(sends).toHaveLength(2);
    expect(await program.ledger.find(key)).toMatchObject({ status: 'sent', tries: 2 });
  });

  it('a rejected email is dropped with the reason and not tried again', async () => {
    const { send, sends, program } = await ordered({ sendFault: () => 'rejected' });
    expect([await send(), await send()]).toEqual([failedNone, failedNone]);
    expect(sends).toHaveLength(1);
    expect(await program.ledger.find(key)).toMatchObject({ status: 'dropped', dropped: 'MessageRejected' });
  });
});
