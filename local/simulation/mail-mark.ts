import { ledgerTag } from '../../shared/domain/deterministic-ids.ts';

/** What all emails of one ledger key have in common: boundaries derive from the key, whatever SES does to the headers. */
export function markOf(raw: Uint8Array): string {
  const found = /--_NmP-([a-z2-7]{32})-Part/.exec(Buffer.from(raw).toString('latin1'))?.[1];
  if (found === undefined) throw new Error('An email without the boundary that its ledger key gives');
  return found;
}

/** The mark that emails of this ledger key bear. */
export function markOfKey(key: string): string {
  return markOfTag(ledgerTag(key));
}

/** The mark that emails with this tag of the ledger bear: both begin the hash of one key. */
export function markOfTag(tag: string): string {
  return tag.slice(0, 32);
}
