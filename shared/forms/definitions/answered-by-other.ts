import type { FormDefinition } from '../form-definition.ts';

/** Somebody else answered a form that is not confidential (content.md 4.7). */
export const answeredByOther: FormDefinition = {
  id: 'OTHER',
  version: 1,
  confidential: true,
  delegate: false,
  subject: { fr: 'Est-ce bien votre réponse ?', en: 'Is this your answer?' },
  opening: {
    fr: [
      'Bonjour {first},',
      '{sender} a répondu à votre place au formulaire « {title} ».',
      'Nous n’avons rien enregistré.',
    ],
    en: ['Hello {first},', '{sender} answered the form "{title}" in your place. We have', 'recorded nothing.'],
  },
  questions: [
    {
      name: 'mine',
      number: 1,
      type: 'yes-no',
      required: true,
      label: { fr: 'Cette réponse est-elle la vôtre ?', en: 'Is that answer yours?' },
      hint: { fr: 'oui ou non', en: 'yes or no' },
    },
  ],
};
