import type { FormDefinition } from '../form-definition.ts';
import { agenda } from './agenda.ts';

/** The same six dates, asked of a leader who keeps the calendar alone. */
export const ownAgenda: FormDefinition = {
  ...agenda,
  id: 'AGD-own',
  delegate: false,
  opening: {
    fr: [
      'Bonjour {first},',
      '',
      'Il reste à fixer vos six séances d’une heure avec {mentor}',
      '({mentor site}), {format}, d’ici {month}. Les créneaux',
      'ci-dessous conviennent à {mentor}.',
      'Heures de {leader city}.',
      '',
      '{how}',
    ],
    en: [
      'Hello {first},',
      '',
      'What remains is to fix your six one-hour sessions with',
      '{mentor} ({mentor site}), {format}, until {month}.',
      'The times below suit {mentor}. Times in {leader city}.',
      '',
      '{how}',
    ],
  },
};
