import { both } from './report-labels.ts';

/** The words of the expertise map. `{…}` are numbers and names. */
export const expertiseLabels = {
  title: both('Carte des compétences', 'Expertise map'),
  people: both(
    'Mentors inscrits : {mentors}, pour {places} places. Dirigeants inscrits : {mentees}.',
    'Mentors enrolled: {mentors}, with {places} places. Leaders enrolled: {mentees}.',
  ),
  recruit: both('Où chercher des mentors', 'Where to look for mentors'),
  recruitNote: both(
    'Sujets que plus de dirigeants veulent apprendre que de mentors n’enseignent : les mentors à chercher d’abord, pour ce cycle ou le suivant.',
    'Topics that more leaders want to learn than mentors teach: the mentors to look for first, for this cycle or the next.',
  ),
  nothingMissing: both(
    'Pour chaque sujet demandé, il y a au moins autant de mentors que de dirigeants.',
    'For every topic wanted there are at least as many mentors as leaders.',
  ),
  nobody: both('Personne ne l’enseigne', 'Nobody teaches it'),
  tooFew: both('Trop peu l’enseignent', 'Too few teach it'),
  wantedBy: both('demandé par {wanted}', 'wanted by {wanted}'),
  near: both('un sujet voisin est enseigné par {n}', 'something near is taught by {n}'),
  taughtIn: both('la famille est surtout enseignée par : {units}', 'the family is mostly taught by: {units}'),
  balance: both('demandé par {wanted}, enseigné par {taught}', 'wanted by {wanted}, taught by {taught}'),
  balanceGiven: both('demandé par {wanted}, apporté par {taught}', 'wanted by {wanted}, brought by {taught}'),
  usedBy: both('Employé par', 'Used by'),
  allSkills: both('Comment s’appellent les compétences', 'What skills are called'),
  topics: both('Ce que les dirigeants veulent apprendre', 'What leaders want to learn'),
  returns: both('Ce que les mentors veulent y gagner', 'What mentors want to gain'),
  single: both('Ce qu’une seule personne peut enseigner', 'What a single person can teach'),
  singleNote: both(
    'Si cette personne renonce, personne ne la remplace.',
    'If that person withdraws, nobody can step in.',
  ),
  missingReturns: both('Ce que peu de dirigeants apportent', 'What few leaders bring'),
  byUnit: both('Par direction', 'By unit'),
  byUnitNote: both(
    'Rien n’est montré en dessous de {threshold} personnes d’une direction, ni ce qui permettrait de le calculer.',
    'Nothing is shown on fewer than {threshold} people of a unit, nor what would let it be computed.',
  ),
  noUnit: both('Aucune direction ne peut être montrée.', 'No unit can be shown.'),
  unknown: both('Mots que nous n’avons pas reconnus', 'Words we did not recognize'),
  unknownNote: both(
    'Dites-nous ce qu’ils désignent ; nous le retiendrons pour ce cycle et les suivants. La commande :',
    'Tell us what they stand for; we will remember it in this and later cycles. The command:',
  ),
  nearTaught: both('Sujet voisin', 'Something near'),
  mostly: both('Famille enseignée surtout par', 'Family mostly taught by'),
  skill: both('Compétence', 'Skill'),
  unit: both('Direction', 'Unit'),
  words: both('Mots', 'Words'),
  wordsId: both('À donner à la commande', 'For the command'),
  wanted: both('Demandé par', 'Wanted by'),
  taught: both('Enseigné par', 'Taught by'),
  given: both('Apporté par', 'Brought by'),
  gap: both('Écart', 'Gap'),
  withheld: both('non montré', 'not shown'),
  attached: both(
    'La page jointe montre tout, par famille et par direction.',
    'The attached page shows all of it, by family and by unit.',
  ),
} as const;
