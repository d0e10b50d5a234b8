import { describe, expect, it } from 'vitest';
import { handler } from '../../functions/send-email.ts';
import { createMailbox, type MailboxOptions } from '../../local/mail/mailbox.ts';
import { aCycle, aPerson, claire, cycleId } from '../domain/builders.ts';
import { environment, localWires } from './local-wires.ts';

const key = 'thanks#1';

/** One thank-you ordered to Claire, and the sender that a queue message starts; `sendFault` is asked for each email that reaches SES. */
async function ordered({ sendFault }: { sendFault?: NonNullable<MailboxOptions['fault']> } = {}) {
  const { program, people, sent, clock, requestHandlers } = localWires();
  const { personId: _given, ...person } = aPerson({ address: 'claire@solane.example' });
  const to = await people.register(person);
  await program.cycles.create(aCycle({ coordinators: [to] }), 'created');
  const order = { key, mail: 'thanks', to, cycleId, attempt: 0, facts: {}, dueAt: clock.now() } as const;
  await program.ledger.order({ ...order, ifUnsure: 'give up' });
  const sends: string[] = [];
  const mailbox = createMailbox({
    now: () => clock.now(),
    region: 'eu-west-1',
    identities: ['solane.example'],
    configurationSets: new Map([['letters', { topicArn: 'arn:events', types: [] }]]),
    publish: () => Promise.resolve(),
    fault: (send) => {
      sends.push(send.to.join());
      return sendFault?.(send);
    },
  });
  const send = handler.with(
    {
      ...environment,
      INBOUND_DOMAIN: 'reply.solane.example',
      FROM_ADDRESS: 'mentorat@solane.example',
      CONFIGURATION_SET: 'letters',
    },
    {
      requestHandlers: (service) => (service === 'ses' ? mailbox.requestHandler : requestHandlers(service)),
      clock,
      log: () => undefined,
    },
  );
  const message = { messageId: 'm1', body: JSON.stringify({ key }) };
  return { program, sent, sends, to, order, send: () => send({ Records: [message] }) };
}

const failedNone = { batchItemFailures: [] };

describe('an ordered email', () => {
  it('is queued again but not ordered anew by a second order of its key', async () => {
    const { program, sent, to, order } = await ordered();
    await program.ledger.order({ ...order, mail: 'late', to: claire, ifUnsure: 'send again' });
    expect(await program.ledger.find(key)).toMatchObject({ mail: 'thanks', to, status: 'queued' });
    expect(sent()).toEqual([{ key }, { key }]);
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
