import { describe, expect, it } from 'vitest';
import { isSetupObject, readReceipt, receiptFromObject } from '../../shared/mail/receipt.ts';
import { snsMessage } from '../../shared/mail/sns-message.ts';

const id = '8i6cr4aeu15skb2lb71a0qo4ts7a8mbou5nfpgg1';
const address = 'r-bo7de54v5jidu3z3jl6goxibqgdkxxkt@reponses.example.com';
const results =
  'amazonses.com; spf=pass (spfCheck: domain of grandgroupe.example designates 203.0.113.5 as permitted sender) client-ip=203.0.113.5; envelope-from=claire.dupont@grandgroupe.example; helo=mail.grandgroupe.example; dkim=pass header.i=@grandgroupe.example; dmarc=pass header.from=grandgroupe.example;';

const verdict = (status: string) => ({ status });
const aNotification = (changes: { headers?: { name: string; value: string }[]; objectKey?: string } = {}) => ({
  notificationType: 'Received',
  mail: {
    timestamp: '2026-03-03T10:14:07.118Z',
    source: 'claire.dupont@grandgroupe.example',
    messageId: id,
    destination: [address],
    headersTruncated: false,
    headers: changes.headers ?? [
      { name: 'Authentication-Results', value: results },
      { name: 'X-SES-RECEIPT', value: 'AEFB' },
      { name: 'Authentication-Results', value: 'amazonses.com; dkim=pass header.i=@evil.example;' },
    ],
    commonHeaders: { subject: 'RE: Mentorat' },
  },
  receipt: {
    timestamp: '2026-03-03T10:14:07.118Z',
    processingTimeMillis: 628,
    recipients: [address],
    spamVerdict: verdict('PASS'),
    virusVerdict: verdict('PASS'),
    spfVerdict: verdict('PASS'),
    dkimVerdict: verdict('PASS'),
    dmarcVerdict: verdict('GRAY'),
    action: {
      type: 'S3',
      topicArn: 'arn:aws:sns:eu-west-1:123456789012:inbound',
      bucketName: 'inbox',
      objectKeyPrefix: 'in/',
      objectKey: changes.objectKey ?? `in/${id}`,
    },
  },
});

describe('readReceipt', () => {
  it('reads who, where and the verdicts, wrapped by SNS or not', () => {
    const raw = JSON.stringify(aNotification());
    const wrapped = JSON.stringify({ Type: 'Notification', TopicArn: 'arn', Message: raw, Timestamp: 'now' });
    for (const body of [raw, wrapped])
      expect(readReceipt(snsMessage(body))).toEqual({
        kind: 'message',
        bucket: 'inbox',
        key: `in/${id}`,
        receipt: {
          messageId: id,
          receivedAt: '2026-03-03T10:14:07.118Z',
          recipients: [address],
          envelopeFrom: 'claire.dupont@grandgroupe.example',
          verdicts: { spf: 'PASS', dkim: 'PASS', dmarc: 'GRAY', spam: 'PASS', virus: 'PASS' },
          authenticationResults: results,
        },
      });
  });

  it('believes no result below the receipt, nor any when there is no receipt', () => {
    const forged = { name: 'Authentication-Results', value: 'amazonses.com; dkim=pass header.i=@evil.example;' };
    for (const headers of [[{ name: 'X-SES-RECEIPT', value: 'A' }, forged], [forged]]) {
      const notice = readReceipt(JSON.stringify(aNotification({ headers })));
      expect(notice.kind === 'message' && notice.receipt.authenticationResults).toBeUndefined();
    }
  });

  it('recognizes what SES writes when it is set up', () => {
    expect(readReceipt('{"notificationType":"AmazonSnsSubscriptionSucceeded","message":"You have…"}')).toEqual({
      kind: 'setup',
    });
    expect(readReceipt(JSON.stringify(aNotification({ objectKey: 'in/AMAZON_SES_SETUP_NOTIFICATION' })))).toEqual({
      kind: 'setup',
    });
    expect(isSetupObject('in/AMAZON_SES_SETUP_NOTIFICATION')).toBe(true);
    expect(isSetupObject(`in/${id}`)).toBe(false);
  });

  it('throws on what SES does not send', () => {
    for (const body of ['', 'text', '{}', '{"notificationType":"Received"}']) expect(() => readReceipt(body)).toThrow();
  });
});

describe('receiptFromObject', () => {
  const object = (changes: { received?: string; results?: string; receipt?: string; from?: string } = {}) =>
    Buffer.from(
      [
        `Return-Path: <${changes.from ?? 'claire.dupont@grandgroupe.example'}>`,
        changes.received ??
          `Received: from mail.grandgroupe.example (mail.grandgroupe.example [203.0.113.5])\r\n by inbound-smtp.eu-west-1.amazonaws.com with SMTP id ${id}\r\n for ${address};\r\n Tue, 03 Mar 2026 10:14:07 +0000 (UTC)`,
        'X-SES-Spam-Verdict: PASS',
        'X-SES-Virus-Verdict: FAIL',
        `Authentication-Results: ${(changes.results ?? results).replaceAll('; ', ';\r\n ')}`,
        changes.receipt ?? 'X-SES-RECEIPT: AEFB',
        'From: claire.dupont@grandgroupe.example',
        'Authentication-Results: amazonses.com; dmarc=pass header.from=evil.example;',
        '',
        '1: oui',
      ].join('\r\n'),
    );

  it('reads the same facts from SES’s own headers', () => {
    expect(receiptFromObject(object(), id)).toEqual({
      messageId: id,
      receivedAt: '2026-03-03T10:14:07.000Z',
      recipients: [address],
      envelopeFrom: 'claire.dupont@grandgroupe.example',
      verdicts: { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'FAIL' },
      authenticationResults: results,
    });
  });

  it('knows no recipients when SES names none', () => {
    const received = `Received: from x by inbound-smtp.eu-west-1.amazonaws.com with SMTP id ${id};\r\n Tue, 03 Mar 2026 10:14:07 +0000 (UTC)`;
    expect(receiptFromObject(object({ received }), id)?.recipients).toEqual([]);
  });

  it('reads missing policies as GRAY and failures as FAIL', () => {
    const gray = receiptFromObject(object({ results: 'amazonses.com; spf=none (x) y; dkim=none; dmarc=none' }), id);
    expect(gray?.verdicts).toMatchObject({ spf: 'GRAY', dkim: 'GRAY', dmarc: 'GRAY' });
    const failed = receiptFromObject(
      object({
        results: 'amazonses.com; spf=softfail (x) y; dkim=fail header.i=@a.example; dmarc=fail header.from=a.example',
      }),
      id,
    );
    expect(failed?.verdicts).toMatchObject({ spf: 'FAIL', dkim: 'FAIL', dmarc: 'FAIL' });
  });

  it('refuses an object whose Received line names another object, or that SES never receipted', () => {
    expect(receiptFromObject(object(), 'another')).toBeUndefined();
    expect(receiptFromObject(object({ receipt: 'X-Other: 1' }), id)).toBeUndefined();
    expect(
      receiptFromObject(
        object({ received: `Received: by evil.example with SMTP id ${id}; Tue, 03 Mar 2026 10:14:07 +0000` }),
        id,
      ),
    ).toBeUndefined();
    expect(receiptFromObject(Buffer.from(''), id)).toBeUndefined();
  });

  it('believes no result when the envelope address could have written it', () => {
    const from = '"x; dmarc=pass header.from=corp.example; "@evil.example';
    const verdicts = receiptFromObject(
      object({ from, results: `amazonses.com; spf=pass (x) y; envelope-from=${from}; helo=h;` }),
      id,
    )?.verdicts;
    expect(verdicts).toMatchObject({ spf: 'GRAY', dkim: 'GRAY', dmarc: 'GRAY' });
  });
});
