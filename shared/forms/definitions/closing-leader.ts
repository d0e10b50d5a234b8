import type { FormDefinition } from '../form-definition.ts';
import { leaderBaseline } from './leader-baseline.ts';

/** Closing evaluation of a leader (content.md 3.9). */
export const closingLeader: FormDefinition = {
  id: 'CLO-S',
  version: 1,
  confidential: true,
  delegate: false,
  subject: { fr: 'Six questions pour finir', en: 'Six questions to finish' },
  opening: {
    fr: [
      'Bonjour {first},',
      '',
      'Six réponses courtes, jamais montrées seules : elles sont',
      'additionnées par groupes d’au moins 5 personnes.',
      '',
      '{how}',
    ],
    en: [
      'Hello {first},',
      '',
      'Six short answers, added up in groups of 5 people or more,',
      'never shown alone.',
      '',
      '{how}',
    ],
  },
  questions: [
    { ...leaderBaseline.topic, number: 1 },
    {
      name: 'topicBefore',
      number: 2,
      type: 'rating',
      required: true,
      label: { fr: 'Le même, en {start month}', en: 'The same, in {start month}' },
      hint: { fr: 'de 1 à 5, même échelle', en: 'from 1 to 5, same scale' },
      help: { fr: ['Avec le recul : où en étiez-vous vraiment ?'], en: ['Looking back: where were you really?'] },
    },
    { ...leaderBaseline.listening, number: 3 },
    { ...leaderBaseline.unknown, number: 4 },
    {
      name: 'management',
      number: 5,
      type: 'choice',
      required: true,
      label: { fr: 'Votre style de management, depuis', en: 'Your way of managing, since then' },
      hint: { fr: 'une lettre', en: 'one letter' },
      options: [
        {
          letter: 'A',
          value: 'much-better',
          label: { fr: 'Nettement amélioré', en: 'Significantly improved' },
          words: { fr: ['nettement'], en: ['significantly'] },
        },
        {
          letter: 'B',
          value: 'better',
          label: { fr: 'Un peu amélioré', en: 'A little improved' },
          words: { fr: ['un peu'], en: ['a little'] },
        },
        {
          letter: 'C',
          value: 'same',
          label: { fr: 'Inchangé', en: 'Unchanged' },
          words: { fr: ['pareil'], en: ['the same'] },
        },
        {
          letter: 'D',
          value: 'harder',
          label: { fr: 'Devenu plus difficile', en: 'Become harder' },
          words: { fr: ['plus difficile'], en: ['harder'] },
        },
        {
          letter: 'E',
          value: 'unsure',
          label: { fr: 'Je ne peux pas le dire', en: 'I cannot say' },
          words: { fr: ['je ne sais pas'], en: ['I do not know'] },
        },
      ],
    },
    {
      name: 'recommend',
      number: 6,
      type: 'yes-no',
      required: true,
      label: { fr: 'Le conseilleriez-vous à un collègue ?', en: 'Would you recommend it to a colleague?' },
      hint: { fr: 'oui ou non', en: 'yes or no' },
    },
  ],
};
