import { createHash, timingSafeEqual } from 'node:crypto';
import type { FormId } from '../domain/ids.ts';

/** Which form an address selects, and the key it claims to know. */
export type ReplyAddress = {
  readonly formId: FormId;
  /** 16 base32 characters, lower-case. */
  readonly key: string;
};

/** Headers that may still carry the address after replies, redirects and gateways, most telling first. */
export const replyAddressHeaders = [
  'to',
  'cc',
  'delivered-to',
  'envelope-to',
  'x-delivered-to',
  'x-envelope-to',
  'x-original-to',
  'x-forwarded-to',
  'x-rcpt-to',
  'resent-to',
  'resent-cc',
  'references',
  'in-reply-to',
] as const;

/** `r-<form><key>@domain`: 34 characters before the @ (64 are allowed), without the `+` that some gateways refuse. */
export function replyAddress(formId: FormId, key: string, domain: string): string {
  const form = /^frm_([a-z2-7]{16})$/.exec(formId)?.[1];
  if (form === undefined) throw new Error(`Not a form id of 80 bits: ${formId}`);
  if (!/^[a-z2-7]{16}$/.test(key)) throw new Error('A reply key is 16 base32 characters');
  return `r-${form}${key}@${domain}`;
}

/** Every reply address in these texts, in order of appearance, each once. Case and the look-alikes 0/o and 1/l do not matter. */
export function readReplyAddresses(texts: readonly string[], domain: string): ReplyAddress[] {
  const pattern = new RegExp(
    `(?<![a-z0-9._-])r-([a-z0-7]{16})([a-z0-7]{16})@${escapePattern(domain)}(?![a-z0-9-]|\\.[a-z0-9])`,
    'gi',
  );
  const found = new Map<string, ReplyAddress>();
  for (const text of texts) {
    // 64 KB of one header is already an attack
    for (const [, form = '', key = ''] of text.slice(0, 65_536).matchAll(pattern)) {
      const address: ReplyAddress = { formId: `frm_${canonical(form)}` as FormId, key: canonical(key) }; // 16 base32 characters: the shape of our ids
      found.set(address.formId + address.key, address);
    }
  }
  return [...found.values()];
}

/** Compares two keys in a time that tells nothing about where they differ. */
export function sameKey(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function canonical(characters: string): string {
  return characters.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
