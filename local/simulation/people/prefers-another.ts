import type { PersonKind } from './person-kind.ts';

/** Prefers another person to the first one proposed, and says yes to whoever comes next. */
export const prefersAnother: PersonKind = {
  name: 'prefers another',
  weight: 2,
  persona: { character: 'says-no-to-proposal', promptness: 'hours' },
};
