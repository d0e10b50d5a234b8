import { createHash } from 'node:crypto';
import type { Instant } from '../../shared/domain/instant.ts';

/** What happened in a cycle, as ids and codes: for the story of a failing seed, and a hash that two runs of a seed share. */
export interface Trace {
  readonly note: (at: Instant, what: string, ...ids: readonly string[]) => void;
  /** Adds to the hash, not to the story. */
  readonly mix: (bytes: string | Uint8Array) => void;
  readonly lines: () => readonly string[];
  readonly hash: () => string;
}

/** An empty trace. */
export function createTrace(): Trace {
  const hash = createHash('sha256');
  const lines: string[] = [];
  return {
    note: (at, what, ...ids) => {
      const line = [at, what, ...ids].join(' ');
      lines.push(line);
      hash.update(`${line}\n`);
    },
    mix: (bytes) => {
      hash.update(bytes);
    },
    lines: () => lines,
    hash: () => hash.copy().digest('hex').slice(0, 32),
  };
}

const longestStory = 40;
/** Calls and answers, which the world tells one by one: in a story only where they name what it is about. */
const isDetail = /#\d+ | delivered /;

/** The lines of a story that name one of these ids, and the last ones of all: oldest first. */
export function storyOf(lines: readonly string[], ids: readonly string[]): string[] {
  const half = longestStory / 2;
  const about = lines.filter((line) => ids.some((id) => line.includes(id)));
  const chosen = new Set([...about.slice(-half), ...lines.filter((line) => !isDetail.test(line)).slice(-half)]);
  return lines.filter((line) => chosen.has(line));
}
