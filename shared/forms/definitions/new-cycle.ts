import type { Language, Translated } from '../../domain/language.ts';
import type { FormDefinition, Question } from '../form-definition.ts';

/** One line a coordinator writes in an answer: "Invitations : 14/01/2027". */
export interface AnswerLine {
  /** The question it answers. */
  readonly question: number;
  readonly label: Translated;
  /** What stands behind the label until she replaces it: with the label, fewer than five words, as a line that is left as it was must not pass for the beginning of a quote. */
  readonly blank: Translated;
  /** What may stand there, for whoever wrote something else. */
  readonly example: Translated;
  readonly required: boolean;
}

const line = (
  question: number,
  [frLabel, frBlank, frExample]: readonly [string, string, string],
  [enLabel, enBlank, enExample]: readonly [string, string, string],
  required = true,
): AnswerLine => ({
  question,
  label: { fr: frLabel, en: enLabel },
  blank: { fr: frBlank, en: enBlank },
  example: { fr: frExample, en: enExample },
  required,
});

const optional = (question: number, fr: readonly [string, string, string], en: readonly [string, string, string]) =>
  line(question, fr, en, false);

/** The lines of the new-cycle form, by what they define: the form shows them and the reader of its answers looks for them. */
export const newCycleLines = {
  company: line(1, ['Entreprise', 'nom', 'Solane'], ['Company', 'name', 'Solane']),
  program: line(1, ['Programme', 'nom', 'Mentorat inversé 2027'], ['Program', 'name', 'Reverse mentoring 2027']),
  coordinator: line(
    1,
    ['Coordination', 'nom ; téléphone ; site', 'Claire Dubois ; +33 1 99 00 12 34 ; Paris'],
    ['Coordinator', 'name; phone; site', 'Claire Dubois; +33 1 99 00 12 34; Paris'],
  ),
  otherCoordinator: optional(
    1,
    [
      'Deuxième coordination',
      'facultatif',
      'Marc Tremblay ; +1 514 555 0134 ; Montréal ; marc.tremblay@solane.example',
    ],
    ['Second coordinator', 'optional', 'Marc Tremblay; +1 514 555 0134; Montréal; marc.tremblay@solane.example'],
  ),
  confidentialContact: line(
    1,
    ['Contact confidentiel', 'nom, téléphone', 'Médecine du travail, +33 1 99 00 12 99'],
    ['Confidential contact', 'name, phone', 'Occupational health, +33 1 99 00 12 99'],
  ),
  dataProtection: line(
    1,
    ['Données personnelles', 'adresse', 'dpo@solane.example'],
    ['Personal data', 'address', 'dpo@solane.example'],
  ),

  sponsor: line(
    2,
    ['Sponsor', 'nom ; adresse', 'Nathalie Roy ; nathalie.roy@solane.example'],
    ['Sponsor', 'name; address', 'Nathalie Roy; nathalie.roy@solane.example'],
  ),
  title: line(
    2,
    ['Titre', 'français / anglais', 'vice-présidente / vice president'],
    ['Title', 'French / English', 'vice-présidente / vice president'],
  ),
  messageFr: line(
    2,
    ['Message en français', '', 'J’apprends cette année d’un collaborateur.'],
    ['Message in French', '', 'J’apprends cette année d’un collaborateur.'],
  ),
  messageEn: line(
    2,
    ['Message en anglais', '', 'This year I am learning from a colleague.'],
    ['Message in English', '', 'This year I am learning from a colleague.'],
  ),
  objectivesFr: line(
    2,
    ['Objectifs en français', '', 'changer une habitude ; entendre le terrain'],
    ['Objectives in French', '', 'changer une habitude ; entendre le terrain'],
  ),
  objectivesEn: line(
    2,
    ['Objectifs en anglais', '', 'change one habit ; hear the field'],
    ['Objectives in English', '', 'change one habit; hear the field'],
  ),

  opensOn: line(3, ['Invitations', 'date', '14/01/2027'], ['Invitations', 'date', '2027-01-14']),
  until: line(3, ['Inscriptions jusqu’au', 'date', '03/02/2027'], ['Enrollment until', 'date', '2027-02-03']),
  workshops: line(
    3,
    ['Ateliers des mentors', '', '12/02/2027 10:00 ; 16/02/2027 14:00'],
    ['Mentors’ workshops', '', '2027-02-12 10:00; 2027-02-16 14:00'],
  ),
  briefings: line(
    3,
    ['Présentations aux dirigeants', '', '12/02/2027 14:30 ; 17/02/2027 14:30'],
    ['Leaders’ briefings', '', '2027-02-12 14:30; 2027-02-17 14:30'],
  ),
  lastDay: line(3, ['Dernier jour', 'date', '15/10/2027'], ['Last day', 'date', '2027-10-15']),

  count: optional(4, ['Séances', '6', '6'], ['Sessions', '6', '6']),
  minutes: optional(4, ['Minutes', '60', '60'], ['Minutes', '60', '60']),
  everyWeeks: optional(4, ['Toutes les', '4 semaines', '4 semaines'], ['Every', '4 weeks', '4 weeks']),
  places: optional(4, ['Places', 'facultatif', '20'], ['Places', 'optional', '20']),
} as const satisfies Record<string, AnswerLine>;

export type NewCycleLine = keyof typeof newCycleLines;

/** The questions whose answer is a list: one line per site; the grades in order. */
export const newCycleLists = { sites: 5, grades: 6 } as const;

const models = (question: number, language: Language): string[] =>
  Object.values(newCycleLines)
    .filter((each) => each.question === question)
    .map(({ label, blank }) => `${label[language]}${language === 'fr' ? ' :' : ':'} ${blank[language]}`.trimEnd());

const labeled = (
  number: number,
  name: string,
  required: boolean,
  [fr, ...frHelp]: readonly [string, ...string[]],
  [en, ...enHelp]: readonly [string, ...string[]],
): Question => ({
  name,
  number,
  type: 'long-text',
  required,
  label: { fr, en },
  help: { fr: [...frHelp, ...models(number, 'fr')], en: [...enHelp, ...models(number, 'en')] },
});

/** A new cycle asked of a coordinator who has no cycle.json: her answers and the attached roster define it. */
export const newCycle: FormDefinition = {
  id: 'NEW',
  version: 1,
  confidential: true,
  delegate: false,
  subject: { fr: 'Nouveau cycle : six questions et la liste', en: 'New cycle: six questions and the list' },
  opening: {
    fr: [
      'Bonjour {first},',
      '',
      'Répondez à ces questions et joignez la liste des personnes',
      '(roster.csv, telle que les RH l’exportent). Rien ne part',
      'chez personne : vous recevrez d’abord un résumé à confirmer.',
      '',
      '{found}',
      '',
      '{how}',
      'Gardez les mots avant les deux-points, changez la suite.',
    ],
    en: [
      'Hello {first},',
      '',
      'Answer these questions and attach the list of people',
      '(roster.csv, as HR exports it). Nothing reaches anybody:',
      'first you get a summary to confirm.',
      '',
      '{found}',
      '',
      '{how}',
      'Keep the words before the colon, change what follows.',
    ],
  },
  questions: [
    labeled(1, 'program', true, ['Le programme'], ['The program']),
    labeled(2, 'sponsor', true, ['Le sponsor et son message'], ['The sponsor and the message']),
    labeled(
      3,
      'dates',
      true,
      [
        'Les dates',
        'Deux ateliers et deux présentations, au choix des invités,',
        'écrits ainsi : 12/02/2027 10:00 ; 16/02/2027 14:00',
      ],
      [
        'The dates',
        'Two workshops and two briefings for people to choose,',
        'written so: 2027-02-12 10:00; 2027-02-16 14:00',
      ],
    ),
    labeled(4, 'sessions', false, ['Les séances, si autre chose que ceci'], ['The sessions, if not as here']),
    {
      name: 'sites',
      number: newCycleLists.sites,
      type: 'long-text',
      required: true,
      label: { fr: 'Les sites de la liste', en: 'The sites of the list' },
      hint: { fr: 'un par ligne', en: 'one line each' },
      help: {
        fr: [
          'site ; France ou Québec ; langue ; pauses',
          'Belleville ; France ; fr ; pause du 19/07/2027 au 27/08/2027',
          'Ailleurs qu’en France et au Québec, le fuseau horaire :',
          'Belleville ; Europe/Zurich ; fr ; fériés 26/03/2027',
        ],
        en: [
          'site; France or Quebec; language; pauses',
          'Springfield; France; fr; pause 2027-07-19 to 2027-08-27',
          'Outside France and Quebec, the time zone:',
          'Springfield; Europe/London; en; holidays 2027-03-26',
        ],
      },
    },
    {
      name: 'grades',
      number: newCycleLists.grades,
      type: 'long-text',
      required: true,
      label: { fr: 'Les niveaux, du plus bas au plus haut', en: 'The grades, from the lowest to the highest' },
      hint: { fr: 'un par ligne', en: 'one line each' },
    },
  ],
};
