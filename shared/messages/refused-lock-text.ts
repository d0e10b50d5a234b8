import type { Language, Translated } from '../domain/language.ts';

/** Why a pair that was asked for by name cannot be, in a few words. */
const words: Readonly<Record<string, Translated>> = {
  self: { fr: 'la même personne', en: 'the same person' },
  'reporting-line': { fr: 'lien hiérarchique', en: 'reporting line' },
  veto: { fr: 'refus exprimé', en: 'one declined the other' },
  'not-junior': { fr: 'le mentor n’est pas d’un grade inférieur', en: 'the mentor is not junior' },
  'no-common-language': { fr: 'aucune langue commune', en: 'no common language' },
  'no-place-left': { fr: 'plus de place', en: 'no place left' },
  'not-enrolled': { fr: 'l’un des deux ne participe pas', en: 'one of the two does not take part' },
};

export function refusedLockText(reason: string, language: Language): string {
  return words[reason]?.[language] ?? reason;
}
