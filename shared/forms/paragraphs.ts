/** What begins a line of its own: a list mark, an option's letter, a question, an anchor by which replies are read. */
const begins = /^\s*(?:[-–—•«"“[]|\d|[A-Z]\. |Réponse \d|Answer \d|Code du formulaire|Form code)/;
const anchor = /^\s*(?:\[\d|Réponse \d+ :|Answer \d+:|Code du formulaire :|Form code:)/;
/** A line that had no room for the next word was broken for its width (60, shorter where a name is); a heading or a signature is shorter. */
const full = 48;

/**
 * Lines that are one paragraph, together: on a phone, which breaks them again, each would leave a word alone on a line. A line that ends a sentence
 * ends its paragraph.
 */
export function paragraphs<Line extends { readonly text: string; readonly strong?: boolean }>(
  lines: readonly Line[],
): [Line, ...Line[]][] {
  const groups: [Line, ...Line[]][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const above = group?.at(-1);
    if (group !== undefined && above !== undefined && continues(above, line, group.length)) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** The text of one paragraph, on one line, indented as it began. */
export function paragraphText([first, ...others]: readonly { readonly text: string }[]): string {
  return [first?.text ?? '', ...others.map(({ text }) => text.trim())].join(' ');
}

function continues(
  above: { readonly text: string; readonly strong?: boolean },
  line: { readonly text: string; readonly strong?: boolean },
  lines: number,
): boolean {
  const [word = ''] = line.text.trim().split(' ');
  return (
    above.text.trim() !== '' &&
    word !== '' &&
    above.strong === line.strong &&
    !/[.:!?…]$/.test(above.text) &&
    !anchor.test(above.text) &&
    !begins.test(line.text) &&
    indentOf(line.text) >= indentOf(above.text) &&
    (above.text.length + 1 + word.length > full || (lines > 1 && /^\p{Ll}/u.test(word))) // what did not fit stands on a short line
  );
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
