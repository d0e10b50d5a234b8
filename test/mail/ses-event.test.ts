import { describe, expect, it } from 'vitest';
import { readSesEvent } from '../../shared/mail/ses-event.ts';

const mail = {
  timestamp: '2026-03-03T09:00:02.012Z',
  source: 'Mentorat <mentorat@example.com>',
  messageId: '0102019a-000000',
  destination: ['paul@example.com'],
  tags: { 'ses:configuration-set': ['mentorat'], ledger: ['abc'] },
};
const later = { timestamp: '2026-03-03T09:00:03Z' };
const read = (event: object) => readSesEvent(JSON.stringify({ mail, ...event }));

describe('readSesEvent', () => {
  it.each([
    [
      { eventType: 'Send', send: {} },
      { type: 'send', at: mail.timestamp },
    ],
    [
      { eventType: 'Reject', reject: { reason: 'Bad content' } },
      { type: 'reject', at: mail.timestamp },
    ],
    [
      { eventType: 'Delivery', delivery: { ...later, recipients: ['paul@example.com'] } },
      { type: 'delivery', at: '2026-03-03T09:00:03.000Z' },
    ],
    [
      { eventType: 'DeliveryDelay', deliveryDelay: later },
      { type: 'delivery-delay', at: '2026-03-03T09:00:03.000Z' },
    ],
    [
      { eventType: 'Complaint', complaint: { ...later, complainedRecipients: [{ emailAddress: 'paul@example.com' }] } },
      { type: 'complaint', at: '2026-03-03T09:00:03.000Z' },
    ],
    [
      {
        eventType: 'Bounce',
        bounce: { ...later, bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'paul@example.com' }] },
      },
      { type: 'bounce', at: '2026-03-03T09:00:03.000Z', bounceType: 'permanent' },
    ],
  ])('%j', (event, expected) => {
    expect(read(event)).toEqual({ tag: 'abc', sesMessageId: mail.messageId, ...expected });
    expect(JSON.stringify(read(event))).not.toContain('@');
  });

  it('has no tag for an email that is not ours', () => {
    expect(read({ eventType: 'Send', mail: { ...mail, tags: {} } })).not.toHaveProperty('tag');
  });

  it('ignores the announcement of a new topic and throws on anything unexpected', () => {
    expect(readSesEvent('Successfully validated SNS topic for Amazon SES event publishing.')).toBeUndefined();
    for (const text of ['', '{}', '{"eventType":"Open"}']) expect(() => readSesEvent(text)).toThrow();
  });
});
