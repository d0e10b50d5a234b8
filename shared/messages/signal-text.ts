import type { Language, Translated } from '../domain/language.ts';
import { pairLabel, sessionsHeld } from '../domain/pair.ts';
import type { KnownPair } from './letter-facts.ts';
import { shortName } from './speaking.ts';

interface Wording {
  /** What happened; `{side}` and `{session}` are filled in. */
  readonly what: Translated;
  /** What a coordinator may do. */
  readonly suggestion: Translated;
}

const call: Translated = { fr: 'Appelez cette personne d’abord, seule.', en: 'Call that person first, alone.' };

/** Every signal in a coordinator's words, with a suggestion (design.md 9, content.md 6). Codes come from domain/pair.ts. */
const wordings: Readonly<Record<string, Wording>> = {
  'not-a-fit': {
    what: {
      fr: '{side} préfère changer de binôme, après la séance {session}.',
      en: '{side} prefers another partner, after session {session}.',
    },
    suggestion: call,
  },
  'wants-to-stop': {
    what: { fr: '{side} préfère arrêter ici.', en: '{side} prefers to stop here.' },
    suggestion: call,
  },
  'not-free-to-speak': {
    what: {
      fr: '{side}, séance {session} : peu utile et pas libre de parler.',
      en: '{side}, session {session}: not useful and not free to speak.',
    },
    suggestion: call,
  },
  'read-today': {
    what: { fr: 'Un mot de {side} est à lire aujourd’hui.', en: 'A word from {side} should be read today.' },
    suggestion: {
      fr: 'Lisez-le, puis suivez le guide de coordination.',
      en: 'Read it, then follow the coordinator’s guide.',
    },
  },
  'canceled-session': {
    what: { fr: 'Séance {session} annulée, selon {side}.', en: 'Session {session} canceled, says {side}.' },
    suggestion: {
      fr: 'Demandez trois dates à qui tient l’agenda.',
      en: 'Ask whoever keeps the calendar for three dates.',
    },
  },
  'low-rating': {
    what: {
      fr: 'Note de 2 ou moins, séance {session}, {side}.',
      en: 'A rating of 2 or less, session {session}, {side}.',
    },
    suggestion: call,
  },
  disagreement: {
    what: {
      fr: 'Séance {session} : les deux ne disent pas la même chose.',
      en: 'Session {session}: the two do not say the same.',
    },
    suggestion: { fr: 'Rien à faire, sauf si cela se répète.', en: 'Nothing to do unless it happens again.' },
  },
  'two-cancellations': {
    what: {
      fr: 'Deux reports ou annulations de suite côté dirigeant.',
      en: 'Two moves or cancellations in a row on the leader’s side.',
    },
    suggestion: { fr: 'Demandez une date que le dirigeant tiendra.', en: 'Ask for a date that the leader will keep.' },
  },
  'no-session-planned': {
    what: { fr: 'Aucune séance prévue depuis 21 jours.', en: 'No session planned for 21 days.' },
    suggestion: { fr: 'Appelez qui tient l’agenda.', en: 'Call whoever keeps the calendar.' },
  },
  'rating-drop': {
    what: {
      fr: 'Utilité en baisse d’au moins 2, séance {session}, {side}.',
      en: 'Usefulness down by 2 or more, session {session}, {side}.',
    },
    suggestion: call,
  },
  silence: {
    what: {
      fr: '{side} n’a pas répondu sur la séance {session}.',
      en: '{side} did not answer about session {session}.',
    },
    suggestion: { fr: 'Rien à faire, sauf si cela se répète.', en: 'Nothing to do unless it happens again.' },
  },
  'no-dates-agreed': {
    what: { fr: 'Pas de date trouvée par courriel.', en: 'No date found by email.' },
    suggestion: { fr: 'Appelez qui tient l’agenda.', en: 'Call whoever keeps the calendar.' },
  },
  'dates-question': {
    what: { fr: 'Une période à éviter n’a pas été comprise.', en: 'A period to avoid was not understood.' },
    suggestion: {
      fr: 'Vérifiez les dates placées avec qui tient l’agenda.',
      en: 'Check the dates placed with whoever keeps the calendar.',
    },
  },
  'midpoint-change': {
    what: { fr: 'À mi-parcours, {side} souhaite un changement.', en: 'Halfway, {side} would like a change.' },
    suggestion: call,
  },
  'proposal-question': {
    what: { fr: '{side} a une question avant de dire oui.', en: '{side} has a question before saying yes.' },
    suggestion: {
      fr: 'Répondez-lui ; le oui se donne ensuite par courriel.',
      en: 'Answer; the yes then comes by email.',
    },
  },
  'proposal-silence': {
    what: {
      fr: '{side} n’a pas répondu à la proposition en 7 jours.',
      en: '{side} has not answered the proposal in 7 days.',
    },
    suggestion: { fr: 'Appelez, simplement pour savoir.', en: 'Call, just to know.' },
  },
  'no-return': {
    what: {
      fr: 'Après une pause, {side} n’a pas dit comment continuer.',
      en: 'After a pause, {side} has not said how to go on.',
    },
    suggestion: {
      fr: 'Appelez, sans demander de raison ; puis REPRISE ou PAUSE.',
      en: 'Call, without asking why; then resume or pause.',
    },
  },
  'reporting-line': {
    what: {
      fr: 'D’après la nouvelle liste, l’un est responsable de l’autre.',
      en: 'By the new roster one is the other’s manager.',
    },
    suggestion: {
      fr: 'Les séances continuent jusqu’à votre décision.',
      en: 'Sessions go on until you decide.',
    },
  },
  'rule-broken': {
    what: {
      fr: 'D’après la nouvelle liste, cette paire ne serait plus proposée (niveau ou langue).',
      en: 'By the new roster this pair would no longer be proposed (grade or language).',
    },
    suggestion: { fr: 'Les séances continuent, sauf avis contraire.', en: 'Sessions go on unless you say otherwise.' },
  },
  'proposal-declined': {
    what: { fr: 'La paire ne se fera pas.', en: 'The pair will not start.' },
    suggestion: { fr: 'Sans raison à demander.', en: 'No reason to be asked for.' },
  },
};

/** One signal in lines: the pair, what happened, a suggestion. Never the words of an answer. */
export function signalText(
  signal: string,
  side: string,
  pair: KnownPair,
  language: Language,
  session?: string,
): string[] {
  const heading = `${pairLabel(pair.pair)} ${shortName(pair.mentor.person)} ${language === 'fr' ? 'et' : 'and'} ${shortName(pair.mentee.person)}`;
  const held = sessionsHeld(pair.pair);
  const heldText = language === 'fr' ? `Séances tenues : ${String(held)}.` : `Sessions held: ${String(held)}.`;
  return [heading, ...signalLines(signal, sideName(side, pair, language), language, session), heldText];
}

/** What happened and what may be done about it. */
export function signalLines(signal: string, who: string, language: Language, session = '?'): string[] {
  const wording = wordings[signal];
  if (wording === undefined) return [signal];
  // "Samuel K." ends with its own full stop.
  const what = wording.what[language].replace('{side}', who).replace('{session}', session).replace(/\.\.$/, '.');
  return [what, wording.suggestion[language]];
}

/** The person a signal comes from, as coordinators name people. */
function sideName(side: string, pair: KnownPair, language: Language): string {
  if (side === 'mentor') return shortName(pair.mentor.person);
  if (side === 'mentee') return shortName(pair.mentee.person);
  if (side === 'keeper') return pair.keeper === undefined ? shortName(pair.mentee.person) : shortName(pair.keeper);
  return language === 'fr' ? 'les deux' : 'both';
}
