import { createHash } from 'node:crypto';
import { base32 } from '../../shared/domain/base32.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { type HeaderField, headerFields } from '../../shared/mail/header-block.ts';
import type { Verdict, Verdicts } from '../../shared/mail/receipt.ts';
import { soleSender } from '../../shared/mail/sole-sender.ts';

/** The receipt rule as the template declares it. */
export type InboundOptions = {
  readonly now: () => Instant;
  readonly region: string;
  /** The rule's recipients: the domain mail is received at. */
  readonly domain: string;
  readonly bucket: string;
  readonly keyPrefix: string;
  readonly topicArn: string;
  readonly put: (bucket: string, key: string, bytes: Uint8Array) => Promise<void>;
  readonly publish: (topicArn: string, message: string) => Promise<void>;
  /** How many messages came in before. */
  readonly count?: number;
};

/** What SES would find out about a message; all is well unless said. */
export type Findings = Partial<Verdicts> & {
  /** Envelope sender; the From address unless said, '' for machine mail. */
  readonly envelopeFrom?: string;
  /** Domain of the DKIM signature; the From domain unless said. */
  readonly signedBy?: string;
};

/** SES's inbound door. `deliver` answers the message id, or undefined when no recipient is ours (the sender gets a bounce). */
export type Inbound = {
  readonly deliver: (
    raw: Uint8Array,
    recipients: readonly string[],
    findings?: Findings,
  ) => Promise<string | undefined>;
};

/** Opens the door: each message is written to the bucket under SES's own headers, then announced. Ids come from the clock and a counter. */
export function createInbound(options: InboundOptions): Inbound {
  let { count = 0 } = options;
  return {
    async deliver(raw, recipients, findings = {}) {
      const ours = recipients.filter((address) => address.toLowerCase().endsWith(`@${options.domain}`));
      if (ours.length === 0) return undefined;
      const received = receive(raw, ours, findings, options, count++);
      const key = options.keyPrefix + received.messageId;
      await options.put(options.bucket, key, received.object);
      await options.publish(options.topicArn, JSON.stringify(notification(received, recipients, ours, options, key)));
      return received.messageId;
    },
  };
}

type Received = {
  readonly messageId: string;
  readonly at: Instant;
  readonly envelopeFrom: string;
  readonly verdicts: Verdicts;
  readonly object: Buffer;
};

function receive(
  raw: Uint8Array,
  recipients: readonly string[],
  findings: Findings,
  { now, region }: InboundOptions,
  count: number,
): Received {
  const at = now();
  const messageId = base32(
    createHash('sha256')
      .update(`${at}|${String(count)}`)
      .digest(),
  ).slice(0, 40);
  const from = soleSender(
    headerFields(Buffer.from(raw).toString('latin1')).flatMap(({ name, value }) => (name === 'from' ? [value] : [])),
  );
  const fromAddress = from?.address ?? 'unknown@invalid.example';
  const fromDomain = fromAddress.slice(fromAddress.lastIndexOf('@') + 1);
  const envelopeFrom = findings.envelopeFrom ?? fromAddress;
  const pass: Verdict = 'PASS';
  const { spf = pass, dkim = pass, dmarc = pass, spam = pass, virus = pass } = findings;
  const result = {
    PASS: 'pass',
    FAIL: 'fail',
    GRAY: 'none',
    PROCESSING_FAILED: 'temperror',
    DISABLED: 'none',
  } as const;
  const helo = 'mail-out.sender.example';
  const circumstances = `client-ip=203.0.113.5; envelope-from=${envelopeFrom}; helo=${helo};`;
  const only = recipients.length === 1 ? `\r\n for ${recipients.join()}` : '';
  const signed = dkim === 'GRAY' ? 'dkim=none' : `dkim=${result[dkim]} header.i=@${findings.signedBy ?? fromDomain}`;
  const block = [
    `Return-Path: <${envelopeFrom}>`,
    `Received: from ${helo} (${helo} [203.0.113.5])\r\n by inbound-smtp.${region}.amazonaws.com with SMTP id ${messageId}${only};\r\n ${new Date(at).toUTCString().replace('GMT', '+0000 (UTC)')}`,
    `X-SES-Spam-Verdict: ${spam}`,
    `X-SES-Virus-Verdict: ${virus}`,
    `Received-SPF: ${result[spf]} (spfCheck: ${fromDomain}) ${circumstances}`,
    `Authentication-Results: amazonses.com;\r\n spf=${result[spf]} (spfCheck: ${fromDomain}) ${circumstances}\r\n ${signed};\r\n dmarc=${result[dmarc]} header.from=${fromDomain};`,
    `X-SES-RECEIPT: ${createHash('sha256').update(messageId).digest('base64')}`,
    `X-SES-DKIM-SIGNATURE: a=rsa-sha256; q=dns/txt; b=local; d=amazonses.com; s=local; v=1;`,
  ].join('\r\n');
  return {
    messageId,
    at,
    envelopeFrom,
    verdicts: { spf, dkim, dmarc, spam, virus },
    object: Buffer.concat([Buffer.from(`${block}\r\n`), raw]),
  };
}

/** SES cuts the headers it repeats at 10 KB. */
const maxHeaderCharacters = 10_240;

function notification(
  { messageId, at, envelopeFrom, verdicts, object }: Received,
  destination: readonly string[],
  recipients: readonly string[],
  { bucket, topicArn, keyPrefix }: InboundOptions,
  objectKey: string,
) {
  const fields = headerFields(object.toString('latin1'));
  const headers = firstOf(fields, maxHeaderCharacters);
  const status = (verdict: Verdict) => ({ status: verdict });
  return {
    notificationType: 'Received',
    mail: {
      timestamp: at,
      source: envelopeFrom,
      messageId,
      destination,
      headersTruncated: headers.length < fields.length,
      headers,
      commonHeaders: { returnPath: envelopeFrom },
    },
    receipt: {
      timestamp: at,
      processingTimeMillis: 5,
      recipients,
      spamVerdict: status(verdicts.spam),
      virusVerdict: status(verdicts.virus),
      spfVerdict: status(verdicts.spf),
      dkimVerdict: status(verdicts.dkim),
      dmarcVerdict: status(verdicts.dmarc),
      action: { type: 'S3', topicArn, bucketName: bucket, objectKeyPrefix: keyPrefix, objectKey },
    },
  };
}

function firstOf(fields: readonly HeaderField[], characters: number): HeaderField[] {
  let left = characters;
  return fields.filter(({ name, value }) => {
    left -= name.length + value.length;
    return left >= 0;
  });
}
