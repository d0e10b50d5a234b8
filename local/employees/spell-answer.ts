import type { Meaning } from './meaning.ts';
import { chance, type Random } from './random.ts';
import type { ShownQuestion } from './read-form.ts';

/** What somebody types for an answer: letters and digits, or words. */
export function spellAnswer(
  meaning: Meaning,
  question: ShownQuestion,
  {
    inWords,
    language,
    random,
    label,
  }: { readonly inWords: boolean; readonly language: 'fr' | 'en'; readonly random: Random; readonly label: string },
): string {
  if ('text' in meaning) return meaning.text;
  if ('yes' in meaning) return language === 'fr' ? (meaning.yes ? 'oui' : 'non') : meaning.yes ? 'yes' : 'no';
  if ('rating' in meaning) {
    const mark = String(meaning.rating);
    return inWords && chance(random, `${label}|of five`, 0.4)
      ? language === 'fr'
        ? `${mark} sur 5`
        : `${mark} out of 5`
      : mark;
  }
  if ('letters' in meaning) {
    if (inWords) return meaning.words.map(lowerFirst).join(', ');
    return meaning.letters.join(
      chance(random, `${label}|tight`, 0.3) ? '' : chance(random, `${label}|comma`, 0.5) ? ', ' : ' ',
    );
  }
  if (!inWords) return meaning.letter;
  return (
    everyday(question, meaning.words) ??
    (chance(random, `${label}|lower`, 0.5) ? lowerFirst(meaning.words) : meaning.words)
  );
}

/** The word people use instead of a label. */
function everyday({ label }: ShownQuestion, words: string): string | undefined {
  if (/a-t-elle eu lieu/.test(label))
    return words === 'Oui' ? 'oui, tenue' : /annulée/.test(words) ? 'annulée' : 'déplacée';
  if (/take place/.test(label)) return words === 'Yes' ? 'yes, held' : /canceled/.test(words) ? 'canceled' : 'moved';
  if (/accepte la charte/.test(words)) return 'oui';
  if (/accept the charter/.test(words)) return 'yes';
  return undefined;
}

function lowerFirst(text: string): string {
  return /^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
