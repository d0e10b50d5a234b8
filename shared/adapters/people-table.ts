import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { PeopleEnv } from '../contracts/step.ts';
import { keyOf } from '../contracts/table.ts';
import { PersonId } from '../domain/ids.ts';
import { Person } from '../domain/person.ts';
import type { People } from '../ports.ts';
import { dynamoClient } from './dynamo-client.ts';
import { ifStill } from './dynamo-entities.ts';
import { readTogether } from './dynamo-reads.ts';
import type { Adapter } from './services.ts';

const Claim = z.object({ personId: PersonId });

/** Names and addresses, apart from every other fact: its own table, key and grants. */
export const peopleTable: Adapter<z.output<typeof PeopleEnv>, People> = ({ PEOPLE_TABLE: table }, { wires, ids }) => {
  const dynamo = wires(dynamoClient);
  const claimant = async (key: { pk: string; sk: string }): Promise<PersonId | undefined> => {
    const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item === undefined ? undefined : Claim.parse(Item).personId;
  };
  /** Claims a unique address or employee number; answers who holds it. */
  const claim = async (key: { pk: string; sk: string }, personId: PersonId): Promise<PersonId> => {
    const put = await ifStill(() =>
      dynamo.send(
        new PutCommand({
          TableName: table,
          Item: { ...key, personId },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
    return put === undefined ? ((await claimant(key)) ?? personId) : personId;
  };
  const change = (personId: PersonId, changes: Partial<Person>, condition = 'attribute_exists(pk)') => {
    const set = Object.keys(changes).map((name) => `#fact.#${name} = :${name}`);
    return dynamo.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOf.person(personId),
        UpdateExpression: `SET ${set.join(', ')}`,
        ConditionExpression: condition,
        ExpressionAttributeNames: {
          '#fact': 'fact',
          ...Object.fromEntries(Object.keys(changes).map((name) => [`#${name}`, name])),
        },
        ExpressionAttributeValues: Object.fromEntries(
          Object.entries(changes).map(([name, value]) => [`:${name}`, value]),
        ),
      }),
    );
  };
  const people: People = {
    async find(personId) {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: keyOf.person(personId), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : Person.parse(Item.fact);
    },
    async findAll(idsToFind) {
      const items = await readTogether(dynamo, table, [...new Set(idsToFind)].map(keyOf.person));
      return new Map(items.map((item) => Person.parse(item.fact)).map((person) => [person.personId, person]));
    },
    idOf: (address) => claimant(keyOf.address(address.toLowerCase())),
    async register(person, employeeNumber) {
      const address = person.address.toLowerCase();
      const fresh = PersonId.parse(`per_${ids.random(16)}`);
      const numbered = async () =>
        employeeNumber === undefined ? fresh : claim(keyOf.employee(employeeNumber), fresh);
      const personId = await claim(
        keyOf.address(address),
        (await claimant(keyOf.address(address))) ?? (await numbered()),
      );
      if (employeeNumber !== undefined) await claim(keyOf.employee(employeeNumber), personId);
      const imported = { ...person, address };
      const fact: Person = { ...imported, personId };
      const created = await ifStill(() =>
        dynamo.send(
          new PutCommand({
            TableName: table,
            Item: { ...keyOf.person(personId), fact },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
      if (created !== undefined) return personId;
      const updated = await ifStill(() => change(personId, imported, 'attribute_not_exists(#fact.languageChosen)'));
      const { language: _language, ...rest } = imported;
      if (updated === undefined) await change(personId, rest);
      return personId;
    },
    async suppress(personId, why) {
      await change(personId, { suppressed: why });
    },
    async wishNoInvitation(personId, never) {
      await change(personId, { neverInvite: never });
    },
    async changeLanguage(personId, language) {
      await change(personId, { language, languageChosen: true });
    },
  };
  return people;
};
