import { SESClient, type SESServiceException, SendEmailCommand, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import { createMailbox, type MailboxOptions, type SendFault } from '../../../local/mail/mailbox.ts';
import { headerFields } from '../../../shared/mail/header-block.ts';
import { readSesEvent } from '../../../shared/mail/ses-event.ts';

const at = '2027-01-14T08:00:00.000Z';

function aMailbox(changes: Partial<MailboxOptions> = {}) {
  const events: { topicArn: string; message: string }[] = [];
  const mailbox = createMailbox({
    now: () => at,
    region: 'eu-west-1',
    identities: ['example.com'],
    configurationSets: new Map([['mentorat', { topicArn: 'arn:events', types: ['Send', 'Delivery', 'Bounce'] }]]),
    publish: (topicArn, message) => {
      events.push({ topicArn, message });
      return Promise.resolve();
    },
    ...changes,
  });
  const ses = new SESClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: mailbox.requestHandler,
  });
  return { mailbox, ses, events: () => events.map(({ message }) => readSesEvent(message)) };
}

const message =
  'From: Mentorat <mentorat@example.com>\r\nTo: ines@corp.example\r\nBcc: secret@corp.example\r\nSubject: Bonjour\r\nMessage-ID: <ours@example.com>\r\nDate: Mon, 1 Jan 2001 00:00:00 +0000\r\nX-Long: a\r\n b\r\n\r\nMessage-ID: dans le texte, avec é\r\n';
const aSend = (changes: Partial<ConstructorParameters<typeof SendRawEmailCommand>[0]> = {}) =>
  new SendRawEmailCommand({
    Source: 'Mentorat <mentorat@example.com>',
    Destinations: ['ines@corp.example'],
    RawMessage: { Data: Buffer.from(message) },
    ConfigurationSetName: 'mentorat',
    Tags: [{ Name: 'ledger', Value: 'abc' }],
    ...changes,
  });
const refused = async (sending: Promise<unknown>) => {
  const error = await sending.then(
    () => undefined,
    (cause: unknown) => cause as SESServiceException,
  );
  return error?.name;
};

describe('the local SES', () => {
  it('keeps the bytes, under its own Message-ID and Date, without Bcc', async () => {
    const { mailbox, ses } = aMailbox();
    const { MessageId } = await ses.send(aSend());
    const [mail] = mailbox.mails;
    expect(mail).toMatchObject({ id: MessageId, at, from: 'mentorat@example.com', to: ['ines@corp.example'] });
    const raw = Buffer.from(mail!.raw);
    const fields = headerFields(raw.toString('latin1'));
    const valuesOf = (name: string) => fields.flatMap((field) => (field.name === name ? [field.value] : []));
    expect(valuesOf('message-id')).toEqual([`<${String(MessageId)}@eu-west-1.amazonses.com>`]);
    expect(valuesOf('date')).toEqual(['Thu, 14 Jan 2027 08:00:00 +0000']);
    expect(valuesOf('bcc')).toEqual([]);
    expect(valuesOf('x-long')).toEqual(['a b']);
    expect(raw.toString().split('\r\n\r\n')[1]).toBe('Message-ID: dans le texte, avec é\r\n');
  });

  it('gives the same ids to the same run, and a new one to each email', async () => {
    const ids = async () => {
      const { mailbox, ses } = aMailbox();
      await ses.send(aSend());
      await ses.send(aSend());
      return mailbox.mails.map(({ id }) => id);
    };
    const first = await ids();
    expect(new Set(first).size).toBe(2);
    expect(first[0]).toMatch(/^0102[0-9a-f]{12}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-000000$/);
    expect(await ids()).toEqual(first);
  });

  it('publishes Send and Delivery with the tag', async () => {
    const { ses, events } = aMailbox();
    const { MessageId } = await ses.send(aSend());
    expect(events()).toEqual([
      { type: 'send', tag: 'abc', sesMessageId: MessageId, at },
      { type: 'delivery', tag: 'abc', sesMessageId: MessageId, at },
    ]);
  });

  it('publishes a Bounce instead of a Delivery for an address that is gone', async () => {
    const { ses, events } = aMailbox({ bounces: (address) => address === 'ines@corp.example' });
    await ses.send(aSend());
    expect(events().map((event) => event?.type)).toEqual(['send', 'bounce']);
    expect(events()[1]?.bounceType).toBe('permanent');
  });

  it('publishes only what the destination asks for, and nothing without a configuration set', async () => {
    const { ses, events } = aMailbox({
      configurationSets: new Map([['mentorat', { topicArn: 'arn', types: ['Bounce'] }]]),
    });
    await ses.send(aSend());
    await ses.send(aSend({ ConfigurationSetName: undefined }));
    expect(events()).toEqual([]);
  });

  it.each<[SendFault, string, number]>([
    ['throttled', 'Throttling', 0],
    ['quota', 'Throttling', 0],
    ['paused', 'AccountSendingPausedException', 0],
    ['rejected', 'MessageRejected', 0],
    ['unverified', 'MessageRejected', 0],
    ['access denied', 'AccessDenied', 0],
    ['timeout', 'TimeoutError', 0],
    ['timeout after success', 'TimeoutError', 1],
  ])('can say %s', async (fault, name, left) => {
    const { mailbox, ses, events } = aMailbox({ fault: ({ count }) => (count === 0 ? fault : undefined) });
    expect(await refused(ses.send(aSend()))).toBe(name);
    expect(mailbox.mails).toHaveLength(left);
    expect(events()).toHaveLength(left * 2);
    await ses.send(aSend());
    expect(mailbox.mails).toHaveLength(left + 1);
  });

  it('answers any other operation at once', async () => {
    const { ses } = aMailbox();
    const other = new SendEmailCommand({
      Source: 'mentorat@example.com',
      Destination: { ToAddresses: ['ines@corp.example'] },
      Message: { Subject: { Data: 'x' }, Body: {} },
    });
    expect(await refused(ses.send(other))).toBe('InvalidAction');
  });

  it.each<[string, Parameters<typeof aSend>[0], string]>([
    ['an unknown configuration set', { ConfigurationSetName: 'other' }, 'ConfigurationSetDoesNotExistException'],
    ['a sender of another domain', { Source: 'a@other.example' }, 'MessageRejected'],
    ['a sender of a domain that ends alike', { Source: 'a@evilexample.com' }, 'MessageRejected'],
    ['no recipients', { Destinations: [] }, 'InvalidParameterValue'],
    [
      '51 recipients',
      { Destinations: Array.from({ length: 51 }, (_, index) => `p${String(index)}@corp.example`) },
      'InvalidParameterValue',
    ],
    ['a tag with other characters', { Tags: [{ Name: 'ledger', Value: 'frm#0' }] }, 'InvalidParameterValue'],
    ['a header twice', { RawMessage: { Data: Buffer.from(`Subject: a\r\n${message}`) } }, 'InvalidParameterValue'],
    [
      'more than 10 MB',
      { RawMessage: { Data: Buffer.concat([Buffer.from(message), Buffer.alloc(10_485_760, 97)]) } },
      'InvalidParameterValue',
    ],
    [
      'a parameter it does not know',
      { FromArn: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com' },
      'InvalidParameterValue',
    ],
  ])('refuses %s', async (_, changes, name) => {
    const { mailbox, ses } = aMailbox();
    expect(await refused(ses.send(aSend(changes)))).toBe(name);
    expect(mailbox.mails).toEqual([]);
  });

  it('keeps emails of an earlier run and goes on counting after them', async () => {
    const { mailbox: earlier, ses: first } = aMailbox();
    await first.send(aSend());
    const { mailbox, ses } = aMailbox({ mails: [...earlier.mails] });
    await ses.send(aSend());
    expect(new Set(mailbox.mails.map(({ id }) => id)).size).toBe(2);
  });
});
