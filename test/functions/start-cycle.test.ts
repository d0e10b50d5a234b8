import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { handler } from '../../functions/receive-email.ts';
import { createInbound } from '../../local/mail/inbound.ts';
import { companyContacts } from '../../local/run/company-contacts.ts';
import { startEmail } from '../../local/run/start-email.ts';
import { sampleCompany } from '../../local/sample/sample-company.ts';
import { keyOf } from '../../shared/contracts/table.ts';
import { PersonId } from '../../shared/domain/ids.ts';
import { cycleIdOf } from '../../shared/dossier/start-cycle.ts';
import { environment, localWires } from '../adapters/local-wires.ts';

const domain = 'reply.solane.example';

it('a start whose first attempt died between a coordinator’s address and her name still knows every coordinator', async () => {
  const { program, people, clock, requestHandlers, storage, wires } = localWires();
  const company = sampleCompany();
  const { coordinators } = companyContacts(company.cycle);
  const claimed = coordinators.map((_, at) => PersonId.parse(`per_${'a'.repeat(15)}${'bcdefg'[at] ?? 'z'}`));
  for (const [at, { email }] of coordinators.entries())
    await wires
      .dynamo()
      .send(new PutCommand({ TableName: 'people', Item: { ...keyOf.address(email), personId: claimed[at] } }));

  const notices: string[] = [];
  const inbound = createInbound({
    now: () => clock.now(),
    region: 'eu-west-1',
    domain,
    bucket: 'inbox',
    keyPrefix: 'mail/',
    topicArn: 'arn:notices',
    put: (bucket, key, bytes) => {
      storage.put(bucket, key, bytes);
      return Promise.resolve();
    },
    publish: (_topic, message) => {
      notices.push(message);
      return Promise.resolve();
    },
  });
  const [lead] = coordinators;
  const from = { address: lead!.email, name: lead!.name };
  const to = `start@${domain}`;
  const id = await inbound.deliver(await startEmail({ from, to, at: clock.now(), company }), [to]);
  const receive = handler.with(
    {
      ...environment,
      INBOUND_DOMAIN: domain,
      START_ADDRESS: to,
      COORDINATORS: coordinators.map(({ email }) => email).join(),
    },
    { clock, requestHandlers, log: () => undefined },
  );
  await receive({ Records: notices.map((body) => ({ messageId: 'n1', body })) });

  const cycle = await program.cycles.load(cycleIdOf(id!));
  expect(cycle.coordinators.toSorted()).toEqual(claimed.toSorted());
  expect([...(await people.findAll(cycle.coordinators)).keys()].toSorted()).toEqual(claimed.toSorted());
});
