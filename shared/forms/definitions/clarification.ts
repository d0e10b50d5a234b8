import type { FormDefinition } from '../form-definition.ts';

/** One question, the person’s own words, always a way out (content.md 3.4). */
export const clarification: FormDefinition = {
  id: 'CLARIFY',
  version: 1,
  confidential: true,
  delegate: false,
  subject: { fr: 'Juste une précision', en: 'Just to be sure' },
  opening: {
    fr: [
      'Bonjour {first}, merci pour votre réponse.',
      'Vous avez écrit : « {their words} ».',
      'Nous préférons vous demander plutôt que de deviner :',
    ],
    en: ['Hello {first}, thank you for your reply.', 'You wrote: "{their words}".', 'We would rather ask than guess:'],
  },
  questions: [
    {
      name: 'meaning',
      number: 1,
      type: 'choice',
      required: true,
      label: { fr: 'Votre réponse', en: 'Your answer' },
      hint: { fr: 'une lettre', en: 'one letter' },
      options: [
        { letter: 'A', value: '1', label: { fr: '{meaning 1}', en: '{meaning 1}' } },
        { letter: 'B', value: '2', label: { fr: '{meaning 2}', en: '{meaning 2}' } },
        {
          letter: 'C',
          value: 'call',
          label: {
            fr: 'Autre chose : que la coordination m’appelle',
            en: 'Something else: the coordinator should call me',
          },
          words: { fr: ['appelez-moi'], en: ['call me'] },
        },
      ],
    },
  ],
};
