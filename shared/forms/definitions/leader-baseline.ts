import type { Question } from '../form-definition.ts';

type Asked = Omit<Extract<Question, { type: 'rating' }>, 'number'>;

const topic: Asked = {
  name: 'topic',
  type: 'rating',
  required: true,
  label: { fr: 'Votre sujet 1', en: 'Your topic 1' },
  hint: { fr: 'de 1 je découvre à 5 je sais l’enseigner', en: 'from 1 new to me to 5 I could teach it' },
  help: { fr: ['Aujourd’hui, sur : {goal 1}'], en: ['Today, on: {goal 1}'] },
};

const listening: Asked = {
  name: 'listening',
  type: 'rating',
  required: true,
  label: { fr: 'Écoute', en: 'Listening' },
  hint: { fr: 'de 1 jamais à 5 très souvent', en: 'from 1 never to 5 very often' },
  help: {
    fr: [
      'Le mois dernier, j’ai changé d’avis ou de plan après',
      'avoir écouté une personne bien moins gradée que moi.',
    ],
    en: ['Last month, I changed my mind or my plan after', 'listening to someone well below my grade.'],
  },
};

const unknown: Asked = {
  name: 'unknown',
  type: 'rating',
  required: true,
  label: { fr: 'Dire « je ne sais pas »', en: 'Saying "I do not know"' },
  hint: { fr: 'de 1 jamais à 5 très souvent', en: 'from 1 never to 5 very often' },
  help: {
    fr: ['Le mois dernier, je l’ai dit devant mon équipe.'],
    en: ['Last month, I said it in front of my team.'],
  },
};

/** What a leader rates before session 1 and again at the end: the same words, so that the two compare. Each form numbers them. */
export const leaderBaseline = { topic, listening, unknown };
