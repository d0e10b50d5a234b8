import { handler as sendEmail } from '../../functions/send-email.ts';
import { handler as settleEmail } from '../../functions/settle-email.ts';
import { handler as sweep } from '../../functions/sweep.ts';
import { createMailbox, type MailboxOptions } from '../../local/mail/mailbox.ts';
import { bodyText, wire } from '../../local/wire.ts';
import type { MailOrder } from '../../shared/domain/command.ts';
import { environment, localWires } from '../adapters/local-wires.ts';
import { aCycle, aPerson, cycleId } from '../domain/builders.ts';

export const key = 'thanks#1';

export interface OrderedOptions extends Pick<Partial<MailOrder>, 'ifUnsure' | 'dueAt'> {
  /** Asked for each email that reaches SES. */
  readonly sendFault?: NonNullable<MailboxOptions['fault']>;
  /** What comes between SES taking the email and its answer to the sender. */
  readonly published?: (event: string) => Promise<void>;
}

/** One thank-you ordered to Claire, the sender that a queue message starts, the settler of SES's events, and the sweeper. */
export async function ordered({
  sendFault,
  published = () => Promise.resolve(),
  ifUnsure = 'give up',
  dueAt,
}: OrderedOptions = {}) {
  const local = localWires();
  const { program, people, clock, requestHandlers } = local;
  const { personId: _given, ...person } = aPerson({ address: 'claire@solane.example' });
  const to = await people.register(person);
  await program.cycles.create(aCycle({ coordinators: [to] }), 'created');
  const order: MailOrder = {
    key,
    mail: 'thanks',
    to,
    cycleId,
    attempt: 0,
    facts: {},
    dueAt: dueAt ?? clock.now(),
    ifUnsure,
  };
  await program.ledger.order(order);
  const sends: string[] = [];
  const mailbox = createMailbox({
    now: () => clock.now(),
    region: 'eu-west-1',
    identities: ['solane.example'],
    configurationSets: new Map([['letters', { topicArn: 'arn:events', types: ['Send'] }]]),
    publish: (_topic, event) => published(event),
    fault: (send) => {
      sends.push(send.to.join());
      return sendFault?.(send);
    },
  });
  const logged: string[] = [];
  const delays: unknown[] = [];
  const sqs = wire(async (request) => {
    delays.push((JSON.parse(await bodyText(request)) as { DelaySeconds?: number }).DelaySeconds ?? 0);
    return (await requestHandlers('sqs').handle(request)).response;
  });
  const world = {
    requestHandlers: (service: Parameters<typeof requestHandlers>[0]) =>
      service === 'ses' ? mailbox.requestHandler : service === 'sqs' ? sqs : requestHandlers(service),
    clock,
    log: (line: string) => {
      logged.push(line);
    },
  };
  const send = sendEmail.with(
    {
      ...environment,
      INBOUND_DOMAIN: 'reply.solane.example',
      FROM_ADDRESS: 'mentorat@solane.example',
      CONFIGURATION_SET: 'letters',
    },
    world,
  );
  const settle = settleEmail.with(environment, world);
  return {
    ...local,
    sends,
    to,
    order,
    logged,
    /** Seconds until each message that a function put on a queue may be received. */
    delays,
    entry: () => program.ledger.find(key),
    send: () => send({ Records: [{ messageId: 'm1', body: JSON.stringify({ key }) }] }),
    settle: (event: unknown) => settle({ Records: [{ messageId: 'e1', body: JSON.stringify(event) }] }),
    sweep: sweep.with(environment, world),
  };
}
