import { describe, expect, it } from 'vitest';
import { createInbound, type Findings } from '../../../local/mail/inbound.ts';
import { parseMessage } from '../../../shared/mail/parse-message.ts';
import { readReceipt, receiptFromObject } from '../../../shared/mail/receipt.ts';
import { trustOf } from '../../../shared/mail/trust.ts';
import { aMessage, fixture } from '../../mail/fixture.ts';

const address = 'r-bo7de54v5jidu3z3jl6goxibqgdkxxkt@reponses.example.com';

function anInbound() {
  const objects = new Map<string, Uint8Array>();
  const notices: string[] = [];
  const inbound = createInbound({
    now: () => '2027-02-15T10:14:07.000Z',
    region: 'eu-west-1',
    domain: 'reponses.example.com',
    bucket: 'inbox',
    keyPrefix: 'in/',
    topicArn: 'arn:inbound',
    put: (bucket, key, bytes) => {
      objects.set(`${bucket}/${key}`, bytes);
      return Promise.resolve();
    },
    publish: (_, message) => {
      expect(objects.size).toBe(notices.length + 1); // the object is there before anybody is told
      notices.push(message);
      return Promise.resolve();
    },
  });
  return { inbound, objects, notices };
}

async function received(raw: Uint8Array | string, findings: Findings = {}, recipients = [address]) {
  const { inbound, objects, notices } = anInbound();
  const messageId = await inbound.deliver(Buffer.from(raw), recipients, findings);
  const notice = readReceipt(notices[0] ?? '');
  if (messageId === undefined || notice.kind !== 'message') throw new Error('nothing came in');
  const object = objects.get(`${notice.bucket}/${notice.key}`) ?? Buffer.from('');
  const message = await parseMessage(object);
  const fromAddress = message.kind === 'message' ? message.from?.address : undefined;
  return { messageId, receipt: notice.receipt, object, message, trust: trustOf({ ...notice.receipt, fromAddress }) };
}

describe('the local inbound door', () => {
  it('says the same in the notification and at the top of the object', async () => {
    const cases: Findings[] = [
      {},
      { dmarc: 'GRAY' },
      { spf: 'FAIL', dkim: 'GRAY', dmarc: 'FAIL', spam: 'FAIL' },
      { envelopeFrom: '', dmarc: 'GRAY', virus: 'GRAY' },
    ];
    for (const findings of cases) {
      const { messageId, receipt, object } = await received(fixture('gmail-fr'), findings);
      expect(receiptFromObject(object, messageId)).toEqual(receipt);
      expect(receipt).toMatchObject({ messageId, recipients: [address] });
    }
  });

  it('leaves the message itself untouched below its own headers', async () => {
    const { object, message } = await received(fixture('outlook-fr'));
    expect(Buffer.from(object).subarray(-fixture('outlook-fr').length).equals(fixture('outlook-fr'))).toBe(true);
    expect(message).toMatchObject({ kind: 'message', from: { address: 'claire.dupont@grandgroupe.example' } });
  });

  it.each<[string, Findings, string]>([
    ['all is well', {}, 'strong'],
    ['no DMARC, own signature', { dmarc: 'GRAY' }, 'strong'],
    ['no DMARC, signature of a mailer', { dmarc: 'GRAY', signedBy: 'mailer.example' }, 'medium'],
    [
      'no DMARC, mailer in the envelope too',
      { dmarc: 'GRAY', signedBy: 'mailer.example', envelopeFrom: 'b@mailer.example' },
      'weak',
    ],
    ['spoofed', { dmarc: 'FAIL', signedBy: 'evil.example' }, 'weak'],
  ])('%s', async (_, findings, trust) => {
    expect((await received(fixture('gmail-fr'), findings)).trust).toBe(trust);
  });

  it('gives a sender who forges SES’s headers nothing', async () => {
    const forged = aMessage([
      'From: claire.dupont@grandgroupe.example',
      'X-SES-Virus-Verdict: PASS',
      'Authentication-Results: amazonses.com; spf=pass (x) y; dkim=pass header.i=@grandgroupe.example; dmarc=pass header.from=grandgroupe.example;',
      'X-SES-RECEIPT: AEFB',
    ]);
    const findings: Findings = {
      dmarc: 'GRAY',
      signedBy: 'evil.example',
      envelopeFrom: 'x@evil.example',
      virus: 'FAIL',
    };
    const { messageId, object, trust } = await received(forged, findings);
    expect(trust).toBe('weak');
    expect(receiptFromObject(object, messageId)?.verdicts).toMatchObject({ dmarc: 'GRAY', virus: 'FAIL' });
    expect(receiptFromObject(Buffer.from(forged), messageId)).toBeUndefined();
  });

  it('takes only recipients of its domain, and nothing when there is none', async () => {
    const { receipt } = await received(aMessage(), {}, ['boss@corp.example', address.toUpperCase()]);
    expect(receipt.recipients).toEqual([address.toUpperCase()]);
    const { inbound, objects } = anInbound();
    expect(await inbound.deliver(Buffer.from(aMessage()), ['boss@corp.example'])).toBeUndefined();
    expect(objects.size).toBe(0);
  });

  it('cuts the headers it repeats, not the object', async () => {
    const { receipt, message } = await received(aMessage([`X-Long: ${'a'.repeat(20_000)}`]));
    expect(receipt.authenticationResults).toContain('dmarc=pass');
    expect(message.kind === 'message' && message.headers.get('x-long')?.[0]?.length).toBe(20_000);
  });
});
