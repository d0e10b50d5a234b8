import type { FormDefinition } from '../form-definition.ts';

/** Six dates in one answer, from whoever keeps the calendar (content.md 3.7). */
export const agenda: FormDefinition = {
  id: 'AGD',
  version: 1,
  confidential: false,
  delegate: true,
  subject: {
    fr: 'Agenda de {leader} : six rendez-vous d’une heure',
    en: 'Calendar of {leader}: six one-hour meetings',
  },
  opening: {
    fr: [
      'Bonjour {first},',
      '',
      'Vous tenez l’agenda de {leader}, qui participe au mentorat',
      'inversé : six séances d’une heure d’ici {month}, avec',
      '{mentor} ({mentor site}), {format}. Vous ne recevrez que',
      'les dates ; le contenu des séances reste entre eux.',
      'Les créneaux ci-dessous conviennent à {mentor}.',
      'Heures de {leader city}.',
      '',
      '{how}',
    ],
    en: [
      'Hello {first},',
      '',
      'You keep the calendar of {leader}, who takes part in',
      'reverse mentoring: six one-hour sessions until {month},',
      'with {mentor} ({mentor site}), {format}. You will only',
      'receive dates; what is said stays between them.',
      'The times below suit {mentor}. Times in {leader city}.',
      '',
      '{how}',
    ],
  },
  questions: [
    {
      name: 'first',
      number: 1,
      type: 'dates',
      required: true,
      label: { fr: 'Première séance', en: 'First session' },
      hint: { fr: 'une lettre', en: 'one letter' },
      options: [
        { letter: 'A', value: '1', label: { fr: '{slot 1}', en: '{slot 1}' } },
        { letter: 'B', value: '2', label: { fr: '{slot 2}', en: '{slot 2}' } },
        { letter: 'C', value: '3', label: { fr: '{slot 3}', en: '{slot 3}' } },
        { letter: 'D', value: '4', label: { fr: '{slot 4}', en: '{slot 4}' } },
        {
          letter: 'E',
          value: 'none',
          label: { fr: 'Aucun ne convient', en: 'None of these' },
          words: { fr: ['aucun', 'aucune', 'aucun créneau', 'aucune date'], en: ['none'] },
        },
      ],
    },
    {
      name: 'rhythm',
      number: 2,
      type: 'choice',
      required: true,
      label: { fr: 'Les cinq suivantes', en: 'The five others' },
      hint: { fr: 'une lettre', en: 'one letter' },
      options: [
        {
          letter: 'A',
          value: 'every-four-weeks',
          label: {
            fr: 'Même jour, même heure, toutes les quatre semaines',
            en: 'Same day, same time, every four weeks',
          },
          words: {
            fr: ['toutes les quatre semaines', 'même jour, même heure'],
            en: ['every four weeks', 'same day, same time'],
          },
        },
        {
          letter: 'B',
          value: 'one-by-one',
          label: { fr: 'À fixer une par une', en: 'One at a time' },
          words: { fr: ['une par une', 'à fixer'], en: ['one by one'] },
        },
      ],
    },
    {
      name: 'periods',
      number: 3,
      type: 'long-text',
      required: false,
      label: { fr: 'Périodes à éviter, ou autre proposition', en: 'Periods to avoid, or another proposal' },
      hint: { fr: 'facultatif', en: 'optional' },
    },
  ],
  closing: {
    fr: [
      'Les invitations partent ensuite toutes seules, trois par',
      'trois. Pour déplacer une séance : modifiez-la dans',
      'l’agenda, ou répondez DÉPLACER à n’importe lequel de nos',
      'messages.',
      '{end}',
    ],
    en: [
      'The invitations then leave by themselves, three at a',
      'time. To move a session: change it in the calendar, or',
      'reply MOVE to any of our messages.',
      '{end}',
    ],
  },
  endsWhen: [{ question: 'first', values: ['none'] }],
};
