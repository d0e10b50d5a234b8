import type { FormDefinition } from '../form-definition.ts';

/** Three months after the end (content.md 3.10). */
export const followUp: FormDefinition = {
  id: 'FUP',
  version: 1,
  confidential: false,
  delegate: false,
  subject: { fr: 'Trois mois après : deux minutes ?', en: 'Three months later: two minutes?' },
  opening: { fr: ['Bonjour {first},'], en: ['Hello {first},'] },
  questions: [
    {
      name: 'use',
      number: 1,
      type: 'rating',
      required: true,
      label: { fr: 'Ce que j’y ai appris me sert', en: 'I use what I learned' },
      hint: { fr: 'de 1 jamais à 5 souvent', en: 'from 1 never to 5 often' },
    },
    {
      name: 'contact',
      number: 2,
      type: 'yes-no',
      required: true,
      label: { fr: 'Êtes-vous encore en contact ?', en: 'Are you still in touch?' },
      hint: { fr: 'oui ou non', en: 'yes or no' },
    },
    {
      name: 'nextTime',
      number: 3,
      type: 'choice',
      required: true,
      label: { fr: 'La prochaine fois', en: 'Next time' },
      hint: { fr: 'une lettre', en: 'one letter' },
      options: [
        { letter: 'A', value: 'mentor', label: { fr: 'Mentor', en: 'Mentor' } },
        { letter: 'B', value: 'mentee', label: { fr: 'Pour apprendre', en: 'To learn' } },
        { letter: 'C', value: 'both', label: { fr: 'Les deux', en: 'Both' } },
        {
          letter: 'D',
          value: 'neither',
          label: { fr: 'Ni l’un ni l’autre', en: 'Neither' },
          words: { fr: ['aucun', 'aucun des deux'], en: ['none'] },
        },
      ],
    },
  ],
};
