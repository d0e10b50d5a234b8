/** All that happened, folded into one number, and the last of it as lines to read. Lines carry ids and names of ours only. */
export interface Trace {
  /** `folded` goes into the hash and never into the story: it may hold what a log must not. */
  readonly tell: (line: string, folded?: string) => void;
  /** Equal hashes, equal runs. */
  readonly hash: () => string;
  /** The last lines, oldest first. */
  readonly story: () => readonly string[];
}

/** Remembers as many lines as asked for; the hash covers all. Two 32-bit multiplicative hashes (as in cyrb53): fast, not for adversaries. */
export function trace(length: number): Trace {
  const lines: string[] = [];
  let next = 0;
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  const fold = (text: string) => {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      one = Math.imul(one ^ code, 0x9e3779b1);
      other = Math.imul(other ^ code, 0x5f356495);
      one ^= one >>> 15;
      other ^= other >>> 13;
    }
  };
  return {
    tell: (line, folded = '') => {
      fold(line);
      fold(folded);
      if (length === 0) return;
      lines[next % length] = line;
      next += 1;
    },
    hash: () => hex(one) + hex(other),
    story: () =>
      next <= length ? lines.slice(0, next) : [...lines.slice(next % length), ...lines.slice(0, next % length)],
  };
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
