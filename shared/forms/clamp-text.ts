// What a person types fits easily; what an attacker sends must not reach a regular expression.
const mostCharacters = 64 * 1024;
const mostLines = 1500;
const longestLine = 2000;

/** A reply's text in bounds and in one spelling: line ends, spaces and accents composed, invisible characters gone, at most two blank lines together. Everything that reads a reply reads this. */
export function clampText(text: string): string {
  const lines: string[] = [];
  let blanks = 0;
  for (const raw of text
    .slice(0, mostCharacters)
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .split('\n')) {
    const line = visible(raw.slice(0, longestLine)).trimEnd();
    blanks = line === '' ? blanks + 1 : 0;
    if (blanks > 2) continue;
    lines.push(line);
    if (lines.length === mostLines) break;
  }
  return lines.join('\n');
}

function visible(line: string): string {
  return line
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/g, ' ')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f]|\p{Cc}/gu, '')
    .normalize('NFC');
}
