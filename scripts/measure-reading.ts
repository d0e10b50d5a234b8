import { type AnswerFile, type ReadingScore, scoreReading } from '../test/domain/expertise/answers/score-reading.ts';

// Prints how well free words are read as skills. `--wrong` lists what was misread among the answers built on; those held apart are never shown.
const shares = [
  'precision',
  'recall',
  'levels',
  'askedBack',
  'whole',
] as const satisfies readonly (keyof ReadingScore)[];

console.log(['answers'.padEnd(12), 'n'.padStart(4), ...shares.map((share) => share.padStart(10))].join(' '));
for (const file of ['built-on', 'held-apart'] as const satisfies readonly AnswerFile[]) {
  const score = scoreReading(file);
  const figures = shares.map((share) => score[share].toFixed(3).padStart(10));
  console.log([file.padEnd(12), String(score.answers).padStart(4), ...figures].join(' '));
}
if (process.argv.includes('--wrong')) console.log(['', ...scoreReading('built-on').wrong].join('\n'));
