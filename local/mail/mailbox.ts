import { createHash } from 'node:crypto';
import type { Instant } from '../../shared/domain/instant.ts';
import { withoutHeaders } from '../../shared/mail/header-block.ts';
import { awsError, bodyText, type HttpResponseLike, type RequestHandler, wire, xmlResponse } from '../wire.ts';
import { identityOf } from './identity-of.ts';
import { readSendRequest, type SendRequest, SesRefusal } from './send-request.ts';

/** One email as SES let it go. */
export type StoredMail = {
  /** SES's message id: the Message-ID header is this at the region's domain. */
  readonly id: string;
  readonly at: Instant;
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Uint8Array;
};

/** How one send may go wrong. After `timeout after success` the email has left, and only its Send event says so. */
export type SendFault =
  | 'throttled'
  | 'quota'
  | 'paused'
  | 'rejected'
  | 'unverified'
  | 'access denied'
  | 'timeout'
  | 'timeout after success';

/** The events a configuration set publishes, and where. */
export type EventDestination = {
  readonly topicArn: string;
  readonly types: readonly ('Send' | 'Delivery' | 'Bounce')[];
};

export type MailboxOptions = {
  readonly now: () => Instant;
  readonly region: string;
  /** Domains that may send. */
  readonly identities: readonly string[];
  readonly configurationSets: ReadonlyMap<string, EventDestination>;
  readonly publish: (topicArn: string, message: string) => Promise<void>;
  /** Whatever was sent before, oldest first; new emails are added to it. */
  readonly mails?: StoredMail[];
  /** True for an address that does not exist any more. */
  readonly bounces?: (address: string) => boolean;
  readonly fault?: (send: {
    readonly from: string;
    readonly to: readonly string[];
    readonly count: number;
  }) => SendFault | undefined;
};

/** SES in process: `SendRawEmail` of the query API and nothing else. What it sends can be read in `mails`. */
export type Mailbox = { readonly requestHandler: RequestHandler; readonly mails: readonly StoredMail[] };

/** Opens a mailbox; give its handler to `new SESClient({ requestHandler })`. The same sends at the same times get the same ids. */
export function createMailbox(options: MailboxOptions): Mailbox {
  const mails = options.mails ?? [];
  let count = 0;
  const send = async (request: SendRequest): Promise<HttpResponseLike> => {
    const { from, to, configurationSet } = request;
    const destination = configurationSet === undefined ? undefined : options.configurationSets.get(configurationSet);
    if (configurationSet !== undefined && destination === undefined)
      throw new SesRefusal('ConfigurationSetDoesNotExist', `Configuration set <${configurationSet}> does not exist.`);
    const fault = options.fault?.({ from, to, count: count++ });
    if (fault === 'timeout') throw timeout();
    if (fault !== undefined && fault !== 'timeout after success') throw refusals[fault];
    if (identityOf(from, options.identities) === undefined)
      throw new SesRefusal('MessageRejected', `Email address is not verified: ${from}`);
    const mail = accept(request, options.now(), mails.length, options.region);
    mails.push(mail);
    if (destination !== undefined)
      for (const event of eventsOf(mail, request, options.bounces ?? (() => false)))
        if (destination.types.includes(event.eventType))
          await options.publish(destination.topicArn, JSON.stringify(event));
    if (fault === 'timeout after success') throw timeout();
    return xmlResponse(
      `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>${mail.id}</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>local</RequestId></ResponseMetadata></SendRawEmailResponse>`,
    );
  };
  const requestHandler = wire(async (request) => {
    try {
      return await send(readSendRequest(new URLSearchParams(await bodyText(request))));
    } catch (error) {
      if (error instanceof SesRefusal)
        return awsError('query', error.code, error.message, { statusCode: error.statusCode });
      throw error;
    }
  });
  return { requestHandler, mails };
}

const refusals = {
  throttled: new SesRefusal('Throttling', 'Maximum sending rate exceeded.'),
  quota: new SesRefusal('Throttling', 'Daily message quota exceeded.'),
  rejected: new SesRefusal('MessageRejected', 'Email address is on the suppression list.'),
  paused: new SesRefusal('AccountSendingPausedException', 'Email sending is disabled for your account.'),
  unverified: new SesRefusal(
    'MessageRejected',
    'Email address is not verified. The following identities failed the check in region LOCAL: program@local.example',
  ),
  'access denied': new SesRefusal('AccessDenied', 'User is not authorized to perform ses:SendRawEmail', 403),
} as const;

function timeout(): Error {
  return Object.assign(new Error('Connection timed out'), { name: 'TimeoutError' });
}

/** SES writes its own Message-ID and Date, whatever the message had, and takes Bcc out. */
function accept({ raw, from, to }: SendRequest, at: Instant, index: number, region: string): StoredMail {
  const id = messageId(at, index);
  const domain = region === 'us-east-1' ? 'email.amazonses.com' : `${region}.amazonses.com`;
  const own = [
    `Message-ID: <${id}@${domain}>`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Feedback-ID: ::1.${region}.local:AmazonSES`,
    `X-SES-Outgoing: ${at.slice(0, 10).replaceAll('-', '.')}-203.0.113.25`,
  ].join('\r\n');
  const kept = withoutHeaders(raw.toString('latin1'), ['message-id', 'date', 'bcc']);
  return { id, at, from, to, raw: Buffer.from(`${own}\r\n${kept}`, 'latin1') };
}

/** Shaped like SES's: time in hexadecimal, five groups, six zeros. */
function messageId(at: Instant, index: number): string {
  const hash = createHash('sha256')
    .update(`${at}|${String(index)}`)
    .digest('hex');
  const groups = [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)];
  return `0102${Date.parse(at).toString(16).padStart(12, '0')}-${groups.join('-')}-000000`;
}

/** What a configuration set says about one email, in the shape SES says it. */
function eventsOf(mail: StoredMail, { tags, configurationSet }: SendRequest, bounces: (address: string) => boolean) {
  const about = {
    timestamp: mail.at,
    source: mail.from,
    messageId: mail.id,
    destination: mail.to,
    headersTruncated: false,
    headers: [],
    tags: {
      'ses:configuration-set': [configurationSet],
      ...Object.fromEntries(tags.map(({ name, value }) => [name, [value]])),
    },
  };
  const dead = mail.to.filter(bounces);
  const bounced = {
    eventType: 'Bounce' as const,
    mail: about,
    bounce: {
      feedbackId: mail.id,
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: dead.map((emailAddress) => ({
        emailAddress,
        action: 'failed',
        status: '5.1.1',
        diagnosticCode: 'smtp; 550 5.1.1 user unknown',
      })),
      timestamp: mail.at,
    },
  };
  const delivered = {
    eventType: 'Delivery' as const,
    mail: about,
    delivery: {
      timestamp: mail.at,
      processingTimeMillis: 1,
      recipients: mail.to.filter((address) => !bounces(address)),
      smtpResponse: '250 2.0.0 OK',
    },
  };
  return [
    { eventType: 'Send' as const, mail: about, send: {} },
    ...(dead.length > 0 ? [bounced] : []),
    ...(dead.length < mail.to.length ? [delivered] : []),
  ];
}
