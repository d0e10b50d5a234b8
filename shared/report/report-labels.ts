import type { Gain, MenteeScale, MentorScale, Worry } from '../domain/evaluation/closing-figures.ts';
import type { Translated } from '../domain/language.ts';
import type { Side } from '../domain/participant.ts';

/** French punctuation keeps its word: the spaces before it do not break. */
const unbroken = (french: string): string => french.replace(/ ([:;!?»%])/g, '\u00a0$1').replace(/« /g, '«\u00a0');

/** One label in both languages. */
export const both = (fr: string, en: string): Translated => ({ fr: unbroken(fr), en });

/** What each figure is called, in the words of the question it comes from (content.md 3.11). */
export const reportLabels = {
  title: both('Bilan du cycle', 'Closing report'),
  funnel: both('Le parcours', 'The way through'),
  invited: both('Invités', 'Invited'),
  enrolled: both('Inscrits', 'Enrolled'),
  matched: both('Avec un binôme', 'With a partner'),
  pairs: both('Binômes', 'Pairs'),
  sessionsPlanned: both('Séances prévues', 'Sessions planned'),
  sessionsHeld: both('Séances tenues', 'Sessions held'),
  formsAsked: both('Questionnaires envoyés', 'Forms sent'),
  formsAnswered: both('Questionnaires remplis', 'Forms answered'),
  changes: both('Ce qui a changé, avant et après', 'What changed, before and after'),
  changesNote: both(
    'Écart moyen sur une échelle de 1 à 5, chez les personnes qui ont répondu les deux fois, et son intervalle à 95 %.',
    'Mean change on a scale of 1 to 5, of the people who answered both times, with its 95% interval.',
  ),
  lookingBack: both('Dirigeants, sujet 1, avec le recul', 'Leaders, topic 1, looking back'),
  lookingBackNote: both(
    '« Avec le recul » : où les dirigeants pensent aujourd’hui avoir été au départ. La mesure qui compte est celle d’avant et d’après.',
    '"Looking back" is where leaders now think they started. The measure that counts is the one taken before and after.',
  ),
  management: both('La façon de diriger', 'The way of leading'),
  improved: both('Dirigeants : « nettement amélioré »', 'Leaders: "significantly improved"'),
  harder: both('Dirigeants : « devenu plus difficile »', 'Leaders: "become harder"'),
  seenByMentors: both('Mentors qui l’ont vu évoluer', 'Mentors who saw a change'),
  seenByBoth: both('Binômes où les deux le disent', 'Pairs in which both say so'),
  gains: both('Ce que les mentors y ont gagné', 'What mentors gained'),
  gainedNothing: both('Rien de tout cela', 'None of these'),
  sessions: both('Les séances', 'The sessions'),
  useful: both('Utile pour moi, de 1 à 5', 'Useful to me, from 1 to 5'),
  free: both('Parole libre, de 1 à 5', 'Free to speak, from 1 to 5'),
  freeHigh: both('Parole libre, part des notes 4 et 5', 'Free to speak, share of 4 and 5'),
  session: both('Séance', 'Session'),
  overall: both('Ensemble', 'All of these'),
  gapNote: both(
    'L’écart entre mentors et dirigeants sur la parole libre est le chiffre à suivre.',
    'The gap between mentors and leaders on free speech is the figure to watch.',
  ),
  pairing: both('Les binômes', 'The pairs'),
  goodFit: {
    mentor: both('Mentors : ce binôme me convient', 'Mentors: this pairing is right'),
    mentee: both('Dirigeants : ce binôme me convient', 'Leaders: this pairing is right'),
  },
  recommend: {
    mentor: both('Mentors : je le conseillerais', 'Mentors: I would recommend it'),
    mentee: both('Dirigeants : je le conseillerais', 'Leaders: I would recommend it'),
  },
  bothWays: both('Binômes où les deux ont appris', 'Pairs in which both learned'),
  followUp: both('Trois mois après', 'Three months later'),
  use: both('Ce que j’y ai appris me sert, de 1 à 5', 'I use what I learned, from 1 to 5'),
  contact: both('Encore en contact', 'Still in touch'),
  worries: both('Les inquiétudes du départ', 'Worries at the start'),
  worriesNote: both(
    'Seules celles d’au moins {threshold} personnes sont montrées.',
    'Only those of {threshold} people or more are shown.',
  ),
  breakdowns: both('Par direction et par site', 'By unit and by site'),
  unit: both('par direction', 'by unit'),
  site: both('par site', 'by site'),
  someWithheld: both(
    'Des lignes manquent : elles compteraient trop peu de personnes, ou permettraient de retrouver celles d’à côté.',
    'Some lines are missing: they would stand on too few people, or let their neighbors be computed.',
  ),
  noLine: both('Aucune ligne ne peut être montrée.', 'No line can be shown.'),
  quotes: both('En leurs mots', 'In their words'),
  method: both('Comment lire ces chiffres', 'How to read these figures'),
  others: both(
    'Les personnes qui n’ont pas répondu pensent peut-être autrement.',
    'Those who did not answer may think otherwise.',
  ),
  measure: both('Mesure', 'Measure'),
  result: both('Résultat', 'Result'),
  interval: both('Intervalle à 95 %', '95% interval'),
  asked: both('Demandé à', 'Asked'),
  answered: both('Réponses', 'Answered'),
  number: both('Nombre', 'Number'),
} as const;

export const sideLabels: Readonly<Record<Side, Translated>> = {
  mentor: both('Mentors', 'Mentors'),
  mentee: both('Dirigeants', 'Leaders'),
};

export const mentorScaleLabels: Readonly<Record<MentorScale, Translated>> = {
  speaking: both('Mentors, oser dire', 'Mentors, speaking up'),
  recognition: both('Mentors, reconnaissance', 'Mentors, recognition'),
  belonging: both('Mentors, appartenance', 'Mentors, belonging'),
  visibility: both('Mentors, visibilité', 'Mentors, visibility'),
};

export const menteeScaleLabels: Readonly<Record<MenteeScale, Translated>> = {
  topic: both('Dirigeants, sujet 1', 'Leaders, topic 1'),
  listening: both('Dirigeants, écoute', 'Leaders, listening'),
  unknown: both('Dirigeants, dire « je ne sais pas »', 'Leaders, saying "I do not know"'),
};

export const gainLabels: Readonly<Record<Gain, Translated>> = {
  strategy: both('Je comprends mieux la stratégie', 'I understand the strategy better'),
  priorities: both('Je fixe mieux mes priorités', 'I set my priorities better'),
  decisions: both('Je vois comment on décide', 'I see how a hard decision is made'),
  network: both('Mon réseau s’est élargi', 'My network has grown'),
  confidence: both('De la confiance en moi', 'Confidence in myself'),
};

export const worryLabels: Readonly<Record<Worry, Translated>> = {
  clumsy: both('Dire une maladresse', 'Saying something clumsy'),
  knowledge: both('Ne pas en savoir assez', 'Not knowing enough'),
  career: both('Des conséquences pour ma carrière', 'Consequences for my career'),
  time: both('Le temps', 'Time'),
  manager: both('Ce qu’en pensera mon responsable', 'What my manager will think'),
  ignorance: both('Montrer ce que je ne sais pas', 'Showing what I do not know'),
  authority: both('Perdre en autorité', 'Losing authority'),
  giving: both('Ne rien apporter à mon mentor', 'Bringing nothing to my mentor'),
  repeated: both('Ce qui pourrait être répété', 'What might be repeated'),
  other: both('Autre chose', 'Something else'),
};

/** The rules every figure obeys; `{threshold}` is the number of people. */
export const methodLines: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: [
    'Chaque chiffre dit à combien de personnes la question a été posée et combien ont répondu.',
    'Rien n’est montré en dessous de {threshold} personnes, sans compter celles qui lisent ce bilan.',
    'Une ligne qui permettrait d’en calculer une trop petite par soustraction est retirée aussi.',
    'Quand moins de {threshold} personnes ont répondu défavorablement, la part est donnée comme un minimum.',
    'Les intervalles à 95 % sont ceux de Student pour les écarts et de Wilson pour les parts : avec peu de réponses ils sont larges, et c’est normal.',
    'Les réponses sont confidentielles ; des mots ne sont cités que si leur auteur l’a écrit.',
  ].map(unbroken),
  en: [
    'Every figure says how many people were asked and how many answered.',
    'Nothing is shown on fewer than {threshold} people, not counting those who read this report.',
    'A line from which one that is too small could be computed by subtraction is removed as well.',
    'When fewer than {threshold} people gave an unfavorable answer, the share is given as a minimum.',
    'The 95% intervals are Student’s for changes and Wilson’s for shares: with few answers they are wide, as they should be.',
    'Answers are confidential; words appear only where their author wrote that they may be quoted.',
  ],
};
