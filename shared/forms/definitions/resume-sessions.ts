import type { FormDefinition } from '../form-definition.ts';

/** After a pause (content.md 4.4). */
export const resumeSessions: FormDefinition = {
  id: 'BACK',
  version: 1,
  confidential: false,
  delegate: false,
  subject: { fr: 'Reprise de vos séances', en: 'Resuming your sessions' },
  opening: { fr: ['Bonjour {first}. Les séances peuvent reprendre.'], en: ['Hello {first}. The sessions can resume.'] },
  questions: [
    {
      name: 'decision',
      number: 1,
      type: 'choice',
      required: true,
      label: { fr: 'Que préférez-vous ?', en: 'What do you prefer?' },
      hint: { fr: 'une lettre', en: 'one letter' },
      options: [
        {
          letter: 'A',
          value: 'resume',
          label: { fr: 'Reprendre', en: 'Resume' },
          words: { fr: ['oui', 'je reprends'], en: ['yes'] },
        },
        {
          letter: 'B',
          value: 'wait',
          label: { fr: 'Attendre encore un mois', en: 'Wait another month' },
          words: { fr: ['attendre'], en: ['wait'] },
        },
        {
          letter: 'C',
          value: 'stop',
          label: { fr: 'M’arrêter là', en: 'Stop here' },
          words: { fr: ['arrêter', 'je m’arrête'], en: ['stop'] },
        },
      ],
    },
  ],
};
