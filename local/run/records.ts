import * as z from 'zod';
import { documentOf } from '../../shared/contracts/documents.ts';
import { keyOf } from '../../shared/contracts/table.ts';
import { Cycle } from '../../shared/domain/cycle.ts';
import { Form } from '../../shared/domain/form.ts';
import type { CycleId, FormId, PairId, PersonId } from '../../shared/domain/ids.ts';
import { InboundRecord, Task } from '../../shared/domain/inbound.ts';
import { LedgerEntry } from '../../shared/domain/ledger.ts';
import { Pair } from '../../shared/domain/pair.ts';
import { Participant } from '../../shared/domain/participant.ts';
import { Person } from '../../shared/domain/person.ts';
import { textOf } from '../dynamodb/attribute-value.ts';
import type { World } from '../world/world.ts';
import { plainItem } from './plain-item.ts';

const Audit = z.object({ version: z.int(), event: z.string(), actor: z.string(), at: z.string() });

/** One change of one entity, from the audit trail. */
export interface AuditEvent extends z.infer<typeof Audit> {
  readonly entityId: string;
}

/** All facts of the program's tables, parsed with the program's own schemas. */
export interface Records {
  readonly cycles: readonly Cycle[];
  readonly participants: ReadonlyMap<PersonId, Participant>;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly forms: ReadonlyMap<FormId, Form>;
  readonly pairs: ReadonlyMap<PairId, Pair>;
  readonly ledger: readonly LedgerEntry[];
  /** Of each entity, by version. */
  readonly audit: ReadonlyMap<string, readonly AuditEvent[]>;
  readonly inbound: ReadonlyMap<string, InboundRecord>;
  readonly tasks: readonly Task[];
}

const Stored = z.looseObject({
  pk: z.string(),
  sk: z.string(),
  fact: z.unknown().optional(),
  version: z.int().optional(),
});

/** Reads both tables past every permission and meter: for whoever looks at a finished run. */
export function readRecords(world: World): Records {
  const program = storedItems(world, 'PROGRAM_TABLE');
  const ofKind = (prefix: string) => program.filter(({ sk }) => sk === prefix);
  const facts = <T>(schema: z.ZodType<T>, prefix: string): T[] =>
    ofKind(prefix).map(({ fact, version }) => schema.parse({ ...(fact as object), version }));
  const audit = new Map<string, AuditEvent[]>();
  for (const { pk, fact } of program) {
    if (!pk.startsWith('AUD#')) continue;
    const entityId = pk.slice(4);
    const events = audit.get(entityId) ?? [];
    audit.set(entityId, [...events, { ...Audit.parse(fact), entityId }]);
  }
  for (const [entityId, events] of audit)
    audit.set(
      entityId,
      events.toSorted((a, b) => a.version - b.version),
    );
  const participants = program.filter(({ pk, sk }) => pk.startsWith('CYC#') && sk.startsWith('PER#'));
  return {
    cycles: facts(Cycle, 'CYC').toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
    participants: byId(
      participants.map(({ fact }) => Participant.parse(fact)),
      ({ personId }) => personId,
    ),
    people: byId(
      storedItems(world, 'PEOPLE_TABLE').flatMap(({ sk, fact }) => (sk === 'PER' ? [Person.parse(fact)] : [])),
      ({ personId }) => personId,
    ),
    forms: byId(facts(Form, 'FRM'), ({ formId }) => formId),
    pairs: byId(
      facts(Pair, 'PAR').toSorted((a, b) => a.number - b.number),
      ({ pairId }) => pairId,
    ),
    ledger: ofKind('MSG').map(({ fact }) => LedgerEntry.parse(fact)),
    audit,
    inbound: byId(
      ofKind('INB').map(({ fact }) => InboundRecord.parse(fact)),
      ({ inboundId }) => inboundId,
    ),
    tasks: program.flatMap(({ sk, fact }) => (sk.startsWith('TSK#') ? [Task.parse(fact)] : [])),
  };
}

/** The cycle as it stands, without reading everything else; undefined when there is none of that id. */
export function readCycle(world: World, cycleId: CycleId): Cycle | undefined {
  const { pk, sk } = keyOf.cycle(cycleId);
  const item = world.dynamo.item(environmentOf(world, 'PROGRAM_TABLE'), { pk: { S: pk }, sk: { S: sk } });
  if (item === undefined) return undefined;
  const { fact, version } = Stored.parse(plainItem(item));
  return Cycle.parse({ ...(fact as object), version });
}

/** True while an email is ordered but has not settled. */
export function hasUnsettledMail(world: World): boolean {
  return world.dynamo
    .items(environmentOf(world, 'PROGRAM_TABLE'))
    .some(({ sk, status }) => textOf(sk) === 'MSG' && ['queued', 'claimed'].includes(textOf(status) ?? ''));
}

const Written = z.object({ subject: z.string(), text: z.string(), page: z.string() });
const Report = z.object({ fr: Written, en: Written });
export type Report = z.infer<typeof Report>;

/** How many pairs the latest matching has. */
export function pairsProposed(world: World, { cycleId, matchingRound }: Cycle): number {
  const key = documentOf.matching(cycleId, matchingRound);
  return Matching.parse(readDocument(world, key) ?? { pairs: [] }).pairs.length;
}

const Matching = z.object({ pairs: z.array(z.unknown()) });

/** The closing report; undefined for a cycle that never came to it. */
export function readReport(world: World, cycleId: CycleId): Report | undefined {
  const stored = readDocument(world, documentOf.report(cycleId));
  return stored === undefined ? undefined : Report.parse(stored);
}

function readDocument(world: World, key: string): unknown {
  const stored = world.storage.find(environmentOf(world, 'DOCUMENTS_BUCKET'), key);
  return stored === undefined ? undefined : JSON.parse(Buffer.from(stored.content).toString('utf8'));
}

/** What the assembly's functions are told about a resource. Throws when none is. */
export function environmentOf({ assembly }: World, name: string): string {
  const value = assembly.functions.map(({ environment }) => environment[name]).find((given) => given !== undefined);
  if (value === undefined) throw new Error(`No function of the assembly has a ${name}`);
  return value;
}

function storedItems(world: World, tableVariable: string): z.infer<typeof Stored>[] {
  return world.dynamo.items(environmentOf(world, tableVariable)).map((item) => Stored.parse(plainItem(item)));
}

function byId<Id, Fact>(facts: readonly Fact[], id: (fact: Fact) => Id): Map<Id, Fact> {
  return new Map(facts.map((fact) => [id(fact), fact]));
}
