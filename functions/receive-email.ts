import * as z from 'zod';
import { documentsBucket, inboxBucket } from '../shared/adapters/buckets.ts';
import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { eachMessage, step } from '../shared/adapters/step.ts';
import { receiveEmail } from '../shared/contracts/steps.ts';
import { receiveMessage, receiveStored } from '../shared/dossier/receive-message.ts';
import { readReceipt } from '../shared/mail/receipt.ts';
import { snsMessage } from '../shared/mail/sns-message.ts';

/** What the reconciliation asks for: a stored message of which no news came. */
const Found = z.object({ objectKey: z.string() });

const uses = { program: programTable, people: peopleTable, inbox: inboxBucket, documents: documentsBucket };

/**
 * The one door in. The stored object is the truth; the notification says how it came. A message is marked as handled after everything it
 * changed, and every change knows the message it came from: a second delivery changes nothing.
 */
export const handler = step(receiveEmail, uses, async (batch, services) => {
  const { env } = services;
  const door = {
    inboundDomain: env.INBOUND_DOMAIN,
    startAddress: env.START_ADDRESS,
    coordinators: env.COORDINATORS.split(',').map((address) => address.trim().toLowerCase()),
  };
  return eachMessage(
    batch,
    async (body, record) => {
      const found = Found.safeParse(body);
      if (found.success) return receiveStored(services, door, found.data.objectKey);
      const notice = readReceipt(snsMessage(record.body));
      if (notice.kind === 'message') await receiveMessage(services, door, notice);
    },
    services.failed,
  );
});
