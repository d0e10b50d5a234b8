/** Quoted twice ("> > "), a line this long still fits the 72 columns at which clients wrap. */
const lineWidth = 60;

/** Breaks a line that variables made too long. No broken line starts with a digit, which could be read as an answer; a word longer than the width stays whole. */
export function wrapLine(line: string): string[] {
  if (line.length <= lineWidth) return [line];
  const lead = /^(?: *(?:- |[A-Z]\. )?)/.exec(line)?.[0] ?? '';
  const continued = ' '.repeat(lead.length);
  const lines: string[] = [];
  let current = lead;
  for (const chunk of unbreakable(line.slice(lead.length))) {
    const start = lines.length === 0 ? lead : continued;
    if (current === start) current += chunk;
    else if (current.length + 1 + chunk.length <= lineWidth) current += ` ${chunk}`;
    else {
      lines.push(current);
      current = continued + chunk;
    }
  }
  return [...lines, current];
}

/** Words, each with the words after it that must not start a line: numbers, the h of an hour, and French punctuation after a space. */
function unbreakable(text: string): string[] {
  const chunks: string[] = [];
  for (const word of text.split(/ +/)) {
    const above = chunks.at(-1) ?? '';
    const isHour = /^h(?!\p{L})/u.test(word) && /\d$/.test(above);
    const stays = isHour || /^(?:[-–—(]*\d|[:;!?»–-]+$)/u.test(word) || above === '«';
    if (stays && chunks.length > 0) chunks.push(`${chunks.pop() ?? ''} ${word}`);
    else chunks.push(word);
  }
  return chunks.filter((chunk) => chunk !== '');
}
