import { parse } from 'csv-parse/sync';

/** One record: its cells without surrounding or repeated white space, and the line it starts on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ParsedCsv {
  readonly rows: readonly CsvRow[];
  /** Lines on which a quotation mark opens and its closing one is missing. */
  readonly openQuotes: readonly number[];
}

const delimiters = [';', ',', '\t', '|'];

/**
 * The records of a CSV whose delimiter is not known: the one that makes the most of the first record is taken, by
 * `recognized` (how many of these headers mean something). Empty records are left out. A quotation mark that swallows the following
 * records is told rather than read: those people would be missing without a word.
 */
export function parseCsv(text: string, recognized: (headers: readonly string[]) => number): ParsedCsv {
  const body = text.replace(/^sep=.(?=\n)/i, ''); // Excel's own hint; the empty line keeps the count
  const made = delimiters.map((delimiter) => {
    const headers = records(body, delimiter, 1).rows[0]?.cells ?? [];
    return { delimiter, worth: recognized(headers) * 1000 + headers.length };
  });
  const best = made.reduce((a, b) => (b.worth > a.worth ? b : a));
  return records(body, best.delimiter);
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function records(text: string, delimiter: string, atMost = Number.MAX_SAFE_INTEGER): ParsedCsv {
  const skipped: string[] = [];
  // With `info` every record comes with its last line; the published types do not follow that option.
  const parsed = parse(text, {
    delimiter,
    record_delimiter: '\n',
    info: true,
    to: atMost,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      skipped.push(error?.code ?? ''); // with relaxed quotes and counts, the one error left is an open quote
      return undefined;
    },
  }) as unknown as Parsed[];
  const rows: CsvRow[] = [];
  const openQuotes: number[] = [];
  let lastLine = 0;
  for (const { record, info } of parsed) {
    const line = info.lines - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    lastLine = info.lines;
    if (record.some((cell) => swallowsRecords(cell, delimiter, record.length))) openQuotes.push(line);
    const cells = record.map(clean);
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
  }
  if (skipped.length > 0) openQuotes.push(firstLineAfter(text, lastLine));
  return { rows, openQuotes };
}

/** A cell may hold line ends; one whose other lines are full of delimiters holds what were records. */
function swallowsRecords(cell: string, delimiter: string, columns: number): boolean {
  const enough = Math.max(2, Math.floor(columns / 2));
  return cell.includes('\n') && cell.split('\n').some((line) => line.split(delimiter).length > enough);
}

function firstLineAfter(text: string, line: number): number {
  const lines = text.split('\n');
  const found = lines.findIndex((content, index) => index >= line && content.trim() !== '');
  return found === -1 ? line : found + 1;
}

/** Composed accents (macOS exports them apart), no invisible characters, single spaces. */
function clean(cell: string): string {
  return cell
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
