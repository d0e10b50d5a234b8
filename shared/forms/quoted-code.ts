import { clampText } from './clamp-text.ts';
import { endCode, quotedLines } from './quoted-mail.ts';

/**
 * The code in the last line of the newest form that a message quotes, folded ("enr 7 k 3 m"). It is no secret: it may select among the sender's
 * own forms, and nothing else.
 */
export function quotedCode(text: string): string | undefined {
  const lines = quotedLines(clampText(text));
  const at = lines.findIndex((_, index) => endCode(lines, index) !== undefined);
  return at < 0 ? undefined : endCode(lines, at);
}
