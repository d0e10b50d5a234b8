import { domainToASCII } from 'node:url'; // a pure function: the URL standard's own table
import * as z from 'zod';

const Address = z.email().max(254);

export type ReadAddress =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'bad' }
  /** Accents before the @: SES cannot write to such a mailbox. */
  | { readonly kind: 'accented' };

/** An address as it is compared and stored: lower case, its domain in ASCII (punycode). */
export function readAddress(cell: string): ReadAddress {
  const [, local, domain] = /^<?([^\s@<>]{1,64})@([^\s@<>]+?)>?$/.exec(cell) ?? [];
  if (local === undefined || domain === undefined) return { kind: 'bad' };
  if (/[^\x20-\x7e]/.test(local)) return { kind: 'accented' };
  const parsed = Address.safeParse(`${local}@${domainToASCII(domain)}`.toLowerCase());
  return parsed.success ? { kind: 'address', address: parsed.data } : { kind: 'bad' };
}

/** The address, or nothing when there is none. */
export function addressIn(cell: string): string | undefined {
  const read = readAddress(cell);
  return read.kind === 'address' ? read.address : undefined;
}

/** How to call somebody of whom only the address is known: "sandrine.petit@…" is Sandrine Petit, anything else its local part. */
export function nameOfAddress(address: string): { first: string; last: string } {
  const local = address.slice(0, address.indexOf('@'));
  const parts = local.split('.').filter((part) => part !== '');
  const [first = local, ...rest] = parts.map((part) => part.replace(/(^|-)\p{Ll}/gu, (letter) => letter.toUpperCase()));
  const readable = rest.length > 0 && parts.every((part) => /^\p{L}[\p{L}'-]+$/u.test(part));
  return readable ? { first, last: rest.join(' ') } : { first: local, last: '' };
}
