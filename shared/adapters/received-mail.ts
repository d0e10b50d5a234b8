import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { attributes, keyOf } from '../contracts/table.ts';
import { AnswersGiven } from '../domain/answer-limit.ts';
import { InboundRecord } from '../domain/inbound.ts';
import type { Clock, Program } from '../ports.ts';
import { ifStill, outcome } from './dynamo-entities.ts';
import type { DynamoItems } from './dynamo-items.ts';
import { readTogether } from './dynamo-reads.ts';

const Lead = z.object({ of: z.string() });

/** After two days nothing of a count of automatic answers matters any more. */
const daysKept = 2;
/** As long as the copy itself lies in the inbox. */
const daysCopies = 30;

interface Means {
  readonly items: DynamoItems;
  readonly dynamo: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
}

/** Seconds since 1970 at which an item may go. */
function expiresIn(clock: Clock, days: number): number {
  return Math.floor(Date.parse(clock.now()) / 1000) + days * 86_400;
}

/** What became of each received message. */
export function inboundRecords({ items, dynamo, table, clock }: Means): Program['inbound'] {
  return {
    async find(inboundId) {
      const key = keyOf.inbound(inboundId);
      const item = await items.read(key);
      return item === undefined ? undefined : InboundRecord.parse(item.fact);
    },
    async record(record) {
      await items.put({ ...keyOf.inbound(record.inboundId), fact: record });
    },
    async firstWith(mark, inboundId) {
      const key = keyOf.sameMessage(mark);
      const lead = { ...key, of: inboundId, [attributes.expires]: expiresIn(clock, daysCopies) };
      if ((await items.put(lead, 'attribute_not_exists(pk)')) !== undefined) return inboundId;
      const item = await items.read(key);
      return item === undefined ? inboundId : Lead.parse(item).of;
    },
    async unrecorded(inboundIds) {
      const found = await readTogether(dynamo, table, inboundIds.map(keyOf.inbound));
      const known = new Set(found.map(({ pk }) => pk));
      return inboundIds.filter((inboundId) => !known.has(keyOf.inbound(inboundId).pk));
    },
  };
}

/** How often somebody, or a form, was answered by itself lately. */
export function givenAnswers({ items, dynamo, table, clock }: Means): Program['answersGiven'] {
  return {
    async find(subject) {
      const key = keyOf.answersGiven(subject);
      const item = await items.read(key);
      return item === undefined ? { subject, given: [], version: 0 } : AnswersGiven.parse(item.fact);
    },
    async keep(from, to) {
      const kept = {
        ...keyOf.answersGiven(to.subject),
        fact: to,
        version: to.version,
        [attributes.expires]: expiresIn(clock, daysKept),
      };
      const first = from.version === 0;
      return outcome(
        await ifStill(() =>
          dynamo.send(
            new PutCommand({
              TableName: table,
              Item: kept,
              ConditionExpression: first ? 'attribute_not_exists(pk)' : 'version = :version',
              ...(first ? {} : { ExpressionAttributeValues: { ':version': from.version } }),
            }),
          ),
        ),
      );
    },
  };
}
