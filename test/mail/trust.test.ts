import { describe, expect, it } from 'vitest';
import type { Verdict, Verdicts } from '../../shared/mail/receipt.ts';
import { trustOf } from '../../shared/mail/trust.ts';

const verdicts = (spf: Verdict, dkim: Verdict, dmarc: Verdict): Verdicts => ({
  spf,
  dkim,
  dmarc,
  spam: 'PASS',
  virus: 'PASS',
});
const from = 'claire@corp.example';
const signedBy = (domain: string, helo = 'h.example') =>
  `amazonses.com; spf=pass (spfCheck: x) client-ip=1.2.3.4; envelope-from=${from}; helo=${helo}; dkim=pass header.i=@${domain}; dmarc=none header.from=corp.example;`;

describe('trustOf', () => {
  it.each<[string, Verdicts, string, string, string]>([
    ['DMARC pass', verdicts('FAIL', 'FAIL', 'PASS'), 'x@other.example', '', 'strong'],
    [
      'DKIM of the From domain',
      verdicts('FAIL', 'PASS', 'GRAY'),
      'x@other.example',
      signedBy('corp.example'),
      'strong',
    ],
    ['DKIM of the domain above', verdicts('GRAY', 'PASS', 'GRAY'), from, signedBy('mail.corp.example'), 'strong'],
    [
      'DKIM of the From domain, DMARC not computed',
      verdicts('PASS', 'PASS', 'PROCESSING_FAILED'),
      from,
      signedBy('CORP.example'),
      'strong',
    ],
    ['no DMARC, SPF pass of the From domain', verdicts('PASS', 'GRAY', 'GRAY'), 'Claire@Corp.example', '', 'medium'],
    [
      'no DMARC, DKIM of a stranger, SPF of the From domain',
      verdicts('PASS', 'PASS', 'GRAY'),
      from,
      signedBy('mailer.example'),
      'medium',
    ],
    [
      'no DMARC, SPF pass of a stranger',
      verdicts('PASS', 'PASS', 'GRAY'),
      'x@evil.example',
      signedBy('evil.example'),
      'weak',
    ],
    ['no DMARC, SPF pass of a subdomain', verdicts('PASS', 'GRAY', 'GRAY'), 'x@mail.corp.example', '', 'weak'],
    ['DMARC fail with SPF and DKIM pass', verdicts('PASS', 'PASS', 'FAIL'), from, signedBy('corp.example'), 'weak'],
    ['DMARC not computed, SPF alone', verdicts('PASS', 'GRAY', 'PROCESSING_FAILED'), from, '', 'weak'],
    ['nothing at all', verdicts('GRAY', 'GRAY', 'GRAY'), from, '', 'weak'],
    ['an empty envelope', verdicts('PASS', 'GRAY', 'GRAY'), '', '', 'weak'],
    ['DKIM of a top-level domain', verdicts('FAIL', 'PASS', 'GRAY'), from, signedBy('example'), 'weak'],
    ['DKIM of a domain that ends alike', verdicts('FAIL', 'PASS', 'GRAY'), from, signedBy('evilcorp.example'), 'weak'],
    [
      'a result of somebody else',
      verdicts('FAIL', 'PASS', 'GRAY'),
      from,
      signedBy('corp.example').replace('amazonses.com', 'evil.example'),
      'weak',
    ],
    ['a signature that SES did not pass', verdicts('FAIL', 'FAIL', 'GRAY'), from, signedBy('corp.example'), 'weak'],
  ])('%s', (_, given, envelopeFrom, authenticationResults, expected) => {
    expect(trustOf({ verdicts: given, fromAddress: from, envelopeFrom, authenticationResults })).toBe(expected);
  });

  it('is weak without exactly one From mailbox', () => {
    expect(trustOf({ verdicts: verdicts('PASS', 'PASS', 'PASS'), fromAddress: undefined, envelopeFrom: from })).toBe(
      'weak',
    );
  });

  it('believes no result smuggled through the envelope address or HELO', () => {
    const envelopeFrom = '"a; dkim=pass header.i=@corp.example; b"@evil.example';
    const smuggled = `amazonses.com; spf=pass (x) y; envelope-from=${envelopeFrom}; helo=h; dkim=pass header.i=@evil.example;`;
    const given = verdicts('PASS', 'PASS', 'GRAY');
    expect(trustOf({ verdicts: given, fromAddress: from, envelopeFrom, authenticationResults: smuggled })).toBe('weak');
    const helo = signedBy('evil.example', 'h;dkim=pass').replace('envelope-from=claire@corp', 'envelope-from=x@evil');
    expect(
      trustOf({ verdicts: given, fromAddress: from, envelopeFrom: 'x@evil.example', authenticationResults: helo }),
    ).toBe('weak');
  });
});
