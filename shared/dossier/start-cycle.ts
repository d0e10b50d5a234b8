import { createHash } from 'node:crypto';
import { base32 } from '../domain/base32.ts';
import { CycleId } from '../domain/ids.ts';
import type { ReadableMessage } from '../mail/parse-message.ts';
import { readCycleDefinition } from '../roster/read-cycle-definition.ts';
import { readStart, startFiles } from '../roster/start-message.ts';
import { registerCoordinator } from './contacts.ts';
import { type DraftServices, draftCycle } from './draft-cycle.ts';
import { prepareCycle } from './prepare-cycle.ts';
import { tellProblems } from './tell-problems.ts';

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
 * Answers a start message: with every problem of its files, with what was understood as a form whose yes starts the cycle, or, when it
 * brings no cycle.json, with the form that asks for what it would say. Nothing reaches anybody else before that yes.
 */
export async function startCycle(
  services: DraftServices,
  { message, from, inboundId, objectKey }: StartRequest,
): Promise<'started' | 'refused'> {
  const cycleId = cycleIdOf(inboundId);
  const files = startFiles(message.attachments);
  const sender = { address: from, name: message.from?.name ?? '', language: 'fr', timeZone: 'Europe/Paris' } as const;
  if (files.cycle === undefined) {
    const to = await registerCoordinator(services.people, sender);
    await prepareCycle(services, cycleId, { to, roster: files.roster, sourceObject: objectKey });
    return 'started';
  }
  const read = readStart(readCycleDefinition(files.cycle), files.roster);
  if (read.kind === 'problems') {
    const to = await registerCoordinator(services.people, sender);
    await tellProblems(services, { cycleId, to, inboundId, problems: read.problems });
    return 'refused';
  }
  const { definition } = read.definition;
  await draftCycle(services, cycleId, { definition, roster: read.roster, sourceObject: objectKey, from, inboundId });
  return 'started';
}
