import type { Language, Translated } from '../domain/language.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import { neutralize } from '../forms/neutralize.ts';
import { approved, type DecisionWords, filled } from './approval-words.ts';
import type { LetterFacts } from './letter-facts.ts';

/** What became of a decision on a proposal, by the code of its order: a title and one paragraph. */
const became: Readonly<Record<string, DecisionWords>> = {
  approved,
  waiting: {
    title: { fr: 'Rien pour l’instant', en: 'Nothing for now' },
    words: {
      fr: 'C’est noté : rien ne part. La proposition attend votre décision jusqu’à {until} ; ensuite, {other} la reçoit.',
      en: 'Noted: nothing leaves. The proposal waits for your decision until {until}; then {other} receives it.',
    },
  },
  canceled: {
    title: { fr: 'Cycle annulé', en: 'Cycle canceled' },
    words: {
      fr: 'C’est noté : ce cycle est annulé. Ceux qui s’étaient inscrits l’apprennent, rien d’autre ne part.',
      en: 'Noted: this cycle is canceled. Those who had enrolled are told, nothing else leaves.',
    },
  },
  dropped: {
    title: { fr: 'Nouveaux binômes abandonnés', en: 'New pairs dropped' },
    words: {
      fr: 'C’est noté : ces nouveaux binômes ne se feront pas, rien ne part. Le cycle continue.',
      en: 'Noted: these new pairs will not be, nothing leaves. The cycle goes on.',
    },
  },
  stopped: {
    title: { fr: 'Approbation arrêtée', en: 'Approval stopped' },
    words: {
      fr: '{by} a arrêté l’approbation {of the pairs}, {at}. Rien n’est parti : la proposition attend de nouveau une décision.',
      en: '{by} stopped the approval {of the pairs}, {at}. Nothing has left: the proposal waits for a decision again.',
    },
  },
  replaced: {
    title: { fr: 'Proposition remplacée', en: 'Proposal replaced' },
    words: {
      fr: 'Rien n’est fait : cette proposition a été remplacée {at}. Répondez à la plus récente.',
      en: 'Nothing is done: this proposal was replaced {at}. Please reply to the newest one.',
    },
  },
  recomputing: {
    title: { fr: 'Proposition remplacée', en: 'Proposal replaced' },
    words: {
      fr: 'Rien n’est fait : cette proposition est en train d’être remplacée. Répondez à celle qui arrive.',
      en: 'Nothing is done: this proposal is being replaced. Please reply to the one that comes.',
    },
  },
  decided: {
    title: { fr: 'Déjà décidé', en: 'Already decided' },
    words: {
      fr: 'Rien n’est changé : {by} a déjà approuvé les paires, {at}.',
      en: 'Nothing is changed: {by} has already approved the pairs, {at}.',
    },
  },
  'decided-by-hand': {
    title: { fr: 'Déjà décidé', en: 'Already decided' },
    words: {
      fr: 'Rien n’est changé : les paires sont déjà approuvées.',
      en: 'Nothing is changed: the pairs are approved already.',
    },
  },
  'canceled-before': {
    title: { fr: 'Cycle annulé', en: 'Cycle canceled' },
    words: { fr: 'Rien n’est changé : ce cycle est annulé.', en: 'Nothing is changed: this cycle is canceled.' },
  },
  'asked-other': {
    title: { fr: 'Votre réponse est arrivée après la clôture', en: 'Your answer came after the deadline' },
    words: {
      fr: 'Rien n’est fait : le délai est passé, et une autre personne est consultée. {other} peut décider à votre place.',
      en: 'Nothing is done: the deadline has passed and somebody else is asked. {other} can decide instead.',
    },
  },
  'too-late': {
    title: { fr: 'Trop tard pour arrêter', en: 'Too late to stop' },
    words: {
      fr: 'Il est trop tard : les paires sont approuvées et les mentors consultés depuis {until}. Une paire s’arrête par le bilan du lundi.',
      en: 'It is too late: the pairs are approved and the mentors asked since {until}. A pair is ended by Monday’s digest.',
    },
  },
  'nothing-to-stop': {
    title: { fr: 'Rien à arrêter', en: 'Nothing to stop' },
    words: {
      fr: 'Rien n’est changé : aucune approbation n’est en attente.',
      en: 'Nothing is changed: no approval is waiting.',
    },
  },
};

/** Title and words of what became of a decision. */
export function decidedValues(
  { facts: coded }: LedgerEntry,
  facts: LetterFacts,
  language: Language,
): Record<string, string> {
  const known = became[coded.what ?? ''] ?? became.recomputing;
  if (known === undefined) return {};
  return {
    title: filled(known.title[language], coded, facts, language),
    became: filled(known.words[language], coded, facts, language),
  };
}

/** Why a line was not understood, by its code. */
const unclearWords: Readonly<Record<string, Translated>> = {
  unreadable: { fr: 'pas compris', en: 'not understood' },
  'unknown-pair': {
    fr: 'cette paire n’existe pas dans cette proposition',
    en: 'there is no such pair in this proposal',
  },
  'unknown-address': { fr: 'personne n’est inscrit à cette adresse', en: 'nobody is enrolled under this address' },
  'not-free': {
    fr: 'quelqu’un de cette ligne n’est pas libre, ou ne participe pas',
    en: 'somebody on this line is not free, or does not take part',
  },
  'not-a-mentor': { fr: 'la première adresse doit être celle d’un mentor', en: 'the first address must be a mentor’s' },
  'not-a-leader': {
    fr: 'la deuxième adresse doit être celle d’un dirigeant',
    en: 'the second address must be a leader’s',
  },
  'is-out': { fr: 'l’un des deux est retiré : LIBRE d’abord', en: 'one of the two is out: FREE first' },
  'no-demand': { fr: 'rien n’était demandé là-dessus', en: 'nothing was asked about this' },
  contradiction: { fr: 'une autre ligne dit le contraire', en: 'another line says the opposite' },
  'approve-and-changes': {
    fr: 'vous approuvez et demandez autre chose : lequel des deux ?',
    en: 'you approve and ask for something else: which of the two?',
  },
  'wait-and-changes': {
    fr: '« rien pour l’instant » et un changement : lequel des deux ?',
    en: '"nothing for now" and a change: which of the two?',
  },
  'cancel-and-changes': {
    fr: 'vous annulez et demandez autre chose : lequel des deux ?',
    en: 'you cancel and ask for something else: which of the two?',
  },
  'no-change': { fr: 'quels changements ?', en: 'which changes?' },
};

/** Each line that was not understood, with what is wrong with it; the person's own words cannot be read as an answer. */
export function unclearLines({ form }: LetterFacts, language: Language): string[] {
  const colon = language === 'fr' ? ' : ' : ': ';
  return (form?.unclear ?? []).map(({ words, why = 'unreadable' }) => {
    const said = neutralize(words.replace(/\s+/g, ' ').trim()).slice(0, 120);
    const quoted = language === 'fr' ? `« ${said} »` : `"${said}"`;
    return `- ${quoted}${colon}${unclearWords[why]?.[language] ?? why}`;
  });
}
