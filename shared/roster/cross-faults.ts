import { fault } from './problem.ts';

/** The words for values that are right each by itself and wrong together. */
export const crossFaults = {
  unknownKey: () =>
    fault(
      'Ce nom ne veut rien dire ici.',
      'This name means nothing here.',
      'Corrigez-le d’après l’exemple fourni, ou supprimez-le.',
      'Correct it after the sample provided, or delete it.',
    ),
  enrollmentTooShort: (opensOn: string, closesOn: string) =>
    fault(
      `Les inscriptions s’ouvrent le ${opensOn} et se ferment le ${closesOn}.`,
      `Enrollment opens on ${opensOn} and closes on ${closesOn}.`,
      'Choisissez une fermeture après l’ouverture.',
      'Choose a closing day after the opening day.',
    ),
  endsTooSoon: (closesOn: string) =>
    fault(
      `Le dernier jour n’est pas après la fin des inscriptions (${closesOn}).`,
      `The last day is not after the end of enrollment (${closesOn}).`,
      'Choisissez un dernier jour après la dernière séance.',
      'Choose a last day after the last session.',
    ),
  meetingTooSoon: (closesOn: string) =>
    fault(
      `Cette date n’est pas après la fin des inscriptions (${closesOn}).`,
      `This date is not after the end of enrollment (${closesOn}).`,
      'Choisissez une date plus tardive, comme "2027-02-12T10:00".',
      'Choose a later date, like "2027-02-12T10:00".',
    ),
  meetingTooLate: (lastDay: string) =>
    fault(
      `Cette date est après le dernier jour (${lastDay}).`,
      `This date is after the last day (${lastDay}).`,
      'Choisissez une date plus proche.',
      'Choose an earlier date.',
    ),
  meetingInUtc: () =>
    fault(
      'L’heure porte un fuseau (Z).',
      'The hour carries a time zone (Z).',
      'Écrivez l’heure du site du premier coordinateur, sans Z.',
      'Write the hour at the lead coordinator’s site, without Z.',
    ),
  sameMeeting: () =>
    fault(
      'Les deux dates sont les mêmes.',
      'Both dates are the same.',
      'Proposez deux dates différentes.',
      'Offer two different dates.',
    ),
  badTimeZone: () =>
    fault(
      'Ce fuseau horaire est inconnu.',
      'This time zone is not known.',
      'Écrivez un nom comme "Europe/Paris" ou "America/Toronto".',
      'Write a name like "Europe/Paris" or "America/Toronto".',
    ),
  unknownSite: (sites: readonly string[]) =>
    fault(
      'Ce site n’est pas dans « sites ».',
      'This site is not in "sites".',
      `Écrivez un de ceux-ci, ou ajoutez-le : ${sites.join(', ')}.`,
      `Write one of these, or add it: ${sites.join(', ')}.`,
    ),
  noSite: () =>
    fault(
      'Il n’y a aucun site.',
      'There is no site.',
      'Donnez au moins celui du premier coordinateur.',
      'Give at least the lead coordinator’s.',
    ),
  backwards: () =>
    fault(
      'La pause finit avant de commencer.',
      'The pause ends before it begins.',
      'Échangez les deux dates.',
      'Swap the two dates.',
    ),
  tooLongPause: () =>
    fault(
      'La pause dure plus de trois mois.',
      'The pause lasts more than three months.',
      'Vérifiez les années ; sinon, faites deux cycles.',
      'Check the years; otherwise run two cycles.',
    ),
  twice: () =>
    fault(
      'Cette valeur est déjà dans la liste.',
      'This value is already in the list.',
      'Gardez-la une fois.',
      'Keep it once.',
    ),
  quietHours: () =>
    fault(
      'Il ne reste aucune heure pour écrire aux gens.',
      'No hour is left to write to people.',
      'Il faut quietBefore plus petit que quietFrom, par exemple 8 et 18.',
      'quietBefore must be less than quietFrom, for example 8 and 18.',
    ),
  noWeight: () =>
    fault(
      'Tous les poids sont nuls.',
      'All weights are zero.',
      'Donnez un poids à ce qui compte, par exemple "goals": 45.',
      'Give weight to what counts, for example "goals": 45.',
    ),
  unknownFamily: (family: string, families: readonly string[]) =>
    fault(
      `La famille « ${family} » n’existe pas.`,
      `There is no family "${family}".`,
      `Prenez une des nôtres, ou ajoutez-la à « families » : ${families.join(', ')}.`,
      `Take one of ours, or add it to "families": ${families.join(', ')}.`,
    ),
  unnamedSkill: () =>
    fault(
      'Cette compétence n’est pas dans notre catalogue et n’a pas de nom.',
      'This skill is not in our catalog and has no name.',
      'Donnez-lui un nom : "name": {"fr": "…", "en": "…"}.',
      'Give it a name: "name": {"fr": "…", "en": "…"}.',
    ),
  claimedWords: (words: string, skill: string) =>
    fault(
      `« ${words} » désigne déjà ${skill}.`,
      `"${words}" stands for ${skill} already.`,
      'Choisissez d’autres mots : les mêmes ne peuvent pas désigner deux compétences.',
      'Choose other words: the same ones cannot stand for two skills.',
    ),
  noWords: () =>
    fault(
      'Il n’y a aucun mot ici.',
      'There are no words here.',
      'Écrivez les mots que les gens emploient.',
      'Write the words people use.',
    ),
  unequalObjectives: () =>
    fault(
      'Il n’y a pas autant d’objectifs dans les deux langues.',
      'The two languages do not have as many objectives.',
      'Traduisez chaque objectif.',
      'Translate every objective.',
    ),
};
