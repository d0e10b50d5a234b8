import { createHash } from 'node:crypto';
import type { ReadableMessage } from './parse-message.ts';

/**
 * What two deliveries of one message have in common: its Message-ID, its sender and its words. Undefined for a message without an id of its own.
 * A gateway that delivers twice gets two ids of SES for it.
 */
export function markOf({
  messageId,
  from,
  text,
}: Pick<ReadableMessage, 'messageId' | 'from' | 'text'>): string | undefined {
  if (messageId === undefined || from === undefined) return undefined;
  return createHash('sha256')
    .update(JSON.stringify([messageId, from.address, text]))
    .digest('hex');
}
