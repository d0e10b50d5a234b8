import type { PersonKind } from './person-kind.ts';

/** Answers promptly until leaving the company in mid-cycle: from then on the address bounces. */
export const leaver: PersonKind = {
  name: 'leaver',
  weight: 1,
  persona: { character: 'prompt', promptness: 'minutes' },
  leaves: true,
};
