import type { FormDefinition } from '../form-definition.ts';
import { placeAndLanguage, workingStyle } from './enrollment-questions.ts';

/** Enrollment of a leader (content.md 3.2): who keeps the calendar instead of half-days. */
export const enrollmentLeader: FormDefinition = {
  id: 'ENR-S',
  version: 1,
  confidential: false,
  delegate: false,
  subject: {
    fr: 'Mentorat inversé : apprendre d’un collaborateur ?',
    en: 'Reverse mentoring: learn from a colleague?',
  },
  opening: {
    fr: [
      'For English, reply ENGLISH.',
      'Bonjour {first},',
      '',
      '{sponsor message}',
      '',
      'Ce qu’on vous propose : six séances d’une heure en six',
      'mois, avec un collaborateur hors de votre ligne, qui vous',
      'apprend ce que vous aurez choisi. Il conduit, vous',
      'pratiquez. En retour, vous partagez votre expérience.',
      'La condition de réussite est simple : tenir les dates.',
      'Vos réponses sont lues par {coordinator} pour former les',
      'binômes, et par personne d’autre.',
      'Trois minutes suffisent. À rendre avant le {deadline}.',
      '',
      '{how}',
    ],
    en: [
      'Pour le français, répondez FRANÇAIS.',
      'Hello {first},',
      '',
      '{sponsor message}',
      '',
      'What we offer: six one-hour sessions in six months with a',
      'colleague outside your reporting line, who teaches you',
      'what you choose. They lead, you practice. In return you',
      'share your experience.',
      'One thing makes it work: keeping the dates.',
      'Your answers are read by {coordinator} to form the pairs,',
      'and by nobody else.',
      'Three minutes are enough. Please answer by {deadline}.',
      '',
      '{how}',
    ],
  },
  questions: [
    {
      name: 'role',
      number: 1,
      type: 'choice',
      required: true,
      label: { fr: 'Participez-vous ?', en: 'Will you take part?' },
      hint: { fr: 'une lettre', en: 'one letter' },
      options: [
        { letter: 'A', value: 'mentee', label: { fr: 'Oui, pour apprendre', en: 'Yes, to learn' } },
        {
          letter: 'B',
          value: 'both',
          label: { fr: 'Oui, et je peux aussi transmettre à d’autres', en: 'Yes, and I can also teach others' },
        },
        {
          letter: 'C',
          value: 'not-now',
          label: { fr: 'Pas cette fois', en: 'Not this time' },
          words: { fr: ['pas maintenant', 'plus tard', 'l’an prochain'], en: ['not now', 'later', 'next time'] },
        },
        {
          letter: 'D',
          value: 'never',
          label: { fr: 'Non, et ne m’invitez plus', en: 'No, and please do not invite me again' },
          words: { fr: ['ne plus m’inviter', 'jamais'], en: ['never', 'unsubscribe'] },
        },
      ],
    },
    {
      name: 'topics',
      number: 2,
      type: 'long-text',
      required: true,
      label: {
        fr: 'Que voulez-vous apprendre ou mieux comprendre ?',
        en: 'What do you want to learn or understand better?',
      },
      help: {
        fr: [
          'Un à trois sujets, avec vos mots ; le premier compte le',
          'plus. Outils, usages, ou ce que vivent les équipes.',
        ],
        en: [
          'One to three topics, in your words; the first counts',
          'most. Tools, habits, or what the teams live through.',
        ],
      },
    },
    {
      name: 'give',
      number: 3,
      type: 'long-text',
      required: true,
      label: { fr: 'Que pouvez-vous apporter en retour ?', en: 'What can you give in return?' },
      help: {
        fr: ['Par exemple : stratégie, arbitrages, réseau.'],
        en: ['For example: strategy, trade-offs, network.'],
      },
    },
    {
      name: 'calendar',
      number: 4,
      type: 'short-text',
      required: true,
      label: { fr: 'Qui tient votre agenda ?', en: 'Who keeps your calendar?' },
      help: {
        fr: ['L’adresse de votre assistant ou assistante, ou « moi ».', 'Cette personne ne recevra que les dates.'],
        en: ['Your assistant\'s address, or "me".', 'That person will only receive dates.'],
      },
      reads: 'calendar-keeper',
    },
    workingStyle,
    placeAndLanguage,
  ],
  endsWhen: [{ question: 'role', values: ['not-now', 'never'] }],
};
