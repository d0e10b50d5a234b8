import type { CycleDefinition } from '../domain/cycle-definition.ts';
import { type MailAttachment, parseMessage } from '../mail/parse-message.ts';
import type { Problem } from './problem.ts';
import { readCycleDefinition } from './read-cycle-definition.ts';
import { problemsOfRosterAlone, readRoster } from './read-roster.ts';

type Readings = {
  readonly definition: Extract<ReturnType<typeof readCycleDefinition>, { kind: 'definition' }>;
  readonly roster: Extract<ReturnType<typeof readRoster>, { kind: 'roster' }>;
};

/** What a coordinator's start message holds: both files readable, or every problem found. */
export type StartMessage =
  | ({ readonly kind: 'understood' } & Readings)
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'no-files' };

/** Reads the two attachments of a start message, whatever they are called as long as one ends in .json and one in .csv, .txt or .tsv. */
export function readStartMessage(attachments: readonly MailAttachment[]): StartMessage {
  const cycle = attachments.find(({ name }) => /\.json$/i.test(name));
  const csv = attachments.find(({ name }) => /\.(?:csv|txt|tsv)$/i.test(name));
  if (cycle === undefined || csv === undefined) return { kind: 'no-files' };
  const definition = readCycleDefinition(cycle.bytes);
  if (definition.kind === 'problems') {
    return { kind: 'problems', problems: [...definition.problems, ...problemsOfRosterAlone(csv.bytes)] };
  }
  const roster = readRoster(csv.bytes, definition.definition);
  if (roster.kind === 'problems') return roster;
  return { kind: 'understood', definition, roster };
}

/** The roster of a start message that was understood when it came. Throws when the stored message no longer reads. */
export async function rosterOf(message: Uint8Array, definition: CycleDefinition): Promise<Readings['roster']> {
  const parsed = await parseMessage(message);
  if (parsed.kind !== 'message') throw new Error(`The stored start message is unreadable: ${parsed.reason}`);
  const csv = parsed.attachments.find(({ name }) => /\.(?:csv|txt|tsv)$/i.test(name));
  if (csv === undefined) throw new Error('The stored start message has no roster');
  const roster = readRoster(csv.bytes, definition);
  if (roster.kind === 'problems') throw new Error('The stored roster no longer reads without problems');
  return roster;
}
