import { readAuthenticationResults } from './authentication-results.ts';
import type { Receipt } from './receipt.ts';

/** How sure it is that the From address is the sender's. */
export type Trust = 'strong' | 'medium' | 'weak';

/**
 * Strong: DMARC pass, or a passed DKIM signature of the From domain. Medium: no DMARC policy, SPF pass and the envelope's domain is
 * the From domain. Weak: the rest, and whatever fails the From domain's own DMARC policy. SPF and DKIM verdicts alone say nothing
 * about From: an attacker's own domain passes both. Says nothing about spam or viruses.
 */
export function trustOf({
  verdicts,
  fromAddress,
  envelopeFrom,
  authenticationResults = '',
}: Pick<Receipt, 'verdicts' | 'envelopeFrom' | 'authenticationResults'> & {
  /** Undefined when the message has not exactly one From mailbox. */
  readonly fromAddress: string | undefined;
}): Trust {
  const from = domainOf(fromAddress ?? '');
  if (from === '' || verdicts.dmarc === 'FAIL') return 'weak';
  if (verdicts.dmarc === 'PASS') return 'strong';
  const { dkim } = readAuthenticationResults(authenticationResults, envelopeFrom);
  const signedByFrom = dkim.some(({ result, domain }) => result === 'pass' && isAligned(domain, from));
  if (verdicts.dkim === 'PASS' && signedByFrom) return 'strong';
  return verdicts.dmarc === 'GRAY' && verdicts.spf === 'PASS' && domainOf(envelopeFrom) === from ? 'medium' : 'weak';
}

/** Relaxed alignment without a list of public suffixes: the same domain, or one above or below the other; never siblings. */
function isAligned(signer: string, from: string): boolean {
  if (!signer.includes('.')) return false;
  return signer === from || from.endsWith(`.${signer}`) || signer.endsWith(`.${from}`);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
