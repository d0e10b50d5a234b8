import type { FormDefinition } from '../form-definition.ts';
import { moveSession } from './move-session.ts';

/** A date for the next session of a pair that fixes its dates one by one. */
export const nextSession: FormDefinition = {
  ...moveSession,
  id: 'NXT',
  subject: { fr: 'Séance {n} : une date à choisir', en: 'Session {n}: a date to choose' },
  opening: {
    fr: [
      'Bonjour {first},',
      '',
      'La séance {n} de {leader} avec {mentor} n’a pas encore de',
      'date. Les créneaux ci-dessous conviennent à {mentor}.',
      'Heures de {leader city}.',
    ],
    en: [
      'Hello {first},',
      '',
      'Session {n} of {leader} with {mentor} has no date yet. The',
      'times below suit {mentor}. Times in {leader city}.',
    ],
  },
  questions: moveSession.questions.map((question) => ({
    ...question,
    label: { fr: 'Date de la séance', en: 'Date of the session' },
  })),
};
