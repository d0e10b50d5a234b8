import type { FormDefinition } from '../form-definition.ts';

/** A new date for one session, from whoever keeps the calendar (content.md 3.7). */
export const moveSession: FormDefinition = {
  id: 'MOV',
  version: 1,
  confidential: false,
  delegate: true,
  subject: { fr: 'Séance {n} à déplacer', en: 'Session {n} to be moved' },
  opening: {
    fr: [
      'Bonjour {first},',
      '',
      'La séance {n} de {leader} avec {mentor}, prévue {old slot},',
      'est à déplacer. L’ancienne date est libérée.',
    ],
    en: [
      'Hello {first},',
      '',
      'Session {n} of {leader} with {mentor}, planned {old slot},',
      'has to move. The old time is released.',
    ],
  },
  questions: [
    {
      name: 'date',
      number: 1,
      type: 'dates',
      required: true,
      label: { fr: 'Nouvelle date', en: 'New date' },
      hint: { fr: 'une lettre', en: 'one letter' },
      options: [
        { letter: 'A', value: '1', label: { fr: '{slot 1}', en: '{slot 1}' } },
        { letter: 'B', value: '2', label: { fr: '{slot 2}', en: '{slot 2}' } },
        { letter: 'C', value: '3', label: { fr: '{slot 3}', en: '{slot 3}' } },
        {
          letter: 'D',
          value: 'none',
          label: { fr: 'Aucune : proposez d’autres dates', en: 'None: suggest other dates' },
          words: { fr: ['aucun', 'aucune', 'aucun créneau', 'aucune date'], en: ['none'] },
        },
      ],
    },
  ],
};
