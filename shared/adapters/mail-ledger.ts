import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { keyOf, listingOf, workOf } from '../contracts/table.ts';
import { ledgerTag } from '../domain/deterministic-ids.ts';
import { plusMinutes } from '../domain/instant.ts';
import { claimMinutes, LedgerEntry, lookedAtFrom } from '../domain/ledger.ts';
import type { Clock, Program } from '../ports.ts';
import { ifStill, outcome } from './dynamo-entities.ts';
import type { DynamoItems } from './dynamo-items.ts';
import { queryIndex } from './dynamo-reads.ts';

const Keys = z.object({ pk: z.string() });
const Lead = z.object({ of: z.string() });

/** What is sent and what became of it, one item for each email; what is due is told to the send queue. */
export function mailLedger(
  {
    items,
    dynamo,
    table,
    clock,
  }: {
    readonly items: DynamoItems;
    readonly dynamo: DynamoDBDocumentClient;
    readonly table: string;
    readonly clock: Clock;
  },
  /** The queue, whose client is made when the first email is due. */
  sending: { readonly queue: () => SQSClient; readonly url: string },
): Program['ledger'] {
  const queue = async (key: string, delaySeconds?: number): Promise<void> => {
    await sending.queue().send(
      new SendMessageCommand({
        QueueUrl: sending.url,
        MessageBody: JSON.stringify({ key }),
        ...(delaySeconds === undefined ? {} : { DelaySeconds: delaySeconds }),
      }),
    );
  };
  const ledgerItem = (entry: LedgerEntry) => ({
    ...keyOf.mail(ledgerTag(entry.key)),
    fact: entry,
    status: entry.status,
    tries: entry.tries,
    ...(entry.status === 'queued' ? { work: workOf.mail, workDue: lookedAtFrom(entry) } : {}),
    ...(entry.status === 'claimed' && entry.claimedAt !== undefined
      ? { work: workOf.mail, workDue: plusMinutes(entry.claimedAt, claimMinutes) }
      : {}),
    listing: listingOf.mailOf(entry.to),
    listedAt: entry.orderedAt,
  });
  const read = async (tag: string) => {
    const item = await items.read(keyOf.mail(tag));
    return item === undefined ? undefined : LedgerEntry.parse(item.fact);
  };

  return {
    find: (key) => read(ledgerTag(key)),
    findByTag: read,
    async findAccepted(sesMessageId) {
      const item = await items.read(keyOf.accepted(sesMessageId), false);
      return item === undefined ? undefined : read(Lead.parse(item).of);
    },
    async newestTo(cycleId, personId, limit) {
      const listed = await queryIndex(dynamo, table, { index: 'listing', partition: listingOf.mailOf(personId) });
      const entries: LedgerEntry[] = [];
      for (const item of listed.toReversed()) {
        if (entries.length >= limit) break;
        const entry = await read(Keys.parse(item).pk.slice(4));
        if (entry?.cycleId === cycleId) entries.push(entry);
      }
      return entries;
    },
    async order(mail) {
      const now = clock.now();
      const entry = LedgerEntry.parse({ ...mail, status: 'queued', orderedAt: now });
      await items.put(ledgerItem(entry), 'attribute_not_exists(pk)');
      if (mail.dueAt <= now) await queue(mail.key);
    },
    queue,
    async advance(from, to) {
      const written = await ifStill(() =>
        dynamo.send(
          new PutCommand({
            TableName: table,
            Item: ledgerItem(to),
            ConditionExpression: '#status = :status AND tries = :tries',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':status': from.status, ':tries': from.tries },
          }),
        ),
      );
      // Written last: marking an email as sent waits for nothing.
      if (written !== undefined && to.sesMessageId !== undefined && from.sesMessageId === undefined)
        await items.put({ ...keyOf.accepted(to.sesMessageId), of: ledgerTag(to.key) });
      return outcome(written);
    },
    async unsettled(dueBefore, limit) {
      const unsettled = await queryIndex(dynamo, table, {
        index: 'work',
        partition: workOf.mail,
        before: dueBefore,
        limit,
      });
      const entries: LedgerEntry[] = [];
      for (const item of unsettled) {
        const entry = await read(Keys.parse(item).pk.slice(4));
        if (entry !== undefined) entries.push(entry);
      }
      return entries;
    },
  };
}

/** Which emails have a place in somebody's week. */
export function weekPlaces(dynamo: DynamoDBDocumentClient, table: string): Program['weeks'] {
  return {
    async take(personId, monday, tag, places) {
      const taken = await ifStill(() =>
        dynamo.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf.week(personId, monday),
            UpdateExpression: 'ADD tags :tag',
            ConditionExpression:
              places > 0
                ? 'attribute_not_exists(tags) OR contains(tags, :one) OR size(tags) < :places'
                : 'contains(tags, :one)',
            ExpressionAttributeValues: {
              ':tag': new Set([tag]),
              ':one': tag,
              ...(places > 0 ? { ':places': places } : {}),
            },
          }),
        ),
      );
      return outcome(taken) === 'done';
    },
  };
}
