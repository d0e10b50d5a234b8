import { slotText } from '../domain/date-text.ts';
import type { Language, Translated } from '../domain/language.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import { readerOfCoordinator } from '../domain/readers.ts';
import { answersInWords } from '../forms/answers-in-words.ts';
import { formInHand } from './form-values.ts';
import type { LetterFacts } from './letter-facts.ts';

/** What became of one thing a coordinator asked for, as an order's fact holds it: "note|P03|done", "item1||at|2027-03-10T08:00:00.000Z". */
export interface DoneCode {
  /** `item1` to `item6` for a decision, else what a line asked for. */
  readonly what: string;
  /** P03, for a line. */
  readonly pair: string;
  readonly outcome: Outcome;
  /** When it leaves. */
  readonly at?: string;
}

const outcomes = [
  ...(['done', 'at', 'again', 'unknown', 'closed', 'not-now', 'paused', 'no-day', 'unread'] as const),
  ...(['nobody', 'several', 'no-form', 'entered'] as const),
] as const;
export type Outcome = (typeof outcomes)[number];

const outcomeWords: Readonly<Record<Outcome, Translated>> = {
  done: { fr: 'fait', en: 'done' },
  at: { fr: 'partira {at} (REPRISE d’ici là pour l’annuler)', en: 'leaves {at} (RESUME before that takes it back)' },
  again: { fr: 'revient lundi', en: 'returns on Monday' },
  unknown: { fr: 'cette paire n’existe pas', en: 'there is no such pair' },
  closed: { fr: 'rien, la paire est close', en: 'nothing, the pair is closed' },
  'not-now': { fr: 'rien, aucune date ne peut être demandée', en: 'nothing, no date can be asked for' },
  paused: { fr: 'jusqu’au {at}', en: 'until {at}' },
  'no-day': {
    fr: 'rien, ce jour est passé ou vient après la fin du cycle',
    en: 'nothing, that day is past or comes after the end of the cycle',
  },
  unread: { fr: 'pas compris', en: 'not understood' },
  nobody: { fr: 'personne de ce nom ne participe', en: 'nobody of that name takes part' },
  several: {
    fr: 'plusieurs personnes portent ce nom : donnez l’adresse',
    en: 'several have that name: give the address',
  },
  'no-form': {
    fr: 'rien qui se réponde au téléphone n’attend cette personne',
    en: 'nothing waits for that person that can be answered on the phone',
  },
  entered: {
    fr: 'ses questions vous arrivent ; répondez avec ses mots, le résumé part à cette personne',
    en: 'their questions come to you; answer in their words, the summary goes to that person',
  },
};

const orderWords: Readonly<Record<string, Translated>> = {
  file: { fr: 'fiche', en: 'file' },
  end: { fr: 'arrêt', en: 'end' },
  other: { fr: 'autre binôme', en: 'other partner' },
  resume: { fr: 'reprise', en: 'resume' },
  note: { fr: 'note', en: 'note' },
  pause: { fr: 'pause', en: 'pause' },
  list: { fr: 'liste', en: 'list' },
  figures: { fr: 'chiffres', en: 'figures' },
  enter: { fr: 'saisir', en: 'enter' },
};

export function doneCode({ what, pair, outcome, at }: DoneCode): string {
  return [what, pair, outcome, at ?? ''].join('|');
}

/** The echo of a coordinator's reply: one line for each thing asked, with what became of it. */
export function doneLines(entry: LedgerEntry, facts: LetterFacts, language: Language): string[] {
  const { form, cycle, to } = facts;
  if (form === undefined) return [];
  const { definition, values } = formInHand(facts, form);
  const { timeZone } = readerOfCoordinator(cycle, to.personId);
  const colon = language === 'fr' ? ' : ' : ': ';
  const codes = Object.keys(entry.facts)
    .toSorted()
    .map((name) => entry.facts[name] ?? '');
  return codes.map((code) => {
    const [what = '', pair = '', outcome = '', at = ''] = code.split('|');
    const known = outcomes.find((each) => each === outcome) ?? 'unread';
    const became = outcomeWords[known][language].replace('{at}', at === '' ? '' : slotText(at, timeZone, language));
    const answer = form.answers[what];
    const [said] = answer === undefined ? [] : answersInWords(definition, language, values, { [what]: answer });
    const asked =
      said === undefined
        ? [pair, orderWords[what]?.[language] ?? what].filter((each) => each !== '').join(', ')
        : `${said.label}, ${said.words.toLowerCase()}`;
    return `- ${asked}${colon}${became}`;
  });
}
