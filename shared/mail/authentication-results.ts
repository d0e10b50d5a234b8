/** What SES's Authentication-Results says, per method. */
export type AuthenticationResults = {
  readonly spf?: string;
  /** Every signature that was checked, with the domain that made it. */
  readonly dkim: readonly { readonly result: string; readonly domain: string }[];
  readonly dmarc?: string;
};

/**
 * Reads SES's own header. It repeats the sender's envelope address and HELO between `;`, so an address with a separator in it could
 * forge a result: then nothing is read. A HELO holds no space, and `header.i` is only read after one; SES writes DMARC last.
 */
export function readAuthenticationResults(value: string, envelopeFrom: string): AuthenticationResults {
  if (!value.startsWith('amazonses.com;') || /[\s;"()\\]/.test(envelopeFrom)) return { dkim: [] };
  const parts = value.split(';').map((part) => part.trim());
  const spf = parts.map((part) => /^spf=(\w+)\s/.exec(part)?.[1]).find((result) => result !== undefined);
  const dmarc = parts.map((part) => /^dmarc=(\w+)(?:\s|$)/.exec(part)?.[1]).findLast((result) => result !== undefined);
  const dkim = parts.flatMap((part) => {
    const [, result, domain] = /^dkim=(\w+)\s(?:.*\s)?header\.[id]=(?:[^\s@]*@)?([a-z0-9.-]+)/i.exec(part) ?? [];
    return result === undefined || domain === undefined ? [] : [{ result, domain: domain.toLowerCase() }];
  });
  return { ...(spf === undefined ? {} : { spf }), dkim, ...(dmarc === undefined ? {} : { dmarc }) };
}
