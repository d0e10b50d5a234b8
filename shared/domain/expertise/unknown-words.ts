import { type Command, task } from '../command.ts';
import type { CycleId } from '../ids.ts';
import type { Task } from '../inbound.ts';
import type { Instant } from '../instant.ts';
import type { ExpertiseMap } from './expertise-map.ts';
import type { LearnedWords } from './learned-words.ts';

/** More ids than a digest's line needs: the item of a task stays small. */
const most = 100;

/** Words that nobody could place when enrollment closed, as one task of the coordinator: their ids, never the words. */
export function askAboutWords(cycleId: CycleId, unknown: ExpertiseMap['unknown'], now: Instant): Command[] {
  if (unknown.length === 0) return [];
  const words = unknown.slice(0, most).map(({ wordsId }) => wordsId);
  return [
    task({
      taskId: 'unknown-words',
      cycleId,
      kind: 'unknown-words',
      raisedAt: now,
      facts: { words: words.join(' ') },
    }),
  ];
}

/** The tasks a digest has to tell: words explained since are no longer asked about. */
export function stillToTell(tasks: readonly Task[], learned: readonly LearnedWords[]): Task[] {
  const known = new Set(learned.map(({ wordsId }) => wordsId));
  return tasks.flatMap((each) => {
    if (each.kind !== 'unknown-words') return [each];
    const left = wordsAskedAbout(each).filter((wordsId) => !known.has(wordsId));
    return left.length === 0 ? [] : [{ ...each, facts: { ...each.facts, words: left.join(' ') } }];
  });
}

/** The ids of the words a task is about. */
export function wordsAskedAbout({ facts }: Task): string[] {
  return (facts.words ?? '').split(' ').filter((wordsId) => wordsId !== '');
}
