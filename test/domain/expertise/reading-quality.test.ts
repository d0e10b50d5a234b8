import { describe, expect, it } from 'vitest';
import { scoreReading } from './answers/score-reading.ts';

// Floors just under what is reached (`npm run measure:reading`): a change of the reader or of the catalog may not make it read worse.
describe('answers as people write them', () => {
  it('are read as meant, those that the reader was mended on', () => {
    const { answers, precision, recall, levels, askedBack } = scoreReading('built-on');
    expect(answers).toBeGreaterThanOrEqual(60);
    expect(Math.min(precision, recall, levels, askedBack)).toBeGreaterThanOrEqual(0.965);
  });

  it('are read as meant, those that were held apart', () => {
    const { answers, precision, recall, levels, askedBack } = scoreReading('held-apart');
    expect(answers).toBeGreaterThanOrEqual(60);
    expect(Math.min(precision, recall)).toBeGreaterThanOrEqual(0.92);
    expect(levels).toBeGreaterThanOrEqual(0.96);
    expect(askedBack).toBeGreaterThanOrEqual(0.66);
  });
});
