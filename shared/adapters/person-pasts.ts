import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { keyOf } from '../contracts/table.ts';
import { type PastNote, PersonPast } from '../domain/person-past.ts';
import type { Program } from '../ports.ts';
import { readTogether } from './dynamo-reads.ts';

const Texts = z
  .set(z.string())
  .default(new Set())
  .transform((texts) => [...texts].sort());

const Stored = z.object({ personId: z.string(), partners: Texts, apart: Texts, outcomes: Texts });

/**
 * What outlives a cycle, one item a person. Each kind of fact is a set that only grows: adding a member needs no condition, because twice, late
 * or out of order it comes to the same.
 */
export function personPasts(dynamo: DynamoDBDocumentClient, table: string): Program['pasts'] {
  return {
    async note(note) {
      const [set, member] = memberOf(note);
      await dynamo.send(
        new UpdateCommand({
          TableName: table,
          Key: keyOf.past(note.personId),
          UpdateExpression: 'SET personId = :person ADD #set :member',
          ExpressionAttributeNames: { '#set': set },
          ExpressionAttributeValues: { ':person': note.personId, ':member': new Set([member]) },
        }),
      );
    },
    async of(personIds) {
      const items = await readTogether(dynamo, table, [...new Set(personIds)].map(keyOf.past));
      const pasts = items.map((item) => {
        const { outcomes, ...rest } = Stored.parse(item);
        const cameTo = outcomes.map((each) => {
          const [cycleId, outcome] = each.split('#');
          return { cycleId, outcome };
        });
        return PersonPast.parse({ ...rest, outcomes: cameTo });
      });
      return new Map(pasts.map((past) => [past.personId, past]));
    },
  };
}

function memberOf(note: PastNote): ['partners' | 'apart' | 'outcomes', string] {
  return note.what === 'outcome' ? ['outcomes', `${note.cycleId}#${note.outcome}`] : [note.what, note.other];
}
