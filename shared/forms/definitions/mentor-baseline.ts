import type { Question } from '../form-definition.ts';

/** What a mentor rates before session 1 and again at the end: the same words, so that the two compare. */
export const mentorBaseline: Question[] = [
  {
    name: 'speaking',
    number: 1,
    type: 'rating',
    required: true,
    label: { fr: 'Oser dire', en: 'Speaking up' },
    hint: { fr: 'de 1 pas du tout à 5 tout à fait', en: 'from 1 not at all to 5 completely' },
    help: {
      fr: ['Je me sens capable de dire à un dirigeant une chose', 'qu’il préférerait ne pas entendre.'],
      en: ['I feel able to tell a leader something they would', 'rather not hear.'],
    },
  },
  {
    name: 'recognition',
    number: 2,
    type: 'rating',
    required: true,
    label: { fr: 'Reconnaissance', en: 'Recognition' },
    hint: { fr: 'de 1 pas du tout à 5 tout à fait', en: 'from 1 not at all to 5 completely' },
    help: {
      fr: ['Ici, ce que je sais faire est reconnu, quel que soit', 'mon poste.'],
      en: ['Here, what I know is recognized, whatever my position.'],
    },
  },
  {
    name: 'belonging',
    number: 3,
    type: 'rating',
    required: true,
    label: { fr: 'Appartenance', en: 'Belonging' },
    hint: { fr: 'de 1 pas du tout à 5 tout à fait', en: 'from 1 not at all to 5 completely' },
    help: { fr: ['Je me sens à ma place dans cette entreprise.'], en: ['I feel that I belong in this company.'] },
  },
  {
    name: 'visibility',
    number: 4,
    type: 'rating',
    required: true,
    label: { fr: 'Visibilité', en: 'Visibility' },
    hint: { fr: 'de 1 pas du tout à 5 tout à fait', en: 'from 1 not at all to 5 completely' },
    help: {
      fr: ['Hors de mon équipe, des gens savent ce que je fais bien.'],
      en: ['Outside my team, people know what I am good at.'],
    },
  },
];
