import { createHash } from 'node:crypto';
import { documentOf } from '../contracts/documents.ts';
import { base32 } from '../domain/base32.ts';
import { mail, start } from '../domain/command.ts';
import type { CycleDefinition } from '../domain/cycle-definition.ts';
import { ladderFrom, ladderRules } from '../domain/form-ladders.ts';
import { CycleId, type PersonId } from '../domain/ids.ts';
import { issuedForm, keyLength } from '../domain/issue-form.ts';
import { coordinatorReader } from '../domain/readers.ts';
import { formDefinition } from '../forms/form-registry.ts';
import type { ReadableMessage } from '../mail/parse-message.ts';
import type { Documents, People } from '../ports.ts';
import { describeProblems, describeStart } from '../roster/describe-start.ts';
import { readStartMessage } from '../roster/start-message.ts';
import type { IssueServices } from './issue.ts';

/** A message to the start address, from a coordinator beyond doubt. */
export interface StartRequest {
  readonly message: ReadableMessage;
  readonly from: string;
  readonly inboundId: string;
  readonly objectKey: string;
}

/** One cycle per start message: the same message delivered twice starts one. */
export function cycleIdOf(inboundId: string): CycleId {
  return CycleId.parse(`cyc_${base32(createHash('sha256').update(inboundId).digest().subarray(0, 10))}`);
}

/**
 * Answers a start message: with every problem of its files, or with what was understood as a form whose yes starts the cycle. Nothing
 * reaches anybody else before that yes.
 */
export async function startCycle(
  services: IssueServices & { readonly documents: Documents },
  { message, from, inboundId, objectKey }: StartRequest,
): Promise<'started' | 'refused'> {
  const { program, people, documents, clock, ids } = services;
  const cycleId = cycleIdOf(inboundId);
  const now = clock.now();
  const read = readStartMessage(message.attachments);
  if (read.kind !== 'understood') {
    const lines =
      read.kind === 'problems'
        ? { fr: describeProblems(read.problems, 'fr'), en: describeProblems(read.problems, 'en') }
        : {
            fr: [
              'Votre message doit porter deux pièces jointes :',
              ' - cycle.json, la définition du cycle',
              ' - roster.csv, la liste des personnes',
            ],
            en: [
              'Your message needs two attachments:',
              ' - cycle.json, the definition of the cycle',
              ' - roster.csv, the list of people',
            ],
          };
    await documents.put(documentOf.problems(inboundId), lines);
    const to =
      (await knownPerson(people, from)) ??
      (await people.register({ address: from, first: '', last: '', language: 'fr', timeZone: 'Europe/Paris' }));
    const { order } = mail({
      key: `${cycleId}#problems`,
      mail: 'start-problems',
      to,
      cycleId,
      facts: { inbound: inboundId },
      dueAt: now,
      ifUnsure: 'send again',
    });
    await program.ledger.order(order);
    return 'refused';
  }

  const { definition } = read.definition;
  const coordinators: PersonId[] = [];
  for (const coordinator of inOrder(definition, from))
    coordinators.push(await registerContact(services, definition, coordinator));
  const { sponsor } = definition;
  const sponsorId = await registerContact(services, definition, { ...sponsor, site: leadSite(definition) });
  await documents.put(documentOf.start(cycleId), {
    fr: describeStart(definition, read.roster, 'fr'),
    en: describeStart(definition, read.roster, 'en'),
  });
  const [lead] = coordinators;
  if (lead === undefined) return 'refused';
  const person = await people.find(lead);
  const kind = formDefinition('START');
  const reader = coordinatorReader(definition);
  const ladder = ladderFrom(now, reader, ladderRules.start);
  const form = issuedForm(
    {
      cycleId,
      kind: kind.id,
      kindVersion: kind.version,
      group: 'start',
      personId: lead,
      language: person?.language ?? 'fr',
      ladder: { ...ladder, ladder: [now, ...ladder.ladder.slice(1)] }, // the answer to her own message, at once
    },
    now,
    ids.random(keyLength),
  );
  await program.forms.create(form, 'issued', [start('form', form.formId, form.epoch)]);
  await program.cycles.create(
    {
      cycleId,
      status: 'draft',
      definition,
      sourceObject: objectKey,
      coordinators,
      sponsorId,
      createdAt: now,
      startForm: form.formId,
      cursor: 0,
      matchingRound: 0,
      decisionAsked: 0,
      version: 1,
      epoch: 1,
    },
    'drafted',
    [start('cycle', cycleId, 1)],
  );
  return 'started';
}

/** The sender answers for the start; the others follow in the order of the definition. */
function inOrder(definition: CycleDefinition, sender: string): CycleDefinition['coordinators'] {
  return definition.coordinators.toSorted((a, b) => Number(b.email === sender) - Number(a.email === sender));
}

function leadSite(definition: CycleDefinition): string {
  const [lead] = definition.coordinators;
  return lead === undefined ? '' : lead.site;
}

/** Somebody whose address *and* person are there: a crash may have come between the two, and registering again completes it. */
async function knownPerson(people: People, address: string): Promise<PersonId | undefined> {
  const id = await people.idOf(address);
  return id === undefined || (await people.find(id)) === undefined ? undefined : id;
}

async function registerContact(
  { people }: IssueServices,
  definition: CycleDefinition,
  contact: { readonly email: string; readonly name: string; readonly site: string; readonly phone?: string },
): Promise<PersonId> {
  const known = await knownPerson(people, contact.email);
  if (known !== undefined) return known;
  const site = definition.sites[contact.site];
  const [first = contact.name, ...last] = contact.name.split(' ');
  return people.register({
    address: contact.email,
    first,
    last: last.join(' '),
    language: site?.language ?? 'fr',
    timeZone: site?.timeZone ?? 'Europe/Paris',
    ...(contact.phone === undefined ? {} : { phone: contact.phone }),
  });
}
