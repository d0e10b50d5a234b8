import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { handler } from '../../functions/receive-email.ts';
import { companyContacts } from '../../local/run/company-contacts.ts';
import { startEmail } from '../../local/run/start-email.ts';
import { sampleCompany } from '../../local/sample/sample-company.ts';
import { dynamoClient } from '../../shared/adapters/dynamo-client.ts';
import { keyOf } from '../../shared/contracts/table.ts';
import { PersonId } from '../../shared/domain/ids.ts';
import { cycleIdOf } from '../../shared/dossier/start-cycle.ts';
import { environment, localWires } from '../adapters/local-wires.ts';
import { aDoorIn, inboundDomain } from './a-door-in.ts';

it('a start whose first attempt died between a coordinator’s address and her name still knows every coordinator', async () => {
  const { program, people, clock, requestHandlers, storage, wires } = localWires();
  const company = sampleCompany();
  const { coordinators } = companyContacts(company.cycle);
  const claimed = coordinators.map((_, at) => PersonId.parse(`per_${'a'.repeat(15)}${'bcdefg'[at] ?? 'z'}`));
  for (const [at, { email }] of coordinators.entries())
    await wires(dynamoClient).send(
      new PutCommand({ TableName: 'people', Item: { ...keyOf.address(email), personId: claimed[at] } }),
    );

  const { deliver, notices } = aDoorIn({ clock, storage });
  const [lead] = coordinators;
  const from = { address: lead!.email, name: lead!.name };
  const to = `start@${inboundDomain}`;
  const id = await deliver(await startEmail({ from, to, at: clock.now(), company }), [to]);
  const receive = handler.with(
    {
      ...environment,
      INBOUND_DOMAIN: inboundDomain,
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
