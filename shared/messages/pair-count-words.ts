import type { Language } from '../domain/language.ts';

/** What a text says of a number of pairs, by the name of its variable: nobody approves "the 1 pairs". */
export function pairCountWords(count: number, language: Language) {
  const n = String(count);
  const isOne = language === 'fr' ? count < 2 : count === 1;
  if (language === 'fr')
    return {
      pairs: isOne ? `${n} paire` : `${n} paires`,
      'the pairs': isOne ? 'la paire' : `les ${n} paires`,
      'of the pairs': isOne ? 'de la paire' : `des ${n} paires`,
      'pairs approved': isOne ? `${n} paire approuvée` : `${n} paires approuvées`,
    };
  const pairs = isOne ? `${n} pair` : `${n} pairs`;
  const thePairs = isOne ? 'the pair' : `the ${n} pairs`;
  return { pairs, 'the pairs': thePairs, 'of the pairs': `of ${thePairs}`, 'pairs approved': `${pairs} approved` };
}
