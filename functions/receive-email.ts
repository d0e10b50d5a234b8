import { eachMessage, step } from '../shared/adapters/step.ts';
import { receiveEmail } from '../shared/contracts/steps.ts';
import { receiveMessage } from '../shared/dossier/receive-message.ts';
import { readReceipt } from '../shared/mail/receipt.ts';
import { snsMessage } from '../shared/mail/sns-message.ts';

/**
 * The one door in. The stored object is the truth; the notification says how it came. A message is marked as handled after everything it
 * changed, and every change knows the message it came from: a second delivery changes nothing.
 */
export const handler = step(receiveEmail, async (batch, services) => {
  const { env } = services;
  const door = {
    inboundDomain: env.INBOUND_DOMAIN,
    startAddress: env.START_ADDRESS,
    coordinators: env.COORDINATORS.split(',').map((address) => address.trim().toLowerCase()),
  };
  return eachMessage(
    batch,
    async (_body, record) => {
      const notice = readReceipt(snsMessage(record.body));
      if (notice.kind === 'message') await receiveMessage(services, door, notice);
    },
    services.failed,
  );
});
