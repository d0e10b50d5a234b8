/** Characters of windows-1252 by byte, and back: what a wrong label did can be undone exactly. */
const characters = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
const byteOf = new Map(Array.from(characters, (character, byte) => [character, byte]));

/** UTF-8 bytes that were read as windows-1252: `Ã©`, `â€™`, `Â ` and their like. */
const mojibake =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;

/** Undoes UTF-8 read as windows-1252, line by line: a line is changed only if all of it is valid UTF-8 once put back. */
export function repairMojibake(text: string): string {
  if (!mojibake.test(text)) return text;
  return text
    .split('\n')
    .map((line) => (mojibake.test(line) ? reread(line) : line))
    .join('\n');
}

/** The message with its unlabeled and UTF-8 text parts labeled windows-1252, for when reading them as UTF-8 met invalid bytes. */
export function relabeledWindows1252(latin1: string): string {
  const relabeled = latin1.replace(
    /^content-type:[ \t]*(?:\r?\n[ \t]+)?text\/(?:plain|html)[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gim,
    (header) =>
      /charset/i.test(header)
        ? header.replace(/charset\s*=\s*("?)(?:utf-?8|us-ascii|ascii)\1/gi, 'charset=windows-1252')
        : `${header}; charset=windows-1252`,
  );
  const end = relabeled.search(/\r?\n\r?\n/);
  const typed = /^content-type:/im.test(relabeled.slice(0, Math.max(0, end)));
  return typed || end < 0 ? relabeled : `Content-Type: text/plain; charset=windows-1252\r\n${relabeled}`;
}

function reread(line: string): string {
  const bytes: number[] = [];
  for (const character of line) {
    const byte = byteOf.get(character);
    if (byte === undefined) return line;
    bytes.push(byte);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return line; // not UTF-8 after all: the characters were meant
  }
}
