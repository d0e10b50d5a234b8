import type { FormDefinition, FormKind, Question } from '../form-definition.ts';

const threeQuestions: Question[] = [
  {
    name: 'held',
    number: 1,
    type: 'choice',
    required: true,
    label: { fr: 'La séance a-t-elle eu lieu ?', en: 'Did the session take place?' },
    hint: { fr: 'une lettre', en: 'one letter' },
    options: [
      {
        letter: 'A',
        value: 'held',
        label: { fr: 'Oui', en: 'Yes' },
        words: { fr: ['oui', 'tenue', 'faite', 'eu lieu', 'ok'], en: ['yes', 'held', 'done', 'took place', 'ok'] },
      },
      {
        letter: 'B',
        value: 'moved',
        label: { fr: 'Non, déplacée', en: 'No, moved' },
        words: { fr: ['déplacée', 'reportée', 'décalée', 'remise'], en: ['moved', 'postponed', 'rescheduled'] },
      },
      {
        letter: 'C',
        value: 'canceled',
        label: { fr: 'Non, annulée', en: 'No, canceled' },
        words: { fr: ['annulée', 'pas eu lieu et pas de nouvelle date'], en: ['canceled', 'cancelled'] },
      },
    ],
  },
  {
    name: 'useful',
    number: 2,
    type: 'rating',
    required: true,
    label: { fr: 'Utile pour vous', en: 'Useful to you' },
    hint: { fr: 'de 1 pas du tout à 5 très utile', en: 'from 1 not at all to 5 very useful' },
  },
  {
    name: 'free',
    number: 3,
    type: 'rating',
    required: true,
    label: { fr: 'Parole libre', en: 'Free to speak' },
    hint: { fr: 'de 1 pas du tout à 5 tout à fait', en: 'from 1 not at all to 5 completely' },
    help: {
      fr: ['J’ai pu dire ce que je pensais, même difficile.'],
      en: ['I could say what I thought, even when difficult.'],
    },
  },
];

/** The second version begins with what was said last time, the third may recall a line of the charter after it. */
const afterSession = (id: FormKind, fourth: Question[]): [FormDefinition, FormDefinition, FormDefinition] => {
  const first = firstVersion(id, fourth);
  const { fr, en } = first.opening;
  const beginning = (...lines: readonly string[]) => ({
    fr: [...fr.slice(0, 1), ...lines, ...fr.slice(1)],
    en: [...en.slice(0, 1), ...lines, ...en.slice(1)],
  });
  return [
    first,
    { ...first, version: 2, opening: beginning('{last time}') },
    { ...first, version: 3, opening: beginning('{last time}', '{charter reminder}') },
  ];
};

const firstVersion = (id: FormKind, fourth: Question[]): FormDefinition => ({
  id,
  version: 1,
  confidential: true,
  delegate: false,
  subject: { fr: 'Votre séance du {date} : une ligne suffit', en: 'Your session on {date}: one line is enough' },
  opening: {
    fr: [
      'Bonjour {first},',
      'Une lettre et deux notes, sur une seule ligne si vous',
      'voulez. Lu par {coordinator}, jamais montré à votre',
      'binôme ni à un responsable. Parlez de la séance plutôt',
      'que de la personne. Pour un fait grave, n’écrivez pas',
      'ici : {confidential contact}.',
    ],
    en: [
      'Hello {first},',
      'One letter and two ratings, on a single line if you like.',
      'Read by {coordinator}, never shown to your partner or to',
      'any manager. Write about the session rather than the',
      'person. For something serious, do not write here:',
      '{confidential contact}.',
    ],
  },
  questions: [...threeQuestions, ...fourth],
  endsWhen: [{ question: 'held', values: ['moved', 'canceled'] }],
});

/** Session 1 (and 2 after “I do not know yet”), with the fit check: the mentor is asked first. */
export const sessionFit = afterSession('SES-fit', [
  {
    name: 'fit',
    number: 4,
    type: 'choice',
    required: true,
    label: { fr: 'Ce binôme vous convient-il ?', en: 'Is this pairing right for you?' },
    hint: { fr: 'une lettre', en: 'one letter' },
    options: [
      {
        letter: 'A',
        value: 'good',
        label: { fr: 'Oui', en: 'Yes' },
        words: { fr: ['oui', 'bien', 'très bien'], en: ['yes', 'good', 'fine', 'very good'] },
      },
      {
        letter: 'B',
        value: 'unsure',
        label: { fr: 'Je ne sais pas encore', en: 'I do not know yet' },
        words: { fr: ['à voir', 'pas sûr', 'pas encore'], en: ['not sure', 'too early'] },
      },
      {
        letter: 'C',
        value: 'change',
        label: { fr: 'Non, je préfère changer', en: 'No, I prefer to change' },
        words: { fr: ['changer', 'non'], en: ['change', 'no'] },
      },
    ],
    note: {
      fr: ['Aucune raison à donner. {partner first} ne le saura pas.'],
      en: ['No reason needed. {partner first} will not know.'],
    },
  },
]);

/** Sessions 2, 4 and 5: a word, if the person likes. */
export const sessionWord = afterSession('SES-word', [
  {
    name: 'word',
    number: 4,
    type: 'long-text',
    required: false,
    label: { fr: 'Un mot sur la séance ?', en: 'A word on the session?' },
    hint: { fr: 'facultatif', en: 'optional' },
  },
]);

/** Session 3: the second half. */
export const sessionMidpoint = afterSession('SES-midpoint', [
  {
    name: 'midpoint',
    number: 4,
    type: 'choice',
    required: true,
    label: { fr: 'Pour la seconde moitié', en: 'For the second half' },
    hint: { fr: 'une lettre', en: 'one letter' },
    options: [
      {
        letter: 'A',
        value: 'continue',
        label: { fr: 'On continue ainsi', en: 'We go on like this' },
        words: { fr: ['continuer', 'on continue'], en: ['continue', 'go on'] },
      },
      { letter: 'B', value: 'topic', label: { fr: 'Changer de sujet', en: 'Change the topic' } },
      {
        letter: 'C',
        value: 'rhythm',
        label: { fr: 'Changer de rythme ou de lieu', en: 'Change the rhythm or the place' },
      },
      {
        letter: 'D',
        value: 'talk',
        label: { fr: 'J’aimerais en parler avec {coordinator}', en: 'I would like to talk with {coordinator}' },
      },
      {
        letter: 'E',
        value: 'stop',
        label: { fr: 'Je préfère arrêter ici', en: 'I prefer to stop here' },
        words: { fr: ['arrêter', 'je préfère arrêter'], en: ['I prefer to stop'] },
      },
    ],
  },
]);

/** Session 6, mentor: has the partner changed? */
export const sessionChange = afterSession('SES-change', [
  {
    name: 'change',
    number: 4,
    type: 'choice',
    required: true,
    label: { fr: 'Votre binôme a-t-il évolué ?', en: 'Has your partner changed?' },
    hint: { fr: 'une lettre', en: 'one letter' },
    help: {
      fr: ['Écoute, curiosité, façon de diriger. Additionné par', 'groupes d’au moins 5, jamais montré seul.'],
      en: ['Listening, curiosity, way of leading. Added up in', 'groups of 5 or more, never shown alone.'],
    },
    options: [
      {
        letter: 'A',
        value: 'clearly',
        label: { fr: 'Oui, nettement', en: 'Yes, clearly' },
        words: { fr: ['nettement'], en: ['clearly'] },
      },
      { letter: 'B', value: 'little', label: { fr: 'Un peu', en: 'A little' } },
      { letter: 'C', value: 'no', label: { fr: 'Non', en: 'No' } },
      {
        letter: 'D',
        value: 'unsure',
        label: { fr: 'Je ne peux pas le dire', en: 'I cannot say' },
        words: { fr: ['je ne sais pas'], en: ['I do not know'] },
      },
    ],
  },
]);

/** Session 6, leader: one thing done differently. */
export const sessionQuote = afterSession('SES-quote', [
  {
    name: 'quote',
    number: 4,
    type: 'long-text',
    required: false,
    label: { fr: 'Une chose que vous faites autrement ?', en: 'One thing you now do differently?' },
    hint: { fr: 'facultatif', en: 'optional' },
    help: {
      fr: ['Citée sans votre nom si vous ajoutez le mot CITER.'],
      en: ['Quoted without your name if you add the word QUOTE.'],
    },
  },
]);

/** The three questions alone: a leader whose mentor has asked to change is not asked about the fit. */
export const sessionPlain = afterSession('SES-plain', []);
