import { receivedMail } from '../contracts/documents.ts';
import type { Instant } from '../domain/instant.ts';
import { isSetupObject } from '../mail/receipt.ts';
import type { InboxListing, Program } from '../ports.ts';

/** A stretch of time, without its first moment and with its last. */
interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** Ids of the messages among these objects that were stored in this time. */
export function storedMessages(
  objects: readonly { readonly key: string; readonly storedAt: Instant }[],
  { from, to }: Stretch,
): string[] {
  return objects
    .filter(({ key, storedAt }) => storedAt > from && storedAt <= to && !isSetupObject(key))
    .map(({ key }) => key.slice(receivedMail.length));
}

/** True while a message that was stored in this time has no record: whoever sent it, nobody has read it to its end. */
export async function isMailUnread(
  { program, inbox }: { readonly program: Pick<Program, 'inbound'>; readonly inbox: InboxListing },
  stretch: Stretch,
): Promise<boolean> {
  let after: string | undefined;
  do {
    const { objects, next } = await inbox.list(after);
    const unread = await program.inbound.unrecorded(storedMessages(objects, stretch));
    if (unread.length > 0) return true;
    after = next;
  } while (after !== undefined);
  return false;
}
