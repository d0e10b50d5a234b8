import type { FormDefinition } from '../form-definition.ts';
import { mentorBaseline } from './mentor-baseline.ts';

/** Closing evaluation of a mentor (content.md 3.9): the first four questions are those of STA-M. */
export const closingMentor: FormDefinition = {
  id: 'CLO-M',
  version: 1,
  confidential: true,
  delegate: false,
  subject: {
    fr: 'Six questions pour finir, et votre attestation',
    en: 'Six questions to finish, and your certificate',
  },
  opening: {
    fr: [
      'Bonjour {first},',
      '',
      'Les quatre premières sont celles de {start month}. Ne',
      'cherchez pas vos réponses d’alors : dites où vous en êtes.',
      'Personne ne les verra seules. Votre attestation arrive',
      'ensuite, que vous répondiez ou non.',
      '',
      '{how}',
    ],
    en: [
      'Hello {first},',
      '',
      'The first four are those of {start month}. Do not look for',
      'what you answered then: say where you stand now. Nobody',
      'will see them alone. Your certificate comes next, whether',
      'you answer or not.',
      '',
      '{how}',
    ],
  },
  questions: [
    ...mentorBaseline,
    {
      name: 'gained',
      number: 5,
      type: 'choices',
      required: true,
      label: { fr: 'Ce que j’y ai gagné', en: 'What I gained' },
      hint: { fr: 'une ou plusieurs lettres', en: 'one or more letters' },
      options: [
        {
          letter: 'A',
          value: 'strategy',
          label: { fr: 'Je comprends mieux la stratégie', en: 'I understand the strategy better' },
        },
        {
          letter: 'B',
          value: 'priorities',
          label: { fr: 'Je fixe mieux mes priorités', en: 'I set my priorities better' },
        },
        {
          letter: 'C',
          value: 'decisions',
          label: { fr: 'Je vois comment se prend une décision difficile', en: 'I see how a hard decision is made' },
        },
        { letter: 'D', value: 'network', label: { fr: 'Mon réseau s’est élargi', en: 'My network has grown' } },
        { letter: 'E', value: 'confidence', label: { fr: 'De la confiance en moi', en: 'Confidence in myself' } },
        {
          letter: 'F',
          value: 'none',
          label: { fr: 'Rien de tout cela', en: 'None of these' },
          words: { fr: ['rien'], en: ['nothing'] },
          alone: true,
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
