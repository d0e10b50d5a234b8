import { documentOf } from '../contracts/documents.ts';
import { start, wake } from '../domain/command.ts';
import type { Cycle } from '../domain/cycle.ts';
import type { CycleDefinition } from '../domain/cycle-definition.ts';
import { undecided } from '../domain/deciding.ts';
import { answeringLadder, ladderRules } from '../domain/form-ladders.ts';
import type { CycleId, PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Translated } from '../domain/language.ts';
import { coordinatorReader } from '../domain/readers.ts';
import type { Documents } from '../ports.ts';
import { describeStart } from '../roster/describe-start.ts';
import type { Roster } from '../roster/read-roster.ts';
import { cancelForms } from './cancel-forms.ts';
import { registerContact } from './contacts.ts';
import { type IssueServices, issue } from './issue.ts';

export type DraftServices = IssueServices & { readonly documents: Documents };

/** What a cycle is to be, checked, and the stored message its roster came with. */
export interface CheckedStart {
  readonly definition: CycleDefinition;
  readonly roster: Roster;
  readonly sourceObject: string;
  /** The coordinator who sent it: she answers for the start. */
  readonly from: string;
  /** The message that completed it. */
  readonly inboundId: string;
}

/** Drafts a new cycle: tells the coordinator what was understood, as a form whose yes starts it. */
export async function draftCycle(services: DraftServices, cycleId: CycleId, checked: CheckedStart): Promise<void> {
  const { program, clock } = services;
  const drafted = await askToStart(services, cycleId, 1, checked, []);
  await program.cycles.create(
    {
      cycleId,
      ...drafted,
      ...blankCycle(clock.now()),
      status: 'draft',
      draft: { round: 1, message: checked.inboundId },
    },
    'drafted',
    [start('cycle', cycleId, 1)],
  );
}

/**
 * Drafts it again from what was corrected: a new start form takes the place of the one before, whose yes no longer counts. The same message
 * twice drafts once.
 */
export async function redraftCycle(
  services: DraftServices,
  cycle: Cycle,
  checked: CheckedStart,
  changes: readonly Translated[],
): Promise<void> {
  const { program } = services;
  const { cycleId } = cycle;
  const round = (cycle.draft?.round ?? 0) + 1;
  let startForm = cycle.startForm;
  if (cycle.draft?.message !== checked.inboundId) {
    const drafted = await askToStart(services, cycleId, round, checked, changes);
    startForm = drafted.startForm;
    await program.cycles.advance(cycle, {
      to: { ...cycle, ...drafted, status: 'draft', draft: { round, message: checked.inboundId } },
      event: cycle.status === 'preparing' ? 'drafted' : 'drafted again',
      commands: [wake('cycle', cycleId)],
    });
  }
  const before = (await program.forms.ofCycle(cycleId, 'START')).filter(({ formId }) => formId !== startForm);
  await cancelForms(program, before, 'drafted again');
}

/** What every new cycle begins with. */
export function blankCycle(now: Instant) {
  return { ...undecided, createdAt: now, refreshes: 0, cursor: 0, version: 1, epoch: 1 } as const;
}

async function askToStart(
  services: DraftServices,
  cycleId: CycleId,
  round: number,
  { definition, roster, sourceObject, from }: CheckedStart,
  changes: readonly Translated[],
): Promise<Pick<Cycle, 'definition' | 'sourceObject' | 'coordinators' | 'sponsorId' | 'startForm'>> {
  const { documents, clock } = services;
  const coordinators: PersonId[] = [];
  for (const coordinator of inOrder(definition, from))
    coordinators.push(await registerContact(services, definition, coordinator));
  const { sponsor } = definition;
  const sponsorId = await registerContact(services, definition, { ...sponsor, site: leadSite(definition) });
  const [lead] = coordinators;
  if (lead === undefined) throw new Error('A definition names a coordinator: readCycleDefinition refuses others');
  await documents.put(documentOf.start(cycleId, round), {
    fr: describeStart(definition, roster, 'fr', changes),
    en: describeStart(definition, roster, 'en', changes),
  });
  const now = clock.now();
  const form = await issue(services, {
    cycleId,
    kind: 'START',
    to: lead,
    group: 'start',
    round,
    ladder: answeringLadder(now, coordinatorReader(definition), ladderRules.start),
  });
  return { definition, sourceObject, coordinators, sponsorId, startForm: form.formId };
}

/** The sender answers for the start; the others follow in the order of the definition. */
function inOrder(definition: CycleDefinition, sender: string): CycleDefinition['coordinators'] {
  return definition.coordinators.toSorted((a, b) => Number(b.email === sender) - Number(a.email === sender));
}

function leadSite(definition: CycleDefinition): string {
  const [lead] = definition.coordinators;
  return lead === undefined ? '' : lead.site;
}
