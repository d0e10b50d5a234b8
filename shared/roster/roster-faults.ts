import type { Language, Translated } from '../domain/language.ts';
import { fault } from './problem.ts';

const quoted = (words: readonly string[], language: Language) =>
  words.map((word) => (language === 'fr' ? `« ${word} »` : `"${word}"`)).join(', ');

/** The words for every problem a roster can have (data: what, then what to do). */
export const rosterFaults = {
  workbook: () =>
    fault(
      'C’est un classeur Excel, pas un fichier CSV.',
      'This is an Excel workbook, not a CSV file.',
      'Dans Excel : Enregistrer sous, « CSV UTF-8 », puis envoyez ce fichier.',
      'In Excel: Save as, "CSV UTF-8", then send that file.',
    ),
  noRows: () =>
    fault(
      'Il n’y a personne dans ce fichier.',
      'There is nobody in this file.',
      'Une ligne d’en-têtes, puis une ligne par personne.',
      'One line of headers, then one line per person.',
    ),
  openQuote: () =>
    fault(
      'Un guillemet (") s’ouvre ici et ne se ferme pas : les lignes suivantes sont avalées.',
      'A quotation mark (") opens here and is not closed: the next lines are swallowed.',
      'Supprimez ce guillemet, ou fermez-le dans la même case.',
      'Delete that quotation mark, or close it in the same cell.',
    ),
  tooManyCells: (cells: number, headers: number) =>
    fault(
      `La ligne a ${cells} cases pour ${headers} en-têtes.`,
      `The line has ${cells} cells for ${headers} headers.`,
      'Mettez entre guillemets (") toute case qui contient le séparateur, par exemple "en:C1; es:B1".',
      'Put quotation marks (") around a cell that contains the separator, for example "en:C1; es:B1".',
    ),
  missingColumn: (header: Translated, purpose: Translated) =>
    fault(
      `Il manque la colonne « ${header.fr} ».`,
      `The column "${header.en}" is missing.`,
      `Ajoutez-la : ${purpose.fr}.`,
      `Add it: ${purpose.en}.`,
    ),
  refusedColumn: () =>
    fault(
      'Nous ne voulons pas de cette colonne.',
      'We do not want this column.',
      'Supprimez-la et renvoyez le fichier : rien n’en a été lu.',
      'Delete it and send the file again: nothing of it was read.',
    ),
  twiceColumn: (other: string) =>
    fault(
      `Cette colonne dit la même chose que « ${other} ».`,
      `This column says the same as "${other}".`,
      'Gardez une des deux.',
      'Keep one of the two.',
    ),
  empty: () => fault('La case est vide.', 'The cell is empty.', 'Remplissez-la.', 'Fill it in.'),
  badAddress: () =>
    fault(
      'Ce n’est pas une adresse de courriel.',
      'This is not an email address.',
      'Donnez l’adresse professionnelle seule, comme claire.dubois@exemple.com.',
      'Give the work address alone, like claire.dubois@example.com.',
    ),
  accentedAddress: () =>
    fault(
      'Il y a un accent avant le « @ » : nous ne pouvons pas y écrire.',
      'There is an accent before the "@": we cannot write to it.',
      'Donnez l’adresse sans accent de cette personne.',
      'Give this person’s address without accents.',
    ),
  badReference: () =>
    fault(
      'Ce n’est ni une adresse de courriel, ni un matricule du fichier.',
      'This is neither an email address nor an employee number of the file.',
      'Donnez l’adresse de cette personne, ou son matricule si elle a sa ligne.',
      'Give that person’s address, or their employee number if they have a line.',
    ),
  badRole: () =>
    fault(
      'Ce rôle est inconnu.',
      'This role is not known.',
      'Écrivez « mentor », « dirigeant », ou rien si la personne n’est pas invitée.',
      'Write "mentor", "leader", or nothing if the person is not invited.',
    ),
  badLanguage: () =>
    fault(
      'Nous n’écrivons qu’en français (fr) ou en anglais (en).',
      'We write in French (fr) or English (en) only.',
      'Choisissez fr ou en ; les autres langues vont dans « autres langues ».',
      'Choose fr or en; other languages go into "other_languages".',
    ),
  badOtherLanguage: (entry: string) =>
    fault(
      `La langue de « ${entry} » est inconnue.`,
      `The language of "${entry}" is not known.`,
      'Écrivez la langue et son niveau, comme « en:C1; es:B1 ».',
      'Write the language and its level, like "en:C1; es:B1".',
    ),
  badLevel: (entry: string) =>
    fault(
      `Le niveau de « ${entry} » est inconnu.`,
      `The level of "${entry}" is not known.`,
      'Les niveaux sont A1, A2, B1, B2, C1 et C2, comme dans « en:C1; es:B1 ».',
      'Levels are A1, A2, B1, B2, C1 and C2, as in "en:C1; es:B1".',
    ),
  languageTwice: (entry: string) =>
    fault(
      `« ${entry} » : cette langue est déjà donnée.`,
      `"${entry}": this language is already given.`,
      'Gardez une fois chaque langue.',
      'Keep each language once.',
    ),
  badTimeZone: () =>
    fault(
      'Ce fuseau horaire est inconnu.',
      'This time zone is not known.',
      'Écrivez un nom comme Europe/Paris ou America/Toronto, ou rien : celui du site vaut.',
      'Write a name like Europe/Paris or America/Toronto, or nothing: the site’s holds.',
    ),
  unknownGrade: (grades: readonly string[]) =>
    fault(
      'Ce niveau n’est pas parmi ceux du cycle.',
      'This grade is not one of the cycle’s.',
      `Ajoutez-le à sa place dans la définition du cycle, ou écrivez un de ceux-ci : ${quoted(grades, 'fr')}.`,
      `Add it in its place in the definition of the cycle, or write one of these: ${quoted(grades, 'en')}.`,
    ),
  unknownSite: (sites: readonly string[]) =>
    fault(
      'Ce site n’est pas parmi ceux du cycle.',
      'This site is not one of the cycle’s.',
      `Ajoutez-le dans la définition du cycle, ou écrivez un de ceux-ci : ${quoted(sites, 'fr')}.`,
      `Add it in the definition of the cycle, or write one of these: ${quoted(sites, 'en')}.`,
    ),
  badDate: () =>
    fault(
      'Ce n’est pas une date, ou elle peut se lire de deux façons.',
      'This is not a date, or it can be read in two ways.',
      'Écrivez l’année, le mois, le jour : 2021-09-30.',
      'Write year, month, day: 2021-09-30.',
    ),
  badCapacity: () =>
    fault(
      'Ce n’est pas un nombre entier de 0 à 5.',
      'This is not a whole number from 0 to 5.',
      'Écrivez combien de binômes la personne accepte, ou rien pour un.',
      'Write how many partners the person takes, or nothing for one.',
    ),
  duplicateAddress: (line: number) =>
    fault(
      `Cette adresse est déjà à la ligne ${line}.`,
      `This address is already on line ${line}.`,
      'Gardez une ligne par personne ; à adresse partagée, seule la personne qui la lit peut répondre.',
      'Keep one line per person; of a shared mailbox, only the person who reads it can answer.',
    ),
  duplicateNumber: (line: number) =>
    fault(
      `Ce matricule est déjà à la ligne ${line}.`,
      `This employee number is already on line ${line}.`,
      'Corrigez-le, ou supprimez la ligne en double.',
      'Correct it, or delete the duplicate line.',
    ),
  unknownManager: () =>
    fault(
      'Ce responsable n’est pas dans le fichier.',
      'This manager is not in the file.',
      'Ajoutez sa ligne (rôle vide s’il n’est pas invité), ou corrigez l’adresse.',
      'Add a line for them (empty role if not invited), or correct the address.',
    ),
  ownManager: () =>
    fault(
      'Cette personne est son propre responsable.',
      'This person is their own manager.',
      'Donnez son responsable, ou videz la case si elle n’en a pas.',
      'Give the manager, or empty the cell if there is none.',
    ),
  ownAssistant: () =>
    fault(
      'Cette personne est sa propre assistante.',
      'This person is their own assistant.',
      'Donnez qui tient son agenda, ou videz la case.',
      'Give who keeps the calendar, or empty the cell.',
    ),
  managerLoop: (names: readonly string[]) =>
    fault(
      `Les responsables tournent en rond : ${names.join(' → ')}.`,
      `The managers go round in a circle: ${names.join(' → ')}.`,
      'Corrigez le responsable d’une de ces personnes.',
      'Correct the manager of one of these people.',
    ),
  twoManagers: (other: string, line: number) =>
    fault(
      `La ligne ${line} dit autre chose : ${other}.`,
      `Line ${line} says something else: ${other}.`,
      'Donnez à cette personne un seul responsable dans tout le fichier.',
      'Give this person one manager throughout the file.',
    ),
  gapInChain: (column: string) =>
    fault(
      `« ${column} » est rempli, mais pas le niveau d’en dessous.`,
      `"${column}" is filled in, but the level below it is not.`,
      'Donnez les responsables dans l’ordre, à partir du plus proche.',
      'Give the managers in order, from the nearest one.',
    ),
  nobodyInvited: (side: Translated) =>
    fault(
      `Personne n’est invité comme ${side.fr}.`,
      `Nobody is invited as ${side.en}.`,
      `Écrivez « ${side.fr} » dans la colonne « rôle » des personnes à inviter.`,
      `Write "${side.en}" in the column "role" of the people to invite.`,
    ),
};

/** What we use each required column for, in the words of the remedy. */
export const columnPurposes = {
  email: { fr: 'l’adresse de chaque personne', en: 'everyone’s address' },
  first_name: { fr: 'le prénom', en: 'the first name' },
  last_name: { fr: 'le nom', en: 'the last name' },
  role: {
    fr: '« mentor », « dirigeant », ou vide si la personne n’est pas invitée',
    en: '"mentor", "leader", or empty if the person is not invited',
  },
  grade: { fr: 'un des niveaux du cycle', en: 'one of the cycle’s grades' },
  unit: { fr: 'la direction ou l’équipe', en: 'the department or team' },
  site: { fr: 'un des sites du cycle', en: 'one of the cycle’s sites' },
  manager_email: {
    fr: 'l’adresse du responsable (ou « matricule du responsable », ou « n1 » à « n4 »)',
    en: 'the manager’s address (or "manager_id", or "n1" to "n4")',
  },
} as const satisfies Record<string, Translated>;
