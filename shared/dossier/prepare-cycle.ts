import { documentOf } from '../contracts/documents.ts';
import { NotFound } from '../contracts/errors.ts';
import { blankDefinition } from '../domain/blank-definition.ts';
import { start } from '../domain/command.ts';
import type { Cycle } from '../domain/cycle.ts';
import type { Form } from '../domain/form.ts';
import { answeringLadder, ladderRules } from '../domain/form-ladders.ts';
import type { CycleId, PersonId } from '../domain/ids.ts';
import { coordinatorReader } from '../domain/readers.ts';
import { localDate } from '../domain/working-calendar.ts';
import { fullName } from '../messages/speaking.ts';
import type { Inbox } from '../ports.ts';
import { definitionOfAnswers } from '../roster/definition-of-answers.ts';
import { describePlaces } from '../roster/describe-start.ts';
import { type ReadDefinition, readCycleDefinition } from '../roster/read-cycle-definition.ts';
import { readRoster } from '../roster/read-roster.ts';
import { rosterChanges } from '../roster/roster-changes.ts';
import { readStart, type StartFiles, storedRoster } from '../roster/start-message.ts';
import { blankCycle, type DraftServices, redraftCycle } from './draft-cycle.ts';
import { issue } from './issue.ts';
import { tellProblems } from './tell-problems.ts';

/** Asks a coordinator for what a cycle.json would say. Her cycle exists from now on, blank: everything about forms holds for this one too. */
export async function prepareCycle(
  services: DraftServices,
  cycleId: CycleId,
  request: { readonly to: PersonId; readonly roster: Uint8Array | undefined; readonly sourceObject: string },
): Promise<void> {
  const { program, people, documents, clock } = services;
  const { to, roster, sourceObject } = request;
  const now = clock.now();
  const coordinator = await people.find(to);
  if (coordinator === undefined) throw new NotFound('person', to);
  const { address, timeZone, language } = coordinator;
  const definition = blankDefinition(
    { email: address, name: fullName(coordinator) || address, language, timeZone },
    localDate(now, timeZone),
  );
  await documents.put(documentOf.newCycle(cycleId), {
    fr: describePlaces(roster, 'fr'),
    en: describePlaces(roster, 'en'),
  });
  const form = await issue(services, {
    cycleId,
    kind: 'NEW',
    to,
    group: 'start',
    ladder: answeringLadder(now, coordinatorReader(definition), ladderRules.newCycle),
  });
  await program.cycles.create(
    {
      cycleId,
      status: 'preparing',
      definition,
      sourceObject,
      coordinators: [to],
      sponsorId: to,
      newForm: form.formId,
      ...blankCycle(now),
    },
    'prepared',
    [start('cycle', cycleId, 1)],
  );
}

/** What a coordinator's reply about a start brought. */
export interface StartCorrection {
  readonly files: StartFiles;
  readonly from: string;
  readonly inboundId: string;
  readonly objectKey: string;
}

/**
 * Takes what a reply says about a cycle that has not started, after its answers were stored: a definition that is complete and right is asked to
 * be started, with what changed; anything wrong is told at once. Nothing changes that was confirmed before. The same reply twice is once.
 */
export async function correctStart(
  services: DraftServices & { readonly inbox: Inbox },
  asked: Form,
  correction: StartCorrection,
): Promise<void> {
  const { program, inbox } = services;
  const { files, from, inboundId, objectKey } = correction;
  let cycle = await program.cycles.load(asked.cycleId);
  if (cycle.status !== 'preparing' && cycle.status !== 'draft') return;
  if (files.roster !== undefined && cycle.status === 'preparing' && cycle.sourceObject !== objectKey) {
    const to = { ...cycle, sourceObject: objectKey };
    await program.cycles.advance(cycle, { to, event: 'roster received' });
    cycle = await program.cycles.load(cycle.cycleId);
  }
  const definition = await correctedDefinition(services, cycle, asked, correction);
  if (definition === undefined) return;
  const stored = await storedRoster(await inbox.read(cycle.sourceObject));
  const read = readStart(definition, files.roster ?? stored);
  if (read.kind === 'problems') {
    await tellProblems(services, {
      cycleId: cycle.cycleId,
      to: asked.personId,
      inboundId,
      problems: read.problems,
      formId: asked.formId,
    });
    return;
  }
  const after = read.definition.definition;
  const before = cycle.status === 'draft' && stored !== undefined ? readRoster(stored, cycle.definition) : undefined;
  const known = before?.kind === 'roster' ? before.people : undefined;
  const isKnown = sameFacts([cycle.definition, known], [after, read.roster.people]);
  if (isKnown && cycle.draft?.message !== inboundId) return; // the start form that waits says it already
  const sourceObject = files.roster === undefined ? cycle.sourceObject : objectKey;
  await redraftCycle(
    services,
    cycle,
    { definition: after, roster: read.roster, sourceObject, from, inboundId },
    known === undefined ? [] : rosterChanges(known, read.roster.people),
  );
}

function sameFacts(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The definition as it stands with this reply; undefined while the form that asks for it is not complete, and when the reply brings nothing. */
async function correctedDefinition(
  { program }: DraftServices,
  cycle: Cycle,
  asked: Form,
  { files, from }: StartCorrection,
): Promise<ReadDefinition | undefined> {
  if (files.cycle !== undefined) return readCycleDefinition(files.cycle);
  if (asked.kind === 'NEW') {
    const { status, answers, language } = await program.forms.load(asked.formId);
    return status === 'answered' ? definitionOfAnswers(answers, from, language) : undefined;
  }
  return files.roster === undefined ? undefined : { kind: 'definition', definition: cycle.definition };
}
