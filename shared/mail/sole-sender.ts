import { addressParser } from 'postal-mime';
import { cleanHeaderText } from './clean-header-text.ts';

/** Who a message says it is from. */
export type Sender = {
  /** Lower-case, ASCII: a Cyrillic look-alike never equals a registered address. */
  readonly address: string;
  /** For display only: anybody can write any name. */
  readonly name: string;
};

/**
 * The one mailbox of the one From header, or undefined: parsers disagree on which of several counts, and that is how a sender is
 * forged past a DMARC check.
 */
export function soleSender(fromHeaders: readonly string[]): Sender | undefined {
  const [value, second] = fromHeaders;
  if (value === undefined || second !== undefined || value.length > 1000) return undefined;
  const bare = value.replace(/"(?:[^"\\]|\\.)*"/g, '').replace(/\([^()]*\)/g, '');
  if (/[,;"]/.test(bare)) return undefined;
  const address =
    bare.includes('<') || bare.includes('>') ? /^[^<>]*<([^<>]*)>\s*$/.exec(bare)?.[1]?.trim() : bare.trim();
  if (address === undefined || !/^[\x21-\x7e]+$/.test(address) || !/^[^@]+@[^@]+\.[^@]+$/.test(address))
    return undefined;
  return { address: address.toLowerCase(), name: cleanHeaderText(addressParser(value)[0]?.name ?? '') };
}
