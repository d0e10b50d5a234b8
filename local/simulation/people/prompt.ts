import type { PersonKind } from './person-kind.ts';

/** Answers everything within the hour. */
export const prompt: PersonKind = {
  name: 'prompt',
  weight: 4,
  persona: { character: 'prompt', promptness: 'minutes' },
};
