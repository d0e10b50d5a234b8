import type { PersonKind } from './person-kind.ts';

/** Reads everything and answers nothing. */
export const silent: PersonKind = { name: 'silent', weight: 1, persona: { character: 'silent' } };
