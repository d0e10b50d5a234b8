import * as z from 'zod';
import type { Instant } from '../domain/instant.ts';
import { readAuthenticationResults } from './authentication-results.ts';
import { type HeaderField, headerFields } from './header-block.ts';
import { parseJson } from './sns-message.ts';

/** What SES found; GRAY means the sender's domain has not set it up. */
export const Verdict = z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']);
export type Verdict = z.infer<typeof Verdict>;

export const Verdicts = z.object({ spf: Verdict, dkim: Verdict, dmarc: Verdict, spam: Verdict, virus: Verdict });
export type Verdicts = z.infer<typeof Verdicts>;

/** How a message came in, as SES says it and not as its sender does. */
export type Receipt = {
  /** SES's own id: the object's name, and what makes handling idempotent. */
  readonly messageId: string;
  readonly receivedAt: Instant;
  /** Who it was really delivered to, even by Bcc. Empty when only the object is left and it had several. */
  readonly recipients: readonly string[];
  /** Envelope sender, '' for machine mail. */
  readonly envelopeFrom: string;
  readonly verdicts: Verdicts;
  /** SES's own Authentication-Results, when it is at hand. */
  readonly authenticationResults?: string;
};

const VerdictStatus = z.object({ status: Verdict });

const Notification = z.object({
  notificationType: z.literal('Received'),
  mail: z.object({
    messageId: z.string().min(1),
    source: z.string().default(''),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  }),
  receipt: z.object({
    timestamp: z.iso.datetime(),
    recipients: z.array(z.string()),
    spfVerdict: VerdictStatus,
    dkimVerdict: VerdictStatus,
    dmarcVerdict: VerdictStatus,
    spamVerdict: VerdictStatus,
    virusVerdict: VerdictStatus,
    action: z.object({ type: z.literal('S3'), bucketName: z.string(), objectKey: z.string() }),
  }),
});

/** What SES publishes once, when a topic or a rule is created. */
const Setup = z.object({ notificationType: z.literal('AmazonSnsSubscriptionSucceeded') });

/** What an inbound notification announces: a message in the bucket, or only that SES was set up. */
export type Notice =
  | { readonly kind: 'message'; readonly receipt: Receipt; readonly bucket: string; readonly key: string }
  | { readonly kind: 'setup' };

/** Reads what SES's S3 action publishes (the SNS message itself, see `snsMessage`). Throws on anything SES does not send. */
export function readReceipt(message: string): Notice {
  const json = parseJson(message);
  if (Setup.safeParse(json).success) return { kind: 'setup' };
  const { mail, receipt } = Notification.parse(json);
  if (isSetupObject(receipt.action.objectKey)) return { kind: 'setup' };
  const own = sesOwn(mail.headers.map(({ name, value }) => ({ name: name.toLowerCase(), value })));
  return {
    kind: 'message',
    bucket: receipt.action.bucketName,
    key: receipt.action.objectKey,
    receipt: {
      messageId: mail.messageId,
      receivedAt: new Date(receipt.timestamp).toISOString(),
      recipients: receipt.recipients,
      envelopeFrom: bareAddress(mail.source),
      verdicts: {
        spf: receipt.spfVerdict.status,
        dkim: receipt.dkimVerdict.status,
        dmarc: receipt.dmarcVerdict.status,
        spam: receipt.spamVerdict.status,
        virus: receipt.virusVerdict.status,
      },
      ...ownResults(own),
    },
  };
}

/** True for the object SES writes into a new rule's bucket. */
export function isSetupObject(key: string): boolean {
  return key.endsWith('AMAZON_SES_SETUP_NOTIFICATION');
}

/**
 * The same facts from the object alone, for when the notification was lost: only lines above SES's receipt count, and only if SES's
 * `Received` line names this object. Undefined otherwise: a sender can write anything below, and anything at all elsewhere.
 */
export function receiptFromObject(bytes: Uint8Array, messageId: string): Receipt | undefined {
  const fields = headerFields(Buffer.from(bytes.subarray(0, 262_144)).toString('latin1'));
  const own = sesOwn(fields);
  const received = own.find(({ name }) => name === 'received')?.value ?? '';
  const [, id, recipient, date] =
    /\bby inbound-smtp\.\S+ with SMTP id (\S+?)(?:\s+for\s+([^\s;]+))?\s*;\s*(.+)$/.exec(
      received.replace(/\s+/g, ' '),
    ) ?? [];
  const receivedAt = Date.parse((date ?? '').replace(/\s*\(.*\)\s*$/, ''));
  if (id !== messageId || Number.isNaN(receivedAt)) return undefined;
  const value = (name: string) => own.find((field) => field.name === name)?.value ?? '';
  const results = ownResults(own);
  const envelopeFrom = bareAddress(value('return-path'));
  const { spf, dkim, dmarc } = readAuthenticationResults(results.authenticationResults ?? '', envelopeFrom);
  return {
    messageId,
    receivedAt: new Date(receivedAt).toISOString(),
    recipients: recipient === undefined ? [] : [bareAddress(recipient)],
    envelopeFrom,
    verdicts: {
      spf: verdictOf(spf),
      dkim: verdictOf(dkim.find(({ result }) => result === 'pass')?.result ?? dkim[0]?.result),
      dmarc: verdictOf(dmarc),
      spam: Verdict.catch('PROCESSING_FAILED').parse(value('x-ses-spam-verdict')),
      virus: Verdict.catch('PROCESSING_FAILED').parse(value('x-ses-virus-verdict')),
    },
    ...results,
  };
}

/** The headers SES put above its own receipt; without one, none is SES's. */
function sesOwn(fields: readonly HeaderField[]): readonly HeaderField[] {
  return fields.slice(
    0,
    Math.max(
      0,
      fields.findIndex(({ name }) => name === 'x-ses-receipt'),
    ),
  );
}

function ownResults(own: readonly HeaderField[]): { authenticationResults?: string } {
  const value = own.find(
    ({ name, value }) => name === 'authentication-results' && value.startsWith('amazonses.com;'),
  )?.value;
  return value === undefined ? {} : { authenticationResults: value };
}

/** SES's verdict for a result of RFC 8601: no record, no signature or no policy is GRAY. */
function verdictOf(result: string | undefined): Verdict {
  if (result === 'pass') return 'PASS';
  if (result === undefined || result === 'none' || result === 'neutral') return 'GRAY';
  return result === 'temperror' || result === 'permerror' ? 'PROCESSING_FAILED' : 'FAIL';
}

function bareAddress(value: string): string {
  return value.replace(/^.*<|>.*$/g, '').trim();
}
