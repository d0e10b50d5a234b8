import type { Mention } from './find-mentions.ts';
import type { SkillLevel } from './skill-level.ts';
import type { FoundCue, Segment } from './split-segments.ts';
import { newSentence } from './word-lists.ts';

const partitives = new Set(['de', 'd', 'du', 'des', 'of']);

/**
 * The level of each skill named. A cue holds for its own item; said before a list, for the list ("expert en A et B"); said
 * alone after an item, for that item ("A (expert)"); as a heading, for all that follows ("Notions : A, B").
 */
export function readLevels(segments: readonly Segment[]): Map<Mention, SkillLevel | undefined> {
  const levels = new Map<Mention, SkillLevel | undefined>();
  let heading: SkillLevel | undefined;
  let spreading: FoundCue | undefined;
  let last: Mention | undefined;
  for (const segment of segments) {
    const { mentions, cues } = segment;
    const [cue] = cues;
    if (mentions.length === 0) {
      spreading = undefined;
      if (cue === undefined || segment.content.length > 0) continue;
      if (segment.heading || last === undefined) heading = cue.level;
      else if (levels.get(last) === undefined) levels.set(last, cue.level);
      continue;
    }
    if (cue === undefined) {
      const shared = segment.continues && spreading !== undefined && reaches(spreading, segment);
      if (!shared) spreading = undefined;
      for (const mention of mentions) levels.set(mention, spreading?.level ?? heading);
    } else {
      const inOrder = cues.length === mentions.length;
      const agreed = cues.every((other) => other.level === cue.level) ? cue.level : undefined;
      for (const [position, mention] of mentions.entries())
        levels.set(mention, inOrder ? cues[position]?.level : agreed);
      spreading = cues.length === 1 && cue.at < (mentions[0]?.from ?? 0) ? cue : undefined;
    }
    last = mentions.at(-1);
  }
  return levels;
}

/** "Expert en A et B" is about both, "expert en A et j'utilise B" is not; "un peu de A et B" only if the next item repeats the "de". */
function reaches(cue: FoundCue, segment: Segment): boolean {
  if (segment.firstWord !== undefined && newSentence.has(segment.firstWord)) return false;
  return cue.spreads || (segment.firstWord !== undefined && partitives.has(segment.firstWord));
}
