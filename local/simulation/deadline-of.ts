import * as z from 'zod';
import { keyOf } from '../../shared/contracts/table.ts';
import { Instant } from '../../shared/domain/instant.ts';
import { readReplyAddresses } from '../../shared/mail/reply-address.ts';
import { plainItem } from '../run/plain-item.ts';
import { environmentOf } from '../run/records.ts';
import type { World } from '../world/world.ts';

/** Where a reply to an email goes, from its bytes; undefined when it asks for none. */
export function replyToOf(raw: Uint8Array): string | undefined {
  const text = Buffer.from(raw).toString('latin1');
  const header = text.slice(0, text.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ');
  return /^Reply-To: .*?([^\s<>]+@[^\s<>]+)>?\s*$/im.exec(header)?.[1];
}

const Closing = z.object({ fact: z.object({ closesAt: Instant }) });

/** The exact second at which the form behind a reply address closes; letters print the day and the hour of it. */
export function deadlineOf(world: World, replyTo: string | undefined): Instant | undefined {
  const [address] = readReplyAddresses([replyTo ?? ''], environmentOf(world, 'INBOUND_DOMAIN'));
  if (address === undefined) return undefined;
  const { pk, sk } = keyOf.form(address.formId);
  const item = world.dynamo.item(environmentOf(world, 'PROGRAM_TABLE'), { pk: { S: pk }, sk: { S: sk } });
  return item === undefined ? undefined : Closing.parse(plainItem(item)).fact.closesAt;
}
