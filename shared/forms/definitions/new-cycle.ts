import type { Language, Translated } from '../../domain/language.ts';
import type { FormDefinition, Question } from '../form-definition.ts';

/** One line a coordinator writes in an answer: "Invitations : 14/01/2027". */
export interface AnswerLine {
  /** The question it answers. */
  readonly question: number;
  readonly label: Translated;
  /** What may stand behind the label, shown to her as a model. */
  readonly example: Translated;
  readonly required: boolean;
}

const line = (
  question: number,
  [frLabel, frExample]: readonly [string, string],
  [enLabel, enExample]: readonly [string, string],
  required = true,
): AnswerLine => ({
  question,
  label: { fr: frLabel, en: enLabel },
  example: { fr: frExample, en: enExample },
  required,
});

/** The lines of the new-cycle form, by what they define: the form shows them and the reader of its answers looks for them. */
export const newCycleLines = {
  company: line(1, ['Entreprise', 'Solane'], ['Company', 'Solane']),
  program: line(1, ['Programme', 'Mentorat inversé 2027'], ['Program', 'Reverse mentoring 2027']),
  coordinator: line(
    1,
    ['Coordination', 'Claire Dubois ; +33 1 99 00 12 34 ; Paris'],
    ['Coordinator', 'Claire Dubois; +33 1 99 00 12 34; Paris'],
  ),
  otherCoordinator: line(
    1,
    ['Deuxième coordination', 'nom ; téléphone ; site ; adresse'],
    ['Second coordinator', 'name; phone; site; address'],
    false,
  ),
  confidentialContact: line(
    1,
    ['Contact confidentiel', 'Médecine du travail, +33 1 99 00 12 99'],
    ['Confidential contact', 'Occupational health, +33 1 99 00 12 99'],
  ),
  dataProtection: line(1, ['Données personnelles', 'dpo@solane.example'], ['Personal data', 'dpo@solane.example']),

  sponsor: line(
    2,
    ['Sponsor', 'Nathalie Roy ; nathalie.roy@solane.example'],
    ['Sponsor', 'Nathalie Roy; nathalie.roy@solane.example'],
  ),
  title: line(2, ['Titre', 'vice-présidente / vice president'], ['Title', 'vice-présidente / vice president']),
  messageFr: line(2, ['Message en français', 'son mot, en deux phrases'], ['Message in French', 'two sentences']),
  messageEn: line(2, ['Message en anglais', 'le même, en anglais'], ['Message in English', 'the same, in English']),
  objectivesFr: line(2, ['Objectifs en français', 'le premier ; le second'], ['Objectives in French', 'one; two']),
  objectivesEn: line(2, ['Objectifs en anglais', 'one ; two'], ['Objectives in English', 'one; two']),

  opensOn: line(3, ['Invitations', '14/01/2027'], ['Invitations', '2027-01-14']),
  until: line(3, ['Inscriptions jusqu’au', '03/02/2027'], ['Enrollment until', '2027-02-03']),
  workshops: line(
    3,
    ['Atelier des mentors', '12/02/2027 10:00 ; 16/02/2027 14:00'],
    ['Mentors’ workshop', '2027-02-12 10:00; 2027-02-16 14:00'],
  ),
  briefings: line(
    3,
    ['Présentation aux dirigeants', '12/02/2027 14:30 ; 17/02/2027 14:30'],
    ['Leaders’ briefing', '2027-02-12 14:30; 2027-02-17 14:30'],
  ),
  lastDay: line(3, ['Dernier jour', '15/10/2027'], ['Last day', '2027-10-15']),

  count: line(4, ['Séances', '6'], ['Sessions', '6'], false),
  minutes: line(4, ['Minutes', '60'], ['Minutes', '60'], false),
  everyWeeks: line(4, ['Une toutes les', '4 semaines'], ['One every', '4 weeks'], false),
  places: line(4, ['Places', 'le nombre de binômes'], ['Places', 'the number of pairs'], false),
} as const satisfies Record<string, AnswerLine>;

export type NewCycleLine = keyof typeof newCycleLines;

/** The questions whose answer is a list: one line per site; the grades in order. */
export const newCycleLists = { sites: 5, grades: 6 } as const;

const models = (question: number, language: Language): string[] =>
  Object.values(newCycleLines)
    .filter((each) => each.question === question)
    .map(({ label, example }) => `${label[language]}${language === 'fr' ? ' :' : ':'} ${example[language]}`);

const labeled = (number: number, name: string, required: boolean, fr: string, en: string): Question => ({
  name,
  number,
  type: 'long-text',
  required,
  label: { fr, en },
  hint: { fr: 'une ligne par information', en: 'one line each' },
  help: { fr: models(number, 'fr'), en: models(number, 'en') },
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
    labeled(1, 'program', true, 'Le programme', 'The program'),
    labeled(2, 'sponsor', true, 'Le sponsor et son message', 'The sponsor and the message'),
    labeled(3, 'dates', true, 'Les dates', 'The dates'),
    labeled(4, 'sessions', false, 'Les séances, si autre chose que ceci', 'The sessions, if not as here'),
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
          'Lyon ; France ; fr ; pause du 19/07/2027 au 27/08/2027',
          'Ailleurs, le fuseau horaire et les fériés :',
          'Genève ; Europe/Zurich ; fr ; fériés 26/03/2027 06/05/2027',
        ],
        en: [
          'site; France or Quebec; language; pauses',
          'Lyon; France; fr; pause 2027-07-19 to 2027-08-27',
          'Elsewhere, the time zone and the holidays:',
          'London; Europe/London; en; holidays 2027-03-26 2027-03-29',
        ],
      },
    },
    {
      name: 'grades',
      number: newCycleLists.grades,
      type: 'long-text',
      required: true,
      label: { fr: 'Les niveaux, du plus bas au plus haut', en: 'The grades, from the lowest to the highest' },
      hint: { fr: 'séparés par « ; »', en: 'separated by ";"' },
    },
  ],
};
