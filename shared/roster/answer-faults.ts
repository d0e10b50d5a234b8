import type { Language } from '../domain/language.ts';
import { type NewCycleLine, newCycleLines } from '../forms/definitions/new-cycle.ts';
import { type Fault, fault } from './problem.ts';

const model = (name: NewCycleLine, language: Language) => {
  const { label, example } = newCycleLines[name];
  return `${label[language]}${language === 'fr' ? ' :' : ':'} ${example[language]}`;
};

/** The words for what is wrong in the answers to the new-cycle form. */
export const answerFaults = {
  missing: (name: NewCycleLine): Fault =>
    fault(
      'Cette ligne manque.',
      'This line is missing.',
      `Ajoutez-la, par exemple « ${model(name, 'fr')} ».`,
      `Add it, for example "${model(name, 'en')}".`,
    ),
  badDay: (): Fault =>
    fault(
      'Ce n’est pas une date, ou elle peut se lire de deux façons.',
      'This is not a date, or it can be read in two ways.',
      'Écrivez l’année, le mois, le jour : 2027-01-14.',
      'Write year, month, day: 2027-01-14.',
    ),
  badMeetings: (): Fault =>
    fault(
      'Il faut ici deux dates avec leur heure.',
      'Two dates with their hours are needed here.',
      'Séparez-les par un point-virgule : 2027-02-12 10:00 ; 2027-02-16 14:00.',
      'Put a semicolon between them: 2027-02-12 10:00; 2027-02-16 14:00.',
    ),
  badPerson: (name: NewCycleLine): Fault =>
    fault(
      'Il manque un élément, ou un de trop.',
      'One part is missing, or there is one too many.',
      `Écrivez, avec des points-virgules : « ${model(name, 'fr')} ».`,
      `Write, with semicolons: "${model(name, 'en')}".`,
    ),
  badNumber: (): Fault =>
    fault('Ce n’est pas un nombre entier.', 'This is not a whole number.', 'Écrivez un nombre.', 'Write a number.'),
  badPlace: (): Fault =>
    fault(
      'Ce pays ou ce fuseau horaire est inconnu.',
      'This country or time zone is not known.',
      'Après le nom du site : France, Québec, ou un fuseau comme Europe/Zurich.',
      'After the name of the site: France, Quebec, or a time zone like Europe/London.',
    ),
  badPart: (): Fault =>
    fault(
      'Nous ne comprenons pas cette partie de la ligne.',
      'We do not understand this part of the line.',
      'Écrivez une langue (fr ou en), « pause du 19/07/2027 au 27/08/2027 » ou « fériés » et leurs dates.',
      'Write a language (fr or en), "pause 2027-07-19 to 2027-08-27" or "holidays" and their dates.',
    ),
  noLanguage: (): Fault =>
    fault(
      'Il manque la langue de ce site.',
      'The language of this site is missing.',
      'Ajoutez « ; fr » ou « ; en ».',
      'Add "; fr" or "; en".',
    ),
  noRoster: (): Fault =>
    fault(
      'La liste des personnes n’est pas jointe.',
      'The list of people is not attached.',
      'Répondez en joignant le fichier CSV des RH ; rien d’autre à récrire.',
      'Reply with the CSV file of HR attached; nothing else to write again.',
    ),
};
