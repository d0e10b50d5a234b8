import type { Language } from '../domain/language.ts';
import { decodeText, isWorkbook, type TextEncoding } from './decode-text.ts';
import { parseCsv } from './parse-csv.ts';
import type { Fault, Problem } from './problem.ts';
import { type ColumnName, columnHeader, columnMeaning } from './roster-columns.ts';
import { columnPurposes, rosterFaults } from './roster-faults.ts';

/** A column of the file: its header as written, and the language that header is in. */
export interface SheetColumn {
  readonly index: number;
  readonly header: string;
  readonly language: Language;
}

/** One line of the roster. A cell of a column the file does not have is empty. */
export interface RosterRecord {
  readonly line: number;
  cell(name: ColumnName): string;
}

/** The file as columns and records, before any value is understood. Unwanted and unknown columns are not in it. */
export interface RosterSheet {
  readonly encoding: TextEncoding;
  readonly columns: ReadonlyMap<ColumnName, SheetColumn>;
  readonly records: readonly RosterRecord[];
  readonly unread: readonly string[];
  readonly problems: readonly Problem[];
  /** Some lines could not be read, so that nobody can be said to be missing. */
  readonly partial: boolean;
}

const managerColumns: readonly ColumnName[] = ['manager_email', 'manager_id', 'n1'];

/** Reads the frame of a roster: encoding, delimiter, headers, records with their lines. */
export function readSheet(bytes: Uint8Array): RosterSheet {
  const { text, encoding } = isWorkbook(bytes) ? { text: '', encoding: 'utf-8' as const } : decodeText(bytes);
  const { rows, openQuotes } = parseCsv(
    text,
    (cells) => cells.filter((cell) => columnMeaning(cell).kind === 'column').length,
  );
  const [head, ...body] = rows;
  const problems: Problem[] = [];
  const report = (line: number, column: string, fault: Fault) =>
    problems.push({ file: 'roster.csv', line, column, ...fault });

  const columns = new Map<ColumnName, SheetColumn>();
  const unread: string[] = [];
  const headLine = head?.line ?? 1;
  for (const [index, header] of (head?.cells ?? []).entries()) {
    const meaning = columnMeaning(header);
    if (meaning.kind === 'refused') report(headLine, header, rosterFaults.refusedColumn());
    else if (meaning.kind === 'unread') unread.push(...(header === '' ? [] : [header]));
    else {
      const before = columns.get(meaning.name);
      if (before === undefined) columns.set(meaning.name, { index, header, language: meaning.language });
      else report(headLine, header, rosterFaults.twiceColumn(before.header));
    }
  }

  if (isWorkbook(bytes)) report(1, '', rosterFaults.workbook());
  else if (head === undefined && openQuotes.length === 0) report(1, '', rosterFaults.noRows());
  else {
    // Object.entries forgets that the keys are column names.
    for (const [name, purpose] of Object.entries(columnPurposes) as [
      keyof typeof columnPurposes,
      { fr: string; en: string },
    ][]) {
      const there = name === 'manager_email' ? managerColumns.some((column) => columns.has(column)) : columns.has(name);
      if (!there) report(headLine, '', rosterFaults.missingColumn(columnHeader(name), purpose));
    }
    if (body.length === 0 && openQuotes.length === 0) report(headLine, '', rosterFaults.noRows());
  }
  for (const line of openQuotes) report(line, '', rosterFaults.openQuote());

  const records: RosterRecord[] = [];
  const width = head?.cells.length ?? 0;
  for (const { line, cells } of body) {
    if (openQuotes.includes(line)) continue;
    const used = cells.findLastIndex((cell) => cell !== '') + 1;
    if (used > width) {
      report(line, '', rosterFaults.tooManyCells(used, width));
      continue;
    }
    records.push({
      line,
      cell: (name) => {
        const column = columns.get(name);
        return column === undefined ? '' : (cells[column.index] ?? '');
      },
    });
  }
  return {
    encoding,
    columns,
    records,
    unread,
    problems,
    partial: records.length < body.length || openQuotes.length > 0,
  };
}
