import type { PersonKind } from '../people/person-kind.ts';

/** Decides as the employees' coordinator does: says yes, approves, answers private matters. */
export const approves: PersonKind = { name: 'approves', weight: 5 };
