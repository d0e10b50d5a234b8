import type { PersonKind } from './person-kind.ts';

/** Whoever the employees' own casting draws: unclear at first, picky about dates, moving a session, unhappy, away, thankful. */
export const ordinary: PersonKind = { name: 'ordinary', weight: 3 };
