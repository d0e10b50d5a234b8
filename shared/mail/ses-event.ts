import * as z from 'zod';
import type { Instant } from '../domain/instant.ts';
import { parseJson } from './sns-message.ts';

/** The tag that carries `ledgerTag(key)` on every email we send. */
const ledgerTagName = 'ledger';

/** What became of one email. Addresses are left behind: the ledger knows whom it was for. */
export type SesEvent = {
  readonly type: 'send' | 'delivery' | 'bounce' | 'complaint' | 'reject' | 'delivery-delay';
  /** Undefined for an email that did not come from our sender. */
  readonly tag?: string;
  readonly sesMessageId: string;
  readonly at: Instant;
  /** Only `permanent` means the address is dead. */
  readonly bounceType?: 'permanent' | 'transient' | 'undetermined';
};

const At = z.object({ timestamp: z.iso.datetime() });
const Mail = At.extend({ messageId: z.string().min(1), tags: z.record(z.string(), z.array(z.string())).default({}) });

const Event = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), mail: Mail }),
  z.object({ eventType: z.literal('Reject'), mail: Mail }),
  z.object({ eventType: z.literal('Delivery'), mail: Mail, delivery: At }),
  z.object({ eventType: z.literal('DeliveryDelay'), mail: Mail, deliveryDelay: At }),
  z.object({ eventType: z.literal('Complaint'), mail: Mail, complaint: At }),
  z.object({
    eventType: z.literal('Bounce'),
    mail: Mail,
    bounce: At.extend({ bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']) }),
  }),
]);

/** Reads what a configuration set publishes (the SNS message itself); undefined for SES's announcement of a new topic. Throws on the rest. */
export function readSesEvent(message: string): SesEvent | undefined {
  if (message.startsWith('Successfully validated SNS topic')) return undefined;
  const event = Event.parse(parseJson(message));
  const tag = event.mail.tags[ledgerTagName]?.[0];
  const read = (type: SesEvent['type'], timestamp: string): SesEvent => ({
    type,
    ...(tag === undefined ? {} : { tag }),
    sesMessageId: event.mail.messageId,
    at: new Date(timestamp).toISOString(),
  });
  switch (event.eventType) {
    case 'Send':
      return read('send', event.mail.timestamp);
    case 'Reject':
      return read('reject', event.mail.timestamp);
    case 'Delivery':
      return read('delivery', event.delivery.timestamp);
    case 'DeliveryDelay':
      return read('delivery-delay', event.deliveryDelay.timestamp);
    case 'Complaint':
      return read('complaint', event.complaint.timestamp);
    case 'Bounce':
      return { ...read('bounce', event.bounce.timestamp), bounceType: bounceTypes[event.bounce.bounceType] };
  }
}

const bounceTypes = { Permanent: 'permanent', Transient: 'transient', Undetermined: 'undetermined' } as const;
