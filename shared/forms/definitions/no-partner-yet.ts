import type { FormDefinition } from '../form-definition.ts';

/** To everyone without a partner, on the day of the approval (content.md 4.6). */
export const noPartnerYet: FormDefinition = {
  id: 'WAITING',
  version: 1,
  confidential: false,
  delegate: false,
  subject: { fr: 'Mentorat inversé : pas encore de binôme', en: 'Reverse mentoring: no partner yet' },
  opening: {
    fr: [
      'Bonjour {first},',
      '{volunteers} personnes se sont proposées pour {places}',
      'places : nous n’avons pas de binôme pour vous aujourd’hui.',
      'Cela ne dit rien de vos compétences. Raison : {reason}.',
      'Vous restez en attente jusqu’au {date} et passez en premier',
      'au prochain cycle.',
    ],
    en: [
      'Hello {first},',
      '{volunteers} people volunteered for {places} places: we',
      'have no partner for you today. It says nothing about your',
      'skills. Reason: {reason}. You stay on the waiting list',
      'until {date} and come first in the next cycle.',
    ],
  },
  questions: [
    {
      name: 'compare',
      number: 1,
      type: 'yes-no',
      required: true,
      label: {
        fr: 'Acceptez-vous de répondre à quatre questions, deux fois, pour comparer avec les participants ?',
        en: 'Would you answer four questions, twice, so that we can compare with the participants?',
      },
      hint: { fr: 'oui ou non', en: 'yes or no' },
    },
  ],
};
