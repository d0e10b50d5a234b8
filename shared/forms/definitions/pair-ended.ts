import type { FormDefinition } from '../form-definition.ts';

/** To the other person of a pair that ends; the coordinator chooses the day (content.md 4.5). */
export const pairEnded: FormDefinition = {
  id: 'ENDED',
  version: 1,
  confidential: true,
  delegate: false,
  subject: { fr: 'Des nouvelles de votre binôme', en: 'News of your pair' },
  opening: {
    fr: [
      'Bonjour {first},',
      'Votre binôme avec {partner} s’arrête. Cela arrive à chaque',
      'cycle, à l’initiative de l’un, de l’autre ou de nous ; nous',
      'ne demandons pas de raison et n’en donnons pas.',
      'Merci pour les séances tenues.',
    ],
    en: [
      'Hello {first},',
      'Your pair with {partner} ends here. It happens in every',
      'cycle, from one side, the other or ours; we ask for no',
      'reason and give none.',
      'Thank you for the sessions you held.',
    ],
  },
  questions: [
    {
      name: 'next',
      number: 1,
      type: 'choice',
      required: true,
      label: { fr: 'Et maintenant ?', en: 'What now?' },
      hint: { fr: 'une lettre', en: 'one letter' },
      options: [
        { letter: 'A', value: 'another', label: { fr: 'Proposez-moi quelqu’un d’autre', en: 'Suggest somebody else' } },
        {
          letter: 'B',
          value: 'stop',
          label: { fr: 'Je m’arrête pour ce cycle', en: 'I stop for this cycle' },
          words: { fr: ['j’arrête', 'je m’arrête'], en: ['I stop'] },
        },
        {
          letter: 'C',
          value: 'call',
          label: { fr: 'Appelez-moi', en: 'Call me' },
          words: { fr: ['appelez-moi'], en: ['call me'] },
        },
      ],
    },
  ],
  closing: { fr: ['{coordinator}', '', '{end}'], en: ['{coordinator}', '', '{end}'] },
};
