import type { CycleDefinition } from '../domain/cycle-definition.ts';
import { compareRows } from './compare-rows.ts';
import { noteRoster } from './note-roster.ts';
import { inReadingOrder, type Note, type Problem } from './problem.ts';
import { type KnownPlaces, type RosterRow, readRow } from './read-row.ts';
import { reportingLines } from './reporting-lines.ts';
import { resolveReferences } from './resolve-references.ts';
import { peopleOf, type RosterLinks } from './roster-people.ts';
import type { RosterPerson } from './roster-person.ts';
import { type RosterSheet, readSheet } from './roster-sheet.ts';

/** A roster that can be used as it is. */
export interface Roster {
  readonly kind: 'roster';
  /** By line; people known only by their address stand where they are first named. */
  readonly people: readonly RosterPerson[];
  readonly notes: readonly Note[];
}

export type ReadRoster = Roster | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Reads roster.csv as HR exports it. Either everything is understood, or all problems are told at once and nothing is kept. */
export function readRoster(bytes: Uint8Array, definition: CycleDefinition): ReadRoster {
  const { sheet, rows, links, problems } = readRows(bytes, definition);
  if (problems.length > 0) return { kind: 'problems', problems };
  const found = peopleOf(rows, links, definition);
  return { kind: 'roster', people: found.people, notes: noteRoster(found, rows, sheet, definition) };
}

/** What is wrong with a roster whose cycle.json could not be read: everything but grades and sites, so that both files are corrected at once. */
export function problemsOfRosterAlone(bytes: Uint8Array): readonly Problem[] {
  return readRows(bytes, undefined).problems;
}

/** Where people work and which grades they have, in the words of the file, each once; what a cycle that is still to be defined must name. */
export function placesInRoster(bytes: Uint8Array): {
  readonly sites: readonly string[];
  readonly grades: readonly string[];
} {
  const { rows } = readRows(bytes, undefined);
  const found = (name: 'site' | 'grade') => [
    ...new Set(rows.map(({ record }) => record.cell(name)).filter((cell) => cell !== '')),
  ];
  return { sites: found('site').toSorted(), grades: found('grade').toSorted() };
}

interface ReadRows {
  readonly sheet: RosterSheet;
  readonly rows: readonly RosterRow[];
  readonly links: RosterLinks;
  readonly problems: readonly Problem[];
}

function readRows(bytes: Uint8Array, places: KnownPlaces | undefined): ReadRows {
  const sheet = readSheet(bytes);
  const read = sheet.records.map((record) => readRow(record, sheet.columns, places));
  const rows = read.map(({ row }) => row);
  const { managers, otherManagerOf, assistantOf, problems: unresolved } = resolveReferences(rows, sheet);
  const { managerOf, problems: impossible } = reportingLines(managers);
  const wrongCells = read.flatMap(({ problems }) => problems);
  const problems = inReadingOrder([
    ...sheet.problems,
    ...wrongCells,
    ...compareRows(rows, sheet),
    ...unresolved,
    ...impossible,
  ]);
  return { sheet, rows, links: { managerOf, otherManagerOf, assistantOf }, problems };
}
