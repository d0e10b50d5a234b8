import { PersonId } from '../domain/ids.ts';
import type { Language, Translated } from '../domain/language.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { NamedPair } from '../domain/matching/named-pair.ts';
import type { PairPrice } from '../domain/matching/price-pair.ts';
import { bothNamed } from './demand-lines.ts';
import type { LetterFacts } from './letter-facts.ts';
import { refusedLockText } from './refused-lock-text.ts';

/** What one pair would cost, as an order's fact holds it: ids, numbers and codes. */
export function priceCode({ mentorId, menteeId }: NamedPair, price: PairPrice): string {
  const codes =
    price.kind === 'priced'
      ? ['people', 'waited', 'pairs', 'worst', 'total'].map((level) =>
          String(price.loss[level as keyof typeof price.loss]),
        )
      : [price.kind === 'refused' ? price.reason : ''];
  return [mentorId, menteeId, price.kind, ...codes].join('|');
}

/** One line for each pair whose price was asked. */
export function priceLines(entry: LedgerEntry, facts: LetterFacts, language: Language): string[] {
  const colon = language === 'fr' ? ' : ' : ': ';
  return Object.keys(entry.facts)
    .toSorted()
    .map((name) => {
      const [mentorId, menteeId, kind, ...codes] = (entry.facts[name] ?? '').split('|');
      const pair = { mentorId: PersonId.parse(mentorId), menteeId: PersonId.parse(menteeId) };
      return `- ${bothNamed(facts, pair, language)}${colon}${priceText(kind ?? '', codes, language)}`;
    });
}

/** What each level is called, and how many of its units people read as one. */
const levels: readonly { readonly words: Translated; readonly unit: number }[] = [
  { words: { fr: 'personnes servies', en: 'people served' }, unit: 1 },
  { words: { fr: 'personnes qui attendaient', en: 'people who had waited' }, unit: 1 },
  { words: { fr: 'paires', en: 'pairs' }, unit: 1 },
  { words: { fr: 'pour la plus faible note', en: 'for the weakest score' }, unit: 100 },
  { words: { fr: 'pour le total des notes', en: 'for the total of scores' }, unit: 100 },
];

function priceText(kind: string, codes: readonly string[], language: Language): string {
  if (kind === 'refused') return `impossible (${refusedLockText(codes[0] ?? '', language)})`; // the same word in both languages
  if (kind !== 'priced') return { fr: 'trop long à calculer', en: 'too long to compute' }[language];
  const said = levels.flatMap(({ words, unit }, at) => {
    const loss = Number(codes[at] ?? 0) / unit;
    return loss === 0 ? [] : [`${signed(-loss, language)} ${words[language]}`];
  });
  return said.length === 0 ? { fr: 'rien', en: 'nothing' }[language] : said.join(', ');
}

/** "−2", "+0,5": what a level would change by. */
function signed(change: number, language: Language): string {
  const text = String(Math.round(Math.abs(change) * 100) / 100);
  return `${change < 0 ? '−' : '+'}${language === 'fr' ? text.replace('.', ',') : text}`;
}
