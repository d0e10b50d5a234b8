import type { Question } from '../form-definition.ts';

/** Three axes, A/B, C/D, E/F: both or neither of a couple is no preference. */
export const workingStyle: Question = {
  name: 'style',
  number: 5,
  type: 'choices',
  required: false,
  label: { fr: 'Votre façon de travailler', en: 'How you work best' },
  hint: { fr: 'une ou plusieurs lettres', en: 'one or more letters' },
  options: [
    { letter: 'A', value: 'direct', label: { fr: 'Droit au but', en: 'Straight to the point' } },
    {
      letter: 'B',
      value: 'acquainted',
      label: { fr: 'En prenant le temps de se connaître', en: 'Taking time to get to know each other' },
    },
    { letter: 'C', value: 'written', label: { fr: 'Préparé par écrit', en: 'Prepared in writing' } },
    { letter: 'D', value: 'spoken', label: { fr: 'En parlant, sans préparation', en: 'Talking, without preparation' } },
    { letter: 'E', value: 'agenda', label: { fr: 'Avec un ordre du jour', en: 'With an agenda' } },
    { letter: 'F', value: 'open', label: { fr: 'Au fil de la conversation', en: 'As the conversation goes' } },
  ],
};

/** Without a language: the roster’s; without a place: both. */
export const placeAndLanguage: Question = {
  name: 'place',
  number: 6,
  type: 'choices',
  required: false,
  label: { fr: 'Où, en quelle langue ?', en: 'Where, in which language?' },
  hint: { fr: 'une ou plusieurs lettres', en: 'one or more letters' },
  options: [
    {
      letter: 'A',
      value: 'on-site',
      label: { fr: 'En personne, sur mon site', en: 'In person, at my site' },
      words: {
        fr: ['en personne', 'sur site', 'sur mon site', 'présentiel', 'en présentiel'],
        en: ['in person', 'on site', 'at my site'],
      },
    },
    {
      letter: 'B',
      value: 'video',
      label: { fr: 'En visio', en: 'By video' },
      words: { fr: ['visio', 'vidéo', 'à distance'], en: ['video', 'remote'] },
    },
    {
      letter: 'C',
      value: 'fr',
      label: { fr: 'En français', en: 'In French' },
      words: { fr: ['français'], en: ['french'] },
    },
    {
      letter: 'D',
      value: 'en',
      label: { fr: 'En anglais', en: 'In English' },
      words: { fr: ['anglais'], en: ['english'] },
    },
  ],
};
