/** One header of a message, in document order. */
export type HeaderField = {
  /** Lower-case. */
  readonly name: string;
  /** Unfolded, otherwise as sent. */
  readonly value: string;
};

/** Where the header block ends: the index of the first empty line, or the length when there is none. */
function headerBlockEnd(latin1: string): number {
  const crlf = latin1.indexOf('\r\n\r\n');
  const lf = latin1.indexOf('\n\n');
  const ends = [crlf, lf].filter((index) => index >= 0);
  return ends.length === 0 ? latin1.length : Math.min(...ends);
}

/** The headers at the top of a message, read one byte as one character so that positions and bytes agree. */
export function headerFields(latin1: string): HeaderField[] {
  return unfoldedLines(latin1.slice(0, headerBlockEnd(latin1))).map((lines) => {
    const line = lines.join('');
    const colon = line.indexOf(':');
    return colon < 0
      ? { name: line.trim().toLowerCase(), value: '' }
      : { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() };
  });
}

/** The message with every header of these names (lower-case) taken out, folded lines included. */
export function withoutHeaders(latin1: string, names: readonly string[]): string {
  const end = headerBlockEnd(latin1);
  const kept = unfoldedLines(latin1.slice(0, end)).filter(
    ([first = '']) =>
      !names.includes(
        first
          .slice(0, Math.max(0, first.indexOf(':')))
          .trim()
          .toLowerCase(),
      ),
  );
  return kept.map((lines) => lines.join('\r\n')).join('\r\n') + latin1.slice(end);
}

/** Header lines grouped with their continuations. */
function unfoldedLines(block: string): string[][] {
  const groups: string[][] = [];
  for (const line of block.split(/\r?\n/)) {
    const group = groups.at(-1);
    if (group !== undefined && /^[ \t]/.test(line)) group.push(line);
    else if (line !== '') groups.push([line]);
  }
  return groups;
}
