import { describe, expect, it } from 'vitest';
import { type LearnedWords, wordsIdFor } from '../../../shared/domain/expertise/learned-words.ts';
import { askAboutWords, stillToTell, wordsAskedAbout } from '../../../shared/domain/expertise/unknown-words.ts';
import type { Task } from '../../../shared/domain/inbound.ts';
import { at, cycleId } from '../builders.ts';
import { aMap } from './a-map.ts';

const now = at('2027-02-03 18:00');
const taskOf = (): Task => {
  const [command] = askAboutWords(cycleId, aMap().unknown, now);
  if (command?.kind !== 'task') throw new Error('No task');
  return command.task;
};
const explained = (words: string): LearnedWords => ({
  wordsId: wordsIdFor(words),
  words,
  learnedAt: now,
  by: 'command',
});

describe('the coordinator’s task about unknown words', () => {
  it('is one for the cycle, and holds ids instead of words', () => {
    const asked = taskOf();
    expect(wordsAskedAbout(asked)).toEqual([wordsIdFor('la créa'), wordsIdFor('le sirtaki')]);
    expect(JSON.stringify(asked)).not.toMatch(/crea|créa|sirtaki/i);
    expect(askAboutWords(cycleId, [], now)).toEqual([]);
  });

  it('is told about what is still unexplained, and not at all when nothing is', () => {
    const remark: Task = { taskId: 'r', cycleId, kind: 'remark', raisedAt: now, facts: {} };
    const asked = taskOf();
    expect(stillToTell([remark, asked], [])).toEqual([remark, asked]);
    const [left] = stillToTell([asked], [explained('la crea')]);
    expect(wordsAskedAbout(left!)).toEqual([wordsIdFor('le sirtaki')]);
    expect(stillToTell([remark, asked], [explained('la crea'), explained('le sirtaki')])).toEqual([remark]);
  });
});
