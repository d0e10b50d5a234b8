import type { CycleDefinition } from '../domain/cycle-definition.ts';
import { type MailAttachment, parseMessage } from '../mail/parse-message.ts';
import { answerFaults } from './answer-faults.ts';
import type { Problem } from './problem.ts';
import type { ReadDefinition } from './read-cycle-definition.ts';
import { problemsOfRosterAlone, readRoster } from './read-roster.ts';

type Readings = {
  readonly definition: Extract<ReadDefinition, { kind: 'definition' }>;
  readonly roster: Extract<ReturnType<typeof readRoster>, { kind: 'roster' }>;
};

/** What a coordinator's start message holds: both files readable, or every problem found. */
export type StartMessage =
  | ({ readonly kind: 'understood' } & Readings)
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** The two files of a start, as bytes; whatever they are called as long as one ends in .json and one in .csv, .txt or .tsv (a workbook, in .xls or .xlsx, is told to be one). */
export interface StartFiles {
  readonly cycle: Uint8Array | undefined;
  readonly roster: Uint8Array | undefined;
}

/** What a message brings of them. */
export function startFiles(attachments: readonly MailAttachment[]): StartFiles {
  const named = (pattern: RegExp) => attachments.find(({ name }) => pattern.test(name))?.bytes;
  return { cycle: named(/\.json$/i), roster: named(/\.(?:csv|txt|tsv)$/i) ?? named(/\.xlsx?$/i) };
}

/** Reads a definition and a roster together, so that both are corrected at once. No roster is a problem like any other. */
export function readStart(definition: ReadDefinition, roster: Uint8Array | undefined): StartMessage {
  const missing: Problem[] =
    roster === undefined ? [{ file: 'roster.csv', line: 1, column: '', ...answerFaults.noRoster() }] : [];
  if (definition.kind === 'problems') {
    const alone = roster === undefined ? missing : problemsOfRosterAlone(roster);
    return { kind: 'problems', problems: [...definition.problems, ...alone] };
  }
  if (roster === undefined) return { kind: 'problems', problems: missing };
  const read = readRoster(roster, definition.definition);
  return read.kind === 'problems' ? read : { kind: 'understood', definition, roster: read };
}

/** The roster file of a stored message; undefined when it brought none. */
export async function storedRoster(message: Uint8Array): Promise<Uint8Array | undefined> {
  const parsed = await parseMessage(message);
  return parsed.kind === 'message' ? startFiles(parsed.attachments).roster : undefined;
}

/** The roster of a start message that was understood when it came. Throws when the stored message no longer reads. */
export async function rosterOf(message: Uint8Array, definition: CycleDefinition): Promise<Readings['roster']> {
  const csv = await storedRoster(message);
  if (csv === undefined) throw new Error('The stored start message has no roster that can be read');
  const roster = readRoster(csv, definition);
  if (roster.kind === 'problems') throw new Error('The stored roster no longer reads without problems');
  return roster;
}
