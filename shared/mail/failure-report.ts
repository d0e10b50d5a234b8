import { headerFields } from './header-block.ts';
import type { ReadableMessage } from './parse-message.ts';

/** Whom a machine's report says an email did not reach for good, or who complained of it. Lower-case addresses: hostile, match them with a known one. */
export type FailureReport = { readonly kind: 'bounced' | 'complained'; readonly addresses: readonly string[] };

/**
 * Reads a delivery report (RFC 3464) or an abuse report (RFC 5965); undefined when it reports no lasting failure: a delay, a mailbox full
 * (class 4), a success. Never throws.
 */
export function readFailureReport({ attachments }: Pick<ReadableMessage, 'attachments'>): FailureReport | undefined {
  const textOf = (...types: string[]) =>
    attachments.filter(({ type }) => types.includes(type)).map(({ bytes }) => latin1(bytes));
  const [complaint] = textOf('message/feedback-report');
  if (complaint !== undefined) {
    const [original = ''] = textOf('message/rfc822', 'text/rfc822-headers');
    const said = valuesOf(complaint, 'original-rcpt-to');
    return { kind: 'complained', addresses: [...said, ...valuesOf(original, 'to')].flatMap(addressesIn) };
  }
  const blocks = textOf('message/delivery-status', 'message/global-delivery-status').flatMap((text) =>
    text.split(/\r?\n\r?\n/),
  );
  const failed = blocks.filter(
    (block) =>
      valuesOf(block, 'action').some((action) => /^failed\b/i.test(action)) &&
      valuesOf(block, 'status').some((status) => /^5\./.test(status)),
  );
  const addresses = failed
    .flatMap((block) => [...valuesOf(block, 'final-recipient'), ...valuesOf(block, 'original-recipient')])
    .flatMap(addressesIn);
  return addresses.length === 0 ? undefined : { kind: 'bounced', addresses };
}

const mostBytes = 65_536; // a report is some kilobytes; what follows is the message it is about

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, mostBytes)).toString('latin1');
}

function valuesOf(block: string, name: string): string[] {
  return headerFields(block.trimStart())
    .filter((field) => field.name === name)
    .map(({ value }) => value);
}

/** "rfc822; gone@company.example", "Inès <ines@company.example>". */
function addressesIn(value: string): string[] {
  return (value.slice(0, 1000).match(/[^\s<>;,"]{1,200}@[^\s<>;,"]{1,200}/g) ?? []).map((address) =>
    address.toLowerCase(),
  );
}
