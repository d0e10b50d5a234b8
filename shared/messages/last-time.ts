import type { Language } from '../domain/language.ts';
import type { LetterFacts } from './letter-facts.ts';

/** The silent echo of the last feedback, with which somebody's next email begins (content.md 3.3): "La dernière fois, vous nous avez dit : tenue, 4 et 5." */
export function lastTime({ lastFeedback }: LetterFacts, language: Language): string {
  if (lastFeedback === undefined) return '';
  const { held, useful, free } = lastFeedback.answers;
  const words = {
    fr: { held: 'tenue', moved: 'déplacée', canceled: 'annulée', and: 'et' },
    en: { held: 'held', moved: 'moved', canceled: 'canceled', and: 'and' },
  }[language];
  if (held !== 'held' && held !== 'moved' && held !== 'canceled') return '';
  const ratings =
    typeof useful === 'number' && typeof free === 'number' ? `, ${String(useful)} ${words.and} ${String(free)}` : '';
  return language === 'fr'
    ? `La dernière fois, vous nous avez dit : ${words[held]}${ratings}.`
    : `Last time you told us: ${words[held]}${ratings}.`;
}
