import type { Language } from '../domain/language.ts';
import type { KnownPair } from './letter-facts.ts';

/** Message 1 of the digest (content.md 6.2): asks a leader for a date they will keep, in the coordinator's name. */
export function readyMessageWords(mentor: string, language: Language): string {
  return {
    fr: `votre prochaine séance avec ${mentor} n’est pas encore fixée. ${mentor} l’a préparée. Pouvez-vous choisir une date que vous tiendrez ?`,
    en: `your next session with ${mentor} has no sure date yet. ${mentor} has prepared it. Could you choose a date you will keep?`,
  }[language];
}

/** The same as a sentence of its own. */
export function readyMessage(pair: KnownPair | undefined, language: Language): string {
  const words = readyMessageWords(pair?.mentor.person.first ?? '', language);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
